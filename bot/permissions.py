"""Who may do what: everyone may ask, record and draft; the rest needs a group; the unknown may nothing."""

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
