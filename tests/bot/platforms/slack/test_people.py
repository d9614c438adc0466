"""From the buttons under an answer to a person's answer coming back, through the real program and the fake Slack."""

from collections.abc import Iterator

import pytest

from bot.testing.slack import Post
from tests.bot.platforms.slack.conftest import PATIENCE
from tests.bot.platforms.slack.people import CY, DEE, EXPERTS, Company, company_of

# the shared scenarios of `tests/platforms` bring a question to an expert and back in every run
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with company_of(tmp_path_factory.mktemp("people")) as opened:
        yield opened


def test_a_declined_question_goes_to_a_person_and_its_answer_comes_back_and_is_found_from_then_on(
    company: Company,
) -> None:
    ana = company.person()
    channel = company.channel(ana)
    question = "May I bring a zebra into the warehouse?"
    declined, sent = company.asks(ana, channel, question)
    company.presses(ana, declined, "Ask a person")
    company.told(ana, "I asked in the experts' channel. You will hear here.")
    card = company.card(question)
    company.presses(CY, card, "Claim")
    company.told(CY, "It is yours")
    card = company.becomes(card, "Claimed by Cy Curator")
    reply = "Zebras may come into the warehouse on Fridays."
    company.answers(CY, card, text=reply, sources=str(company.product.home / "handbook" / "leave.md"))
    back = company.slack.wait_for_post(
        channel, containing="Cy Curator answers", thread=sent.ts, timeout=PATIENCE
    )
    assert reply in back.all_text
    settled = company.becomes(card, "Cy Curator answered:")
    assert settled.buttons == ()
    again = company.slack.says(ana, channel, question, mention=True)
    found = company.slack.wait_for_post(channel, containing="on Fridays", thread=again.ts, timeout=PATIENCE)
    assert "verified/" in found.all_text


def test_what_is_claimed_is_one_persons_until_they_give_it_back(company: Company) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    company.presses(CY, card, "Claim")
    card = company.becomes(card, "Claimed by Cy Curator")
    company.slack.command(DEE, "/confidant", f"claim {value_of(card, 'Give back').split()[1]}", EXPERTS)
    company.told(DEE, "Cy Curator has claimed this, and can give it back.")
    company.presses(CY, card, "Give back")
    company.told(CY, "You gave it back")
    card = next_with(company, card, "Claim")
    company.answers(DEE, card, text="Yes.")
    company.answer(company.dm(ana), "Dee answers")


def test_a_question_in_private_comes_back_in_private_and_its_asker_is_told_so_at_once(
    company: Company,
) -> None:
    ana = company.person()
    channel = company.channel(ana)
    question = company.question()
    company.slack.command(ana, "/ask", question, channel)
    company.presses(ana, company.told(ana, "A person can help"), "Ask a person")
    company.told(ana, "You will hear from me in a direct message.")
    company.answers(CY, company.card(question), text="On Fridays only.")
    assert "On Fridays only." in company.answer(company.dm(ana), "Cy Curator answers").all_text
    assert "On Fridays only." not in "".join(
        post.all_text for post in company.slack.posts(channel) if not post.ephemeral_to
    )


