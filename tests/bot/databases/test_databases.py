"""The kept databases as skills see them: for whom they are open, what is kept of drafts, what people say is right."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bot.admin.forget import kept as kept_of
from bot.admin.tables import ProposalRow
from bot.audit import lines
from bot.databases.checkup import lines as checkup
from bot.forgetting import forget
from bot.store import transaction
from skills.databases import Run
from skills.errors import ForbiddenError, UserError
from skills.sql.chat.running import KIND, change_of
from tests.bot.admin.conftest import NOW
from tests.bot.databases.conftest import GUEST, HR, PLAIN, World


@pytest.fixture
def shop(world: World) -> World:
    world.add()
    return world


def change(world: World, script: str) -> None:
    with sqlite3.connect(world.shop) as opened:
        opened.executescript(script)
    opened.close()


def test_a_database_is_open_to_its_readers_alone(shop: World) -> None:
    [card] = shop.app.databases.open_to(PLAIN)
    assert (card.name, card.dialect, card.shown, card.description) == (
        "shop",
        "sqlite",
        "shop.sqlite",
        "What we sell",
    )
    assert card.analysts == ("data", "Bo Lind")
    assert shop.app.databases.open_to(GUEST) == ()


def test_what_is_not_there_and_what_is_not_open_is_refused_in_the_same_words(shop: World) -> None:
    said = []
    for name in ("shop", "nope"):
        with pytest.raises(UserError) as caught:
            shop.app.databases.desk(name, GUEST)
        said.append(caught.value.message.replace(name, "…"))
    assert said[0] == said[1]


def test_a_desk_lacks_what_somebody_may_not_read(shop: World) -> None:
    def tables(audience: object) -> set[str]:
        return {table.name for table in shop.app.databases.desk("shop", audience).schema.tables}  # type: ignore[arg-type]

    assert tables(PLAIN) == {"customers", "orders"}
    assert tables(HR) == {"customers", "orders", "salaries"}


def test_a_desk_is_made_once_until_something_changes(shop: World) -> None:
    databases = shop.app.databases
    first = databases.desk("shop", PLAIN)
    assert databases.desk("shop", PLAIN) is first
    change(shop, "CREATE TABLE refunds (id INTEGER PRIMARY KEY, amount REAL)")
    assert "refunds" in {table.name for table in databases.desk("shop", PLAIN).schema.tables}


def test_a_description_that_no_longer_fits_closes_the_database_and_tells_no_name(shop: World) -> None:
    change(shop, "ALTER TABLE salaries RENAME TO wages")
    with pytest.raises(UserError) as caught:
        shop.app.databases.desk("shop", PLAIN)
    assert "salaries" not in f"{caught.value.message} {caught.value.hint}"
    assert "salaries" in repr(shop.say("sources"))


def test_a_day_is_the_workspaces_own(shop: World) -> None:
    assert shop.app.databases.settings(NOW).today == date(2026, 11, 26)


def test_a_kept_draft_comes_back_for_those_who_may_read_its_tables(shop: World) -> None:
    databases = shop.app.databases
    kept = databases.kept(shop.draft(), PLAIN)
    assert (kept.question, kept.person, kept.verdict, kept.ran_at) == (
        "How many customers are there?",
        "cy",
        "",
        None,
    )
    secret = databases.keep(replace(kept, sql="SELECT pay FROM salaries"))
    assert databases.checked(secret, HR).tables == ("salaries",)
    for audience in (PLAIN, GUEST):
        with pytest.raises(UserError, match="no draft"):
            databases.kept(secret, audience)


def test_a_draft_that_is_too_old_is_gone(shop: World) -> None:
    draft = shop.draft()
    shop.clock.pass_(days=91)
    with pytest.raises(UserError, match="no draft"):
        shop.app.databases.kept(draft, PLAIN)
    assert shop.app.databases.tidy() == 1


def test_an_edited_query_passes_the_guard_as_well(shop: World) -> None:
    databases, draft = shop.app.databases, shop.draft()
    edited = databases.edited(draft, "SELECT name FROM customers", shop.user("bo"), PLAIN)
    assert databases.kept(edited.id, PLAIN).sql == "SELECT name FROM customers"
    for statement in ("DELETE FROM customers", "SELECT pay FROM salaries"):
        with pytest.raises(UserError):
            databases.edited(draft, statement, shop.user("bo"), PLAIN)


def test_every_run_leaves_a_line_without_values(shop: World) -> None:
    draft = shop.draft()
    shop.app.databases.ran(draft, shop.user("bo"), Run("done", rows=2, seconds=0.25, expected_rows=10))
    [line] = lines(shop.app.engine, word="query run")
    assert (line.by, line.subject) == ("bo", "database shop")
    assert line.detail == f"{draft}: done, 2 rows, 0.25 s, 10 rows expected"
    assert shop.app.databases.kept(draft, PLAIN).ran_at == shop.clock()


@pytest.mark.parametrize(("person", "may"), [("eve", True), ("bo", True), ("ana", True), ("cy", False)])
def test_analysts_and_those_who_add_sources_may_verify(shop: World, person: str, may: bool) -> None:
    draft, databases = shop.draft(), shop.app.databases
    assert databases.may_verify("shop", shop.user(person)) is may
    if may:
        databases.verify(draft, shop.user(person), PLAIN)
        assert databases.kept(draft, PLAIN).verdict == "verified"
    else:
        with pytest.raises(ForbiddenError):
            databases.verify(draft, shop.user(person), PLAIN)


def test_a_verified_query_answers_its_question_at_once(shop: World) -> None:
    databases = shop.app.databases
    edited = databases.edited(
        shop.draft("How many orders are there?"), "SELECT SUM(amount) FROM orders", shop.user("eve"), PLAIN
    )
    databases.verify(edited.id, shop.user("eve"), PLAIN)
    drafted = databases.desk("shop", PLAIN).draft("how many orders are there", databases.settings(NOW))
    assert (drafted.draft.sql, drafted.draft.confidence) == ("SELECT SUM(amount) FROM orders", 1.0)


def test_a_verified_query_on_a_hidden_table_is_not_used_for_others(shop: World) -> None:
    databases = shop.app.databases
    kept = databases.kept(shop.draft(), PLAIN)
    secret = databases.keep(replace(kept, question="How is business?", sql="SELECT pay FROM salaries"))
    databases.verify(secret, shop.user("eve"), HR)
    day = databases.settings(NOW)
    assert databases.desk("shop", HR).draft("How is business?", day).draft.decision == "draft"
    assert databases.desk("shop", PLAIN).draft("How is business?", day).draft.decision != "draft"


def test_what_is_called_wrong_by_an_analyst_is_verified_no_more(shop: World) -> None:
    databases, draft = shop.app.databases, shop.draft()
    databases.verify(draft, shop.user("eve"), PLAIN)
    databases.wrong(draft, shop.user("cy"), "I doubt it", PLAIN)
    assert databases.kept(draft, PLAIN).verdict == "verified"
    databases.wrong(draft, shop.user("bo"), "counts test rows", PLAIN)
    assert databases.kept(draft, PLAIN).verdict == "wrong"
    assert databases.drafts.verified("shop") == ()


def test_a_verified_query_expires_with_its_tables_and_comes_back_with_them(shop: World) -> None:
    databases = shop.app.databases
    databases.verify(shop.draft(), shop.user("eve"), PLAIN)
    change(shop, "ALTER TABLE customers RENAME TO buyers")
    databases.refresh()
    assert databases.drafts.verified("shop") == ()
    change(shop, "ALTER TABLE buyers RENAME TO customers")
    databases.refresh()
    assert len(databases.drafts.verified("shop")) == 1


def test_a_database_that_is_gone_is_kept_with_its_trouble_and_comes_back(shop: World) -> None:
    away = shop.shop.rename(shop.shop.with_suffix(".away"))
    shop.app.databases.refresh()
    assert shop.app.databases.open_to(PLAIN)[0].trouble
    [(_, says, sound)] = checkup(shop.app.databases, NOW)
    assert ("cannot be reached" in says, sound) == (True, False)
    away.rename(shop.shop)
    shop.app.databases.refresh()
    assert shop.app.databases.open_to(PLAIN)[0].trouble == ""
    [(_, says, sound)] = checkup(shop.app.databases, NOW)
    assert ("read 0 hour(s) ago" in says, sound) == (True, True)


def costly(world: World, draft: str, by: str) -> str:
    """The id of a wish to run a draft despite its cost."""
    change = change_of(world.app.databases.kept(draft, PLAIN))
    with transaction(world.app.engine) as session:
        session.add(
            ProposalRow(
                id=f"{len(draft)}{by}",
                kind=change.kind,
                subject=change.subject,
                after=change.after,
                before="",
                title="",
                is_now="",
                will_be="",
                proposer=by,
                proposer_name=by,
                proposed_at=world.clock(),
                state="done",
                settled_by="Ana Souza",
                settled_by_id="ana",
                was="",
            )
        )
    return f"{len(draft)}{by}"


def wishes(world: World) -> list[str]:
    with transaction(world.app.engine) as session:
        wanted = select(ProposalRow.proposer).where(ProposalRow.kind == KIND).order_by(ProposalRow.proposer)
        return list(session.scalars(wanted))


def test_a_wish_to_run_a_draft_holds_none_of_its_words(shop: World) -> None:
    draft = shop.draft("Which customers are in Paris?")
    assert "Paris" in shop.app.databases.kept(draft, PLAIN).sql
    costly(shop, draft, "bo")
    with transaction(shop.app.engine) as session:
        assert not [one for one in session.scalars(select(ProposalRow.after)) if "Paris" in one]


def test_who_is_forgotten_leaves_no_wish_to_run_a_query(shop: World) -> None:
    costly(shop, shop.draft(by="cy"), "bo")
    costly(shop, shop.draft(by="eve"), "cy")
    costly(shop, shop.draft(by="eve"), "dee")
    forget(shop.app, "cy")
    assert wishes(shop) == ["dee"]


def test_a_wish_to_run_a_draft_goes_with_the_draft(shop: World) -> None:
    costly(shop, shop.draft(), "bo")
    shop.clock.pass_(days=91)
    shop.app.databases.tidy()
    assert wishes(shop) == []


def test_who_is_forgotten_leaves_no_draft_and_no_name(shop: World) -> None:
    databases = shop.app.databases
    databases.verify(shop.draft("How many orders are there?", by="bo"), shop.user("eve"), PLAIN)
    theirs = shop.draft(by="cy")
    databases.verify(theirs, shop.user("eve"), PLAIN)
    assert dict(kept_of(shop.app, shop.user("cy")))["Drafts of queries"] == "1"
    forget(shop.app, "cy")
    with pytest.raises(UserError):
        databases.kept(theirs, PLAIN)
    assert [one.question for one in databases.drafts.verified("shop")] == ["How many orders are there?"]
    assert dict(kept_of(shop.app, shop.user("eve")))["Verified queries"] == "1"
    forget(shop.app, "eve")
    assert dict(kept_of(shop.app, shop.user("eve")))["Verified queries"] == "0"
    assert len(databases.drafts.verified("shop")) == 1
