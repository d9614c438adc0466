"""What tells of a sibling of what is asked for is no answer; what tells of the thing itself stays one."""

import pytest

from skills.ask.score.siblings import is_of_sibling, marks_in


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "what is the wind limit at North Yard for crane Alba",
            "Crane Alba: Wind limit at South Yard 38 knots.",
        ),
        (
            "where is the first-aid box at Mill Depot?",
            "At Quay Depot it hangs in the hall, at Elm Depot at the door.",
        ),
        (
            "how much does the lift at Elm Station cost",
            "The budget for the new lift at Mill Station is £1.8 million.",
        ),
        ("what happens with a class C fault", "A lorry with a fault of class A does not leave the yard."),
        ("how often is food hygiene level 3 repeated", "Food hygiene level 2: Repeat every 3 years."),
        ("what is the top of G6", "G5 (cook): up to 32,400. G7 (head cook): from 40,100."),
        ("what do i do on a kx-09", "KX-02 comes when the oven is full: open it."),
        ("how much may a guest lunch cost", "A guest dinner costs at most £65 a head."),
        ("mileage for my motorbike?", "Own car: 42p a mile."),
        (
            "how much can I spend on a guest lunch",
            "Dinner with guests: £65 a head, approved by your manager.",
        ),
        ("mileage rate for my motorbike", "Car drivers: 45p for each mile."),
        ("mileage for my ebike", "Car: 45p a mile."),
        ("what's paid for motorbikes", "Car: 45p a mile"),
        ("wie hoch ist das kilometergeld fürs Motorrad", "Auto: 30 Cent je km."),
        ("what do I get for lunch", "Dinner: £30."),
        ("what can I claim for lunch", "Dinner: max. £30 a head."),
        ("how much is lunch", "An evening meal costs £30."),
        ("wie viel bekomme ich für ein Mittagessen", "Abendessen: 30 Euro."),
        ("quel est le plafond de P6", "Le plafond de P5 est 32 400."),
        ("top of G6", "G5: 32,400, leads to G7 after two years"),
        ("top of G6", "From G4 to G5: 32,400."),
        ("top of G6", "Between G3 and G5: 32,400."),
        ("how much is g6 paid", "G5 is paid 32,400 but no overtime."),
        ("how many days for G6", "G5: only 25 days."),
        ("notice for G6", "Notice in G5 is one month."),
        ("who sits at D14", "Ana sits at D13."),
        ("who covers shift S2?", "Bo covers shift S1 and shift S3."),
        ("what do i do on a KX-09", "KX-02: turn the switch to F1 and wait."),
        ("how many people work on a day shift", "A team has four people on a night shift."),
        (
            "what is the notice period after probation",
            "Probation is six months. During it the notice is one week.",
        ),
        (
            "how long are pictures from trams kept",
            "Pictures from buses are kept 14 days and from piers 31 days.",
        ),
        ("how many cakes fit on an extra large tray", "Large tray: 24 cakes."),
        ("when do small orders ship", "Large orders ship in two days."),
        ("price of a single room", "A double room is £90."),
        ("how many days of jury service are unpaid", "Jurors get ten days of paid leave."),
    ],
)
def test_of_a_sibling_nothing_is_an_answer(question: str, said: str) -> None:
    assert is_of_sibling(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is the wind limit at North Yard", "In all yards the wind limit is 38 knots."),
        ("where is the first-aid box at Mill Depot?", "At Mill Depot in the hall, at Elm Depot at the door."),
        ("where is the box in our Depot?", "The box at Mill Depot hangs in the hall."),
        ("what happens with a class C fault", "Class B is mended in 24 hours and class C in 14 days."),
        ("how often is level 3 repeated", "After level 2 comes 3, which is repeated every 3 years."),
        ("what is the top of G6", "G5: up to 32,400. G6: up to 38,000."),
        ("what is the top of G6", "From G5 on it is agreed one by one."),
        ("what do i do on a kx-9", "KX-09 comes when the oven is cold."),
        ("can i expense eur50 for a meal", "Lunch: EUR25 a head, by receipt."),
        ("what is the top of G6", "Cooks have up to 38,000."),
        ("how much may a guest lunch cost", "Lunch £25, dinner £65 a head."),
        ("how much may a guest lunch cost", "Meals with guests: £65 a head, dinner included."),
        ("where can I park my motorbike", "In the car park, bay 4."),
        ("what can I claim for lunch", "Dinner £30, midday £15."),
        ("what can I claim for lunch", "£25 a day, from breakfast to dinner."),
        ("what can I claim for lunch", "Dinner and breakfast £10, the rest of the day £15."),
        ("can I claim mileage for my bike", "Mileage is paid at 45p for a car and 24p for anything else."),
        ("mileage for my motorcycle", "Cars and motor cycles 45p."),
        ("maximum parking for my car", "Two hours; lorries 30 minutes."),
        ("what is the cost of the billing cycle", "Each invoice costs £5 for car leases."),
        ("what do we get for lunch", "Dinner is pasta."),
        ("how much is a hotel with breakfast", "Hotels: up to £120 a night in the UK; dinner £30."),
        ("how long is my lunch break", "30 minutes, plus 15 for breakfast on early shifts."),
        ("where does my company car get serviced", "At Brook Motors; vans go to the depot."),
        ("when is the christmas lunch", "The Christmas dinner is on 12 December at the Swan."),
        ("où garer mon scooter", "Derrière le bâtiment, car la cour est fermée dès 18 h."),
        ("what was revenue in Q3", "Revenue in the third quarter was £4m, up 5 % on Q2."),
        ("top of G6", "Grade 6 tops at 38,000 (G5: 32,400)."),
        ("fy25 budget", "The budget for 2025 is £4m (FY24: £3m)."),
        ("when do I get my P60", "By 31 May; leavers get a P45 instead."),
        ("where can I print A4", "On any printer, A3 on the one in the post room."),
        ("do G6 get a car", "G8 get a car."),
        ("who gets a G6 car", "All grades but G1 do."),
        ("where is desk D14", "Desks D1 through D20 are on the first floor."),
        ("where is desk D14", "D1…D20: first floor"),
        ("where is desk D14", "D10 onwards: upstairs, room 3"),
        ("what is the pay of G6", "G4 upwards: 40,000"),
        ("what is the pay of G6", "At least G5: 40,000"),
        ("what is the pay of G6", "G5, 6 and 7: 40,000"),
        ("what is the pay of G4", "G5 and below: 30,000"),
        ("what is the pay of G4", "Grades lower than G5: 30,000"),
        ("what is the pay of G6", "Between G4 and G8 it is 40,000."),
        ("what is the pay of G6", "Minimum G5: 40,000"),
        ("what is the pay of G6", "G5 & 6: 40,000"),
        ("notice for G6", "G1 to G3: 1 month; others 3 months."),
        ("notice for G6", "One month for G1, G2 and G3 and 3 months for everyone else."),
        ("overtime in G6", "G7 and above get none; below that 1.5 times is paid."),
        ("what is the budget for G6", "G7 signs up to 1,200 for any grade."),
        ("speed limit on the M25", "Vans drive 60 on motorways like the M1."),
        ("how do I get to T2", "Take bus T1 to Terminal 2."),
        ("target for the H1", "The first half is to bring £4m, as H2 did."),
        ("what comes after G6", "G7, after at least 2 years."),
        ("I'm a G6, what grade is next", "G7, from 40,100."),
        ("how do I get promoted from G6", "To become a G7 you need 2 years."),
        ("which alarm comes before KX-09", "KX-08 comes 2 minutes earlier."),
        ("where is meeting room M2", "Right behind M1."),
        ("where do i get an S1", "From the office, together with the A1."),
        ("which bus goes to T5", "Take the T1 there."),
        ("where do i leave my bike", "Bicycles stand in the yard, cars in the street."),
        ("can i come by car", "You can."),
        ("how many cakes fit on an extra-large tray", "Large tray: 24 cakes, extra large: 40."),
        ("how many cakes fit on an XL tray", "Extra large tray: 40 cakes."),
        ("when do small orders ship", "Orders ship the same day; large orders take two days."),
        ("how much is a double room", "A room is £80, £110 for two; a single room has no bath."),
        ("how many days of jury service are unpaid", "Jury service is not paid from day 11 on."),
        ("can I take unpaid leave", "Leave that is paid comes first."),
        (
            "how do I apply for unpaid leave",
            "Leave of any kind is paid out by the office and asked for here.",
        ),
        ("is it half the fee for guests", "Guests pay double the fee."),
        ("how many cakes fit on a large tray", "Large tray: 24 cakes. Small tray: 12."),
        ("how many cakes fit on a tray", "Large tray: 24 cakes."),
        ("which class is a flat tyre", "A flat tyre is class A."),
        ("how many people work on a day shift", "Three on a day shift, four on a night shift."),
        ("how many people work on a shift", "A team has four people on a night shift."),
        ("what is the notice period after probation", "After probation the notice is one month."),
        ("what do I get after probation", "During the summer everybody gets ice cream."),
        (
            "how long are pictures from buses kept",
            "Pictures from buses are kept 14 days and from piers 31 days.",
        ),
        (
            "how long are pictures from trams kept",
            "Pictures are kept for 14 days from the day they are taken.",
        ),
    ],
)
def test_what_tells_of_the_thing_or_of_all_stays(question: str, said: str) -> None:
    assert not is_of_sibling(question, said)


