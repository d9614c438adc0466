"""Ways to say one thing, a line each: as documents have it, and as colleagues type it.

Words stand in one line where they name the same thing: no other goods, sum or group of people comes in another's place.
A word of a question that stands in two lines is read by the first.
"""

ALIKE = """
annual leave, leave, holiday, vacation, time off, pto, hols
sick, ill, unwell, poorly
sickness, illness
sick day, sick leave, sickie
paternity, father, partner, dad, daddy
maternity, mother, mum, mom
bereavement, funeral
fertility treatment, fertility, ivf
breastfeeding, nursing mothers, breastfeed
give notice, resign, quit
dismissed, dismissal, sacked, fired
redundancy, layoff
salary, pay, wage
payslip, pay slip, paycheck, paycheque
pay day, payday
pension, retirement plan, 401k, superannuation
benefits, perks
manager, supervisor, boss
general manager, gm
colleague, coworker, workmate
new starter, new joiner, new employee, newbie, newcomer
induction, onboarding
working from home, home working, remote working, home office, homeoffice, telework, wfh
time off in lieu, toil
reimbursed, refunded, paid back
reimburse, refund, pay back
purchase order, po
fuel, petrol, gasoline
taxi, cab
lorry, truck, hgv
bicycle, bike, pushbike
lift, elevator
toilet, loo, restroom, bathroom, washroom
canteen, cafeteria
kitchen, kitchenette
waste, rubbish, trash, garbage
mobile phone, mobile, smartphone, cellphone, phone
laptop, computer, pc
wifi, wi-fi, wlan
password, pwd
stolen, theft, nicked
broken, defective, faulty, bust
air conditioning, aircon
fob, keycard, swipe card, badge, pass
parcel, package
gift, present, hamper, freebie
alcohol, booze, beer
smoke, ciggie, fag, cigarette
vaccination, jab
glasses, spectacles, specs, eyewear
suspicious, wrong, dodgy, fishy
speaking up, speak up, whistleblowing, whistleblow, whistleblower
head office, headquarters, hq
human resources, people team, personnel, hr
service desk, help desk, helpdesk
managing director, chief executive, ceo
finance director, cfo
children, kids
grandparent, grandmother, grandma, granny, gran, nan, nana
grandparent, grandfather, grandpa, grandad, granddad
grandchild, grandkid
grandchild, grandson
grandchild, granddaughter
sibling, brother
sibling, sister
spouse, husband, hubby
spouse, wife, missus
newborn, baby, infant
wedding, marriage, getting married
funeral, cremation, burial
doctor, gp, physician
dentist, dental
physiotherapy, physio
counselling, counselor, counsellor, therapist, therapy
diarrhoea, diarrhea, vomiting, stomach bug, tummy bug
influenza, flu
covid, corona, coronavirus
pregnant, expecting a baby
injury, injured, hurt
sabbatical, career break
jury service, jury duty, juror
public holiday, bank holiday, national holiday
christmas, xmas
fortnight, two weeks
probation, probationary period, trial period
overtime, extra hours
pay rise, pay raise, increment
timesheet, time sheet
roster, rota
uniform, workwear, overalls
hard hat, helmet
high-visibility, hi-vis, hivis
apprenticeship, apprentice
temporary worker, agency worker
freelancer, freelance, self-employed
recruitment, recruit, hiring
supplier, vendor
invoice, bill
quotation, quote, estimate
expenses, expense claim
subsistence, per diem, daily allowance
accommodation, hotel, lodging
flight, airfare
car park, parking space, parking lot
puncture, flat tyre, flat tire
collision, crash, prang
electrician, sparky
carpenter, chippy
pest control, pests, vermin, rodent, rat
mould, mold, mildew
boiler, furnace
postcode, postal code, zip
solicitor, lawyer, attorney
auditor, audit firm
chairman, chairwoman, chairperson
meeting room, conference room
headphones, headset, earphones
screen, monitor, display
photocopier, copier
projector, beamer
charger, power adapter, adaptor
memory stick, usb stick, thumb drive
malware, virus
phishing, scam
hacked, compromised
two-factor, multi-factor, 2fa, mfa
email, e-mail
web site, website, homepage
warehouse, storehouse
forklift, fork lift, fork-lift
visitor, guest
sell, flog
borrow, loan
purchase, buy
harassment, bullying, bullied
appraisal, performance review
trade union, union
industrial action, strike, walkout
police, cop, cops, coppers
umbrella, brolly
alone, by oneself, solo
competitor, rival
recording, footage
customer, punter
tattoo, ink
medication, medicine, meds
gratuity, tip, tips
burglary, burglar, break-in
diesel, derv
sandwich, butty, sarnie
television, telly, tv
trainers, sneakers, plimsolls
torch, flashlight
nappy, diaper
pushchair, pram, buggy, stroller
plaster, band-aid
rucksack, backpack
duvet, quilt
hoover, vacuum cleaner
tap, faucet
pavement, sidewalk
motorway, freeway
number plate, licence plate, license plate, reg plate
tyre, tire
till, cash register
overdraft, overdrawn
mortgage, home loan
"""