def test_what_is_not_for_the_experts_reaches_the_asker_with_the_reason(company: Company) -> None:
    ana = company.person()
    channel = company.channel(ana)
    question = company.question()
    declined, sent = company.asks(ana, channel, question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    company.presses(DEE, card, "Not for us")
    company.slack.submit(DEE, company.form(DEE), {"reason": "The works council decides on animals."})
    company.slack.wait_for_post(
        channel, containing="The works council decides", thread=sent.ts, timeout=PATIENCE
    )
    assert company.becomes(card, "it is not for us").buttons[0].text == "Open again"
    company.presses(ana, declined, "Ask a person")
    company.told(ana, "Dee has said already that it is not for them")


def test_pressed_twice_it_is_asked_once(company: Company) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    company.answer(company.dm(ana), "I asked in the experts' channel")
    company.presses(ana, declined, "Ask a person")
    company.answer(company.dm(ana), "I have asked already: the experts' channel.")
    assert len([post for post in company.slack.posts(EXPERTS) if question in post.all_text]) == 1


def test_only_its_asker_shows_a_question_to_others(company: Company) -> None:
    ana, bo = company.person(), company.person()
    channel = company.channel(ana, bo)
    question = company.question()
    declined, _ = company.asks(ana, channel, question)
    company.presses(bo, declined, "Ask a person")
    company.told(bo, "Only who asked this question can do that.")
    assert not [post for post in company.slack.posts(EXPERTS) if question in post.all_text]


def test_who_was_not_asked_can_neither_claim_nor_answer(company: Company) -> None:
    ana, bo = company.person(), company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    one = value_of(company.card(question), "Claim").split()[1]
    company.slack.says(bo, company.dm(bo), f"claim {one}")
    company.answer(company.dm(bo), "This question is not for you")
    company.slack.says(bo, company.dm(bo), f"answer {one} text=No")
    company.answer(company.dm(bo), "This question is not for you", count=2)


def test_the_card_names_no_document_that_a_reader_of_its_channel_may_not_read(company: Company) -> None:
    hana = company.person()
    question = "Is the salary band of a lighthouse keeper a secret?"
    company.slack.says(hana, company.dm(hana), question)
    declined = company.answer(company.dm(hana), "cannot prove")
    company.presses(hana, declined, "Ask a person")
    card = company.card(question)
    assert "salaries" not in card.all_text
    assert "70,000" not in card.all_text


def test_an_answer_goes_to_the_asker_alone_where_not_everyone_may_read_what_it_rests_on(
    company: Company,
) -> None:
    gus = company.person(guest=True)
    ana = company.person()
    channel = company.channel(ana, gus)
    question = company.question()
    declined, sent = company.asks(ana, channel, question)
    company.presses(ana, declined, "Ask a person")
    leave = str(company.product.home / "handbook" / "leave.md")
    company.answers(CY, company.card(question), text="A zebra is like a child here.", sources=leave)
    company.answer(company.dm(ana), "A zebra is like a child here.")
    company.told(CY, "Its asker has your answer as a direct message.")
    thread = company.slack.posts(channel, thread=sent.ts)
    assert "like a child" not in "".join(post.all_text for post in thread)


def test_an_asker_hears_nothing_of_an_answer_from_what_they_may_not_read(company: Company) -> None:
    gus = company.person(guest=True)
    question = company.question()
    declined, _ = company.asks(gus, company.dm(gus), question)
    company.presses(gus, declined, "Ask a person")
    leave = str(company.product.home / "handbook" / "leave.md")
    company.answers(CY, company.card(question), text="Zebras rest on paid leave.", sources=leave)
    told = company.answer(company.dm(gus), "but from documents that you may not read")
    assert "Zebras rest" not in told.all_text
    company.told(CY, "its asker may not read what it rests on")


def test_a_wrong_source_costs_the_expert_no_words(company: Company) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    company.answers(CY, card, text="A long and careful reply.", sources="nowhere.md")
    told = company.told(CY, "no document 'nowhere.md' that you may read")
    assert "A long and careful reply." in told.all_text
    assert company.slack.post(EXPERTS, card.ts).buttons


def test_thumbs_are_taken_and_down_asks_why(company: Company) -> None:
    ana = company.person()
    company.slack.says(ana, company.dm(ana), "how long is parental leave?")
    post = company.answer(company.dm(ana), "16 weeks")
    company.presses(ana, post, "👍")
    company.answer(company.dm(ana), "Noted: it helped.")
    company.presses(ana, post, "👎")
    view = company.form(ana)
    company.answer(company.dm(ana), "Noted: it did not help.")
    company.slack.submit(ana, view, {"reason": "It is 18 weeks since May."})
    company.answer(company.dm(ana), "Noted, with your reason.")


def test_search_results_are_those_that_everyone_who_reads_along_may_read(company: Company) -> None:
    hana, gus = company.person(), company.person(guest=True)
    channel = company.channel(hana, gus)
    declined, _ = company.asks(hana, channel, company.question())
    company.presses(hana, declined, "Search results")
    company.told(hana, "I found nothing about")
    alone, _ = company.asks(hana, company.dm(hana), company.question())
    company.presses(hana, alone, "Search results")
    assert "leave.md" in company.answer(company.dm(hana), "The nearest passages").all_text


def test_a_private_answer_is_shared_by_asking_again_for_the_whole_channel(company: Company) -> None:
    ana, bo = company.person(), company.person()
    channel = company.channel(ana, bo)
    company.slack.command(ana, "/ask", "how long is parental leave?", channel)
    private = company.told(ana, "16 weeks")
    company.presses(ana, private, "Share to channel")
    shared = company.answer(channel, "asked: how long is parental leave?")
    assert "16 weeks" in shared.all_text
    assert shared.ephemeral_to is None
    company.told(ana, "I asked it again for everyone here")
    company.presses(ana, private, "Share to channel")
    company.told(ana, "It is in the channel already.")
    assert len([one for one in company.slack.posts(channel) if "asked: how long" in one.all_text]) == 1


def test_a_private_answer_that_the_channel_may_not_have_stays_private(company: Company) -> None:
    ana, gus = company.person(), company.person(guest=True)
    channel = company.channel(ana, gus)
    company.slack.command(ana, "/ask", "how long is parental leave?", channel)
    company.presses(ana, company.told(ana, "16 weeks"), "Share to channel")
    company.told(ana, "I posted nothing")
    assert [post for post in company.slack.posts(channel) if not post.ephemeral_to] == []


def test_nothing_is_shared_to_a_channel_with_outsiders(company: Company) -> None:
    ana, eve = company.person(), company.person(stranger=True)
    channel = company.channel(ana, eve, external=True)
    company.slack.command(ana, "/ask", "how long is parental leave?", channel)
    company.presses(ana, company.told(ana, "16 weeks"), "Share to channel")
    company.told(ana, "This channel is shared with people outside the company")
    assert [post for post in company.slack.posts(channel) if not post.ephemeral_to] == []


def test_a_channel_that_we_are_not_in_cannot_be_shared_to(company: Company) -> None:
    ana = company.person()
    company.slack.add_channel("CAWAY", "away", [ana], private=True)
    company.slack.command(ana, "/ask", "how long is parental leave?", "CAWAY")
    company.presses(ana, company.told(ana, "16 weeks"), "Share to channel")
    company.told(ana, "Invite me and press again")


def test_an_answer_to_a_channel_has_nothing_to_share(company: Company) -> None:
    ana = company.person()
    channel = company.channel(ana)
    company.slack.says(ana, channel, "how long is parental leave?", mention=True)
    shown = company.answer(channel, "16 weeks")
    assert "Share to channel" not in [button.text for button in shown.buttons]


def test_a_question_that_was_deleted_is_said_to_be_gone_on_its_card_and_under_its_answer(
    company: Company,
) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    company.product.run("privacy", "forget", f"p{ana[1:].lstrip('0')}@example.org")
    company.presses(ana, declined, "Ask a person")
    company.answer(company.dm(ana), "This question is gone")
    gone = company.becomes(card, "This question is gone")
    assert question not in gone.all_text
    assert gone.buttons == ()


def test_who_has_claimed_and_left_holds_nothing(company: Company) -> None:
    ana, eva = company.person(), company.person()
    company.slack.join(eva, EXPERTS).wait()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    company.presses(eva, card, "Claim")
    card = company.becomes(card, "Claimed by")
    leaver = {"id": eva, "deleted": True, "team_id": company.slack.team_id, "profile": {}}
    assert company.outcomes(company.slack.event({"type": "user_change", "user": leaver})) == {"ignored"}
    company.answers(DEE, card, text="Eva has left; I say yes.")
    company.answer(company.dm(ana), "Dee answers")


def test_a_card_that_somebody_deleted_keeps_no_answer_back(company: Company) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    one = value_of(card, "Claim").split()[1]
    company.slack.deletes(card)
    company.slack.says(CY, company.dm(CY), f'answer {one} text="Yes, it may."')
    company.answer(company.dm(ana), "Yes, it may.")


def test_an_answer_at_the_command_line_reaches_its_asker_and_the_card(company: Company) -> None:
    ana = company.person()
    channel = company.channel(ana)
    question = company.question()
    declined, sent = company.asks(ana, channel, question)
    company.presses(ana, declined, "Ask a person")
    card = company.card(question)
    one = value_of(card, "Claim").split()[1]
    company.product.run("audits", "answer", one, "--as", "cy", "--text", "Said at the command line.")
    company.slack.wait_for_post(
        channel, containing="Said at the command line.", thread=sent.ts, timeout=PATIENCE
    )
    company.becomes(card, "Cy Curator answered:")


def test_an_answer_that_a_document_says_pings_nobody(company: Company) -> None:
    ana = company.person()
    question = company.question()
    declined, _ = company.asks(ana, company.dm(ana), question)
    company.presses(ana, declined, "Ask a person")
    company.answers(CY, company.card(question), text="Ask <!channel> and <@UDEE>.")
    back = company.answer(company.dm(ana), "Cy Curator answers")
    assert company.slack.pings(back) == []


def value_of(post: Post, label: str) -> str:
    """What the button with this label says when it is pressed."""
    return next(button.value for button in post.buttons if button.text == label)


def next_with(company: Company, post: Post, label: str) -> Post:
    """The post once it has this button."""

    def found() -> Post | None:
        now = company.slack.post(post.channel, post.ts)
        return now if label in [button.text for button in now.buttons] else None

    changed = company.slack.wait_for(found, timeout=PATIENCE)
    assert changed
    return changed