def test_a_place_may_stand_in_the_heading() -> None:
    question, said = "who opens Mill Depot", "Ana opens; the keys are at Quay Depot."
    assert is_of_sibling(question, said)
    assert not is_of_sibling(question, said, "Mill Depot")


def test_what_stands_below_a_code_may_name_others() -> None:
    question, said = "what do i do on a kx-09", "KX-02 comes first: light it again."
    assert is_of_sibling(question, said)
    assert not is_of_sibling(question, said, "Alarms KX-09")


def test_letters_and_numbers_tell_kinds_apart() -> None:
    assert marks_in("a Class C defect in room 12") == {("class", "c"), ("room", "12")}
    assert marks_in("a class of its own, the group I know") <= {("group", "1")}


AFTER = "After probation: four weeks from you. Team leaders and engineers: eight weeks both ways."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how long is probation for engineers", AFTER),
        ("How long does probation last?", "During probation the notice is one week."),
        ("how long is the training", "Before training you ring Ana two days ahead."),
        ("what is the length of the probation period", "Two weeks after probation the card is sent."),
        ("Wie lange dauert die Probezeit?", "Nach der Probezeit beträgt die Frist vier Wochen."),
    ],
)
def test_what_comes_after_a_time_does_not_tell_how_long_it_is(question: str, said: str) -> None:
    assert is_of_sibling(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how long is probation", "Probation is six months."),
        ("how long is probation", "Probation ends six months after the first day."),
        ("how long is probation", "After probation of six months you are one of us."),
        ("how long is probation", "After probation (six months) you are one of us."),
        ("how long is probation", "After probation, six months from the start, you are one of us."),
        ("how long is probation", "Six months. After probation the notice is a month."),
        ("how long is probation for drivers", "For drivers it is three months."),
        ("how long is the notice after probation", "After probation the notice is one month."),
        ("how long is the notice period", "After probation: four weeks from you."),
        ("when does probation end", "During probation the notice is one week."),
        ("how long is the training", "The training takes two days. After training you get a card."),
        ("how long is the break", "The break is 30 minutes."),
    ],
)
def test_what_tells_how_long_it_is_stays(question: str, said: str) -> None:
    assert not is_of_sibling(question, said)


def test_a_mark_that_only_a_heading_holds_is_the_one_that_is_asked_for() -> None:
    said = "Notice is 3 months, while grade 2 has one."
    assert not is_of_sibling("how long is notice in grade 3", said, "Grade 3")
    assert is_of_sibling("how long is notice in grade 3", said, "Notice")
