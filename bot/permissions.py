"""Who may do what: everyone may ask, record and draft; the rest needs a group; the unknown may nothing."""

from skills.errors import ForbiddenError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

FOR_EVERYONE = frozenset({Permission.ASK, Permission.RECORD, Permission.DRAFT})
GROUP_OF = {
    Permission.RUN_SQL: "analysts",
    Permission.RELEASE: "marketing",
    Permission.RESEARCH: "research",
    Permission.SOURCES: "curators",
    Permission.SETTINGS: "admins",
}
ADMINS = "admins"


def may(permission: Permission, *, known: bool, groups: frozenset[str]) -> bool:
    """Whether a person in these groups holds a permission; admins hold all."""
    if not known:
        return False
    return permission in FOR_EVERYONE or ADMINS in groups or GROUP_OF.get(permission) in groups


def check_known(user: User) -> None:
    """Raises ForbiddenError for somebody whom the directory does not know, or has as no longer active."""
    if user.left:
        raise ForbiddenError(
            say("{name!r} is no longer active.", name=user.name),
            hint=say("An admin can set `active` to yes and run `confidant people import FILE` again."),
        )
    if not user.known:
        raise ForbiddenError(
            say("I do not know {name!r}.", name=user.name),
            hint=say("An admin can add people with `confidant people import FILE`."),
        )
