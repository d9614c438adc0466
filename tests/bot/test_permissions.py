"""Who may do what."""

import pytest

from bot.permissions import FOR_EVERYONE, GROUP_OF, may
from skills.permission import Permission


@pytest.mark.parametrize("permission", Permission)
def test_an_unknown_person_may_nothing(permission: Permission) -> None:
    assert not may(permission, known=False, groups=frozenset({"admins"}))


@pytest.mark.parametrize("permission", Permission)
def test_an_admin_may_everything(permission: Permission) -> None:
    assert may(permission, known=True, groups=frozenset({"admins"}))


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_either_for_everyone_or_needs_a_group(permission: Permission) -> None:
    assert (permission in FOR_EVERYONE) != (permission in GROUP_OF)
    assert may(permission, known=True, groups=frozenset()) is (permission in FOR_EVERYONE)


@pytest.mark.parametrize(("permission", "group"), GROUP_OF.items())
def test_the_group_gives_its_permission(permission: Permission, group: str) -> None:
    assert may(permission, known=True, groups=frozenset({group}))
    assert not may(permission, known=True, groups=frozenset({"another"}))
