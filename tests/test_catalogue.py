"""The promises that every skill keeps."""

import pytest

from bot.commands import AnySkill, find_skill, parse_query
from bot.testing.chat import FakeChat
from skills.catalogue import DEFAULT, SKILLS

skills = pytest.mark.parametrize("skill", SKILLS, ids=lambda skill: skill.command)


@skills
def test_each_example_finds_its_skill_and_parses(skill: AnySkill) -> None:
    for example in skill.examples:
        found, words = find_skill(example, SKILLS, DEFAULT)
        assert found is skill
        assert isinstance(parse_query(skill.query, words), skill.query)


@skills
def test_the_summary_fits_a_line(skill: AnySkill) -> None:
    assert 0 < len(skill.summary) <= 60
    assert not skill.summary.endswith(".")


@skills
def test_each_field_of_a_query_is_described(skill: AnySkill) -> None:
    assert all(field.description for field in skill.query.model_fields.values())


@skills
def test_without_the_permission_it_refuses_and_names_it(skill: AnySkill, chat: FakeChat) -> None:
    chat.granted.clear()
    reply = chat.say(f"/{skill.examples[0]}")
    assert f"the {skill.permission} permission" in reply.summary
    assert reply.private


@skills
def test_a_stranger_is_refused(skill: AnySkill, chat: FakeChat) -> None:
    assert "do not know" in chat.say(f"/{skill.examples[0]}", sender=chat.stranger).summary


def test_commands_are_words_of_their_own() -> None:
    commands = [skill.command for skill in SKILLS]
    assert len(commands) == len(set(commands))
    assert all(command.isascii() and command.islower() and command.isalpha() for command in commands)
