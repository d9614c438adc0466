"""Minutes are laid out as the meeting's template says; what they hold stays the same."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from skills.errors import UserError
from skills.messages import Heading, Lines, Reply
from skills.minutes.answer import Minutes
from skills.minutes.steps import Work
from skills.minutes.templates.builtin import BUILT_IN, DEFAULT
from skills.minutes.templates.choosing import choose
from skills.minutes.templates.reading import load_templates
from skills.minutes.templates.rounds import rounds_of
from skills.minutes.templates.template import Template, sections
from skills.minutes.writeup import write_up
from tests.skills.minutes.talk import embed, talk
from tests.skills.minutes.test_minutes import context, run

STAND_UP = talk(
    "Ana Keller: Yesterday I finished the export and fixed two tests.",
    "Ana Keller: Today I'm working on the import.",
    "Ana Keller: No blockers.",
    "Priya Raman: I've merged the billing branch.",
    "Priya Raman: I will send the release notes by Friday.",
    "Priya Raman: I am blocked by the missing certificate.",
    "Tom Berg: Thanks, that is all.",
    language="en",
)


def written(template: Template = DEFAULT) -> Minutes:
    minutes = asyncio.run(write_up(STAND_UP, embed))
    rounds = rounds_of(STAND_UP, minutes) if template.by_person else ()
    return replace(minutes, template=template, rounds=rounds)


def built_in(name: str) -> Template:
    return choose(name, "", BUILT_IN)


def headings(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Heading)]


def under(reply: Reply, heading: str) -> list[str]:
    blocks = reply.blocks[reply.blocks.index(Heading(heading)) + 1 :]
    end = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    return [item for block in blocks[:end] if isinstance(block, Lines) for item in block.items]


def own(home: Path, name: str, text: str) -> None:
    (home / "templates").mkdir(exist_ok=True)
    (home / "templates" / name).write_text(text, encoding="utf-8")


def test_a_stand_up_is_grouped_by_person() -> None:
    reply = written(built_in("stand-up")).to_reply()
    assert under(reply, "Ana Keller: done") == [
        "[00:00] Yesterday I finished the export and fixed two tests."
    ]
    assert under(reply, "Ana Keller: next") == ["[00:05] Today I'm working on the import."]
    assert under(reply, "Priya Raman: done") == ["[00:15] I've merged the billing branch."]
    assert [item.split(" Owner")[0] for item in under(reply, "Priya Raman: next")] == [
        "[00:20] I will send the release notes by Friday."
    ]
    assert under(reply, "Priya Raman: blocked") == ["[00:25] I am blocked by the missing certificate."]
    assert not [
        heading for heading in headings(reply) if "Tom" in heading or heading == "Ana Keller: blocked"
    ]
    assert "Action items" in headings(reply)
    assert "Summary" not in headings(reply)


def test_the_json_is_the_same_for_every_template() -> None:
    plain = written().to_json()
    assert all(written(template).to_json() == plain for template in BUILT_IN)


def test_order_headings_and_summary_lines_follow_the_template() -> None:
    template = Template(
        "short", sections("actions", "summary", actions="To do", summary="In short"), summary_lines=1
    )
    minutes = written(template)
    assert headings(minutes.to_reply()) == ["To do", "In short"]
    assert len(under(minutes.to_reply(), "In short")) == 1
    assert minutes.to_markdown().index("## To do") < minutes.to_markdown().index("## In short")


def test_every_built_in_template_shows_decisions_and_actions() -> None:
    for template in BUILT_IN:
        assert template.heading("decisions")
        assert template.heading("actions") == "Action items"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Daily Standup - Platform", "stand-up"),
        ("Team stand up", "stand-up"),
        ("1:1 Ana / Tom", "1:1"),
        ("Launch review", "review"),
        ("Sprint retrospective", "review"),
        ("Acme client call", "client call"),
        ("Board meeting", "default"),
        ("Previewing the standupper", "default"),
    ],
)
def test_the_title_chooses(title: str, name: str) -> None:
    assert choose("", title, BUILT_IN).name == name


def test_a_name_wins_over_the_title_however_it_is_spelled() -> None:
    assert choose("Client Call", "Daily standup", BUILT_IN).name == "client call"
    assert choose("standup", "", BUILT_IN).name == "stand-up"


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(
        UserError, match=r"no template 'board'\. Templates: 1:1, client call, default, review"
    ):
        choose("board", "", BUILT_IN)


def test_an_admins_own_template_is_used_and_takes_a_built_ins_place(tmp_path: Path) -> None:
    own(
        tmp_path,
        "board.yaml",
        "name: board\nmatch: [board meeting, 'Aufsicht*']\nsections:\n  - decisions: Resolved\n",
    )
    own(tmp_path, "review.yml", "name: Review\nsections: [risks, actions]\nsummary_lines: 2\n")
    loaded = load_templates(tmp_path)
    assert loaded.faults == ()
    board = choose("", "Aufsichtsrat", loaded.all)
    assert (board.name, board.heading("decisions"), board.heading("risks")) == ("board", "Resolved", None)
    assert choose("review", "", loaded.all).heading("summary") is None
    assert len(loaded.all) == len(BUILT_IN) + 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "name: a\nsections: [decision]\n",
            "'decision' is no section; the sections are summary, people, decisions",
        ),
        ("name: a\nsections: [risks, risks]\n", "the section 'risks' stands there twice"),
        ("name: a\nsections: [{risks: A, actions: B}]\n", "is not one section"),
        ("name: a\n  sections: [", "line 2 is not YAML"),
        ("- a\n- b\n", "it holds no `name:` and `sections:`"),
        ("sections: [risks]\n", "`name:` is missing"),
        ("name: a\n", "`sections:` is missing"),
        ("name: a\nsections: [risks]\ncolour: red\n", "it may not have `colour:`"),
        (
            "name: a\nsections: [risks]\nsummary_lines: 9\n",
            "`summary_lines:` does not fit: it must be",
        ),
        ("name: a\nsections: [risks]\nmatch: board\n", "`match:` does not fit: write a list"),
        ("name: ''\nsections: [risks]\n", "`name:` does not fit"),
        ("x: " + "y" * 70_000, "it is larger than 64 kB"),
    ],
)
def test_a_file_with_a_fault_is_left_out_and_said_in_a_sentence(
    tmp_path: Path, text: str, fault: str
) -> None:
    own(tmp_path, "a.yaml", text)
    loaded = load_templates(tmp_path)
    assert loaded.all == BUILT_IN
    (said,) = loaded.faults
    assert said.startswith("Template file a.yaml is left out: ")
    assert fault in said
    assert "\n" not in said


def test_two_files_of_one_name_are_said(tmp_path: Path) -> None:
    own(tmp_path, "a.yaml", "name: board\nsections: [risks]\n")
    own(tmp_path, "b.yaml", "name: Board\nsections: [actions]\n")
    loaded = load_templates(tmp_path)
    assert loaded.faults == (
        "Template file b.yaml is left out: its name 'Board' is that of a.yaml; choose another.",
    )
    assert choose("board", "", loaded.all).heading("risks")


def test_a_file_that_is_not_text_is_said(tmp_path: Path) -> None:
    own(tmp_path, "a.yaml", "")
    (tmp_path / "templates" / "a.yaml").write_bytes(b"name: \xff\xfe")
    assert load_templates(tmp_path).faults == (
        "Template file a.yaml is left out: it is not UTF-8 text; save it as UTF-8.",
    )


def test_the_template_survives_between_two_steps() -> None:
    work = Work.model_validate_json(
        Work.model_validate(
            {"query": {"path": "a.vtt"}, "minutes": written(built_in("stand-up"))}
        ).model_dump_json()
    )
    assert work.minutes == written(built_in("stand-up"))


def test_a_written_up_meeting_is_laid_out_and_a_faulty_file_is_named(tmp_path: Path) -> None:
    own(tmp_path, "a.yaml", "name: plain\nsections: [{actions: To do}]\n")
    own(tmp_path, "b.yaml", "name: b\nsections: [nothing]\n")
    minutes = run(replace(context(), home=tmp_path), template="Plain")
    assert headings(minutes.to_reply()) == ["To do"]
    assert [note for note in minutes.notes if note.startswith("Template file b.yaml is left out")]
    assert run(context()).template.name == "review"  # the file is called launch_review.vtt


def test_an_unknown_template_is_refused_before_the_file_is_fetched() -> None:
    with pytest.raises(UserError, match="no template 'board'"):
        run(context(), "gone.vtt", template="board")
