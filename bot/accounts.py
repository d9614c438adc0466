"""Joins a platform's account to a person: by verified e-mail to one who is known, else as a person of their own."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.directory import Directory, Person
from bot.errors import DirectoryError


@dataclass(frozen=True)
class Account:
    """Somebody as a platform knows them. `email` is empty unless the platform vouches for it."""

    platform: str
    id: str
    name: str
    email: str = ""
    guest: bool = False
    closed: bool = False
    locale: str = ""
    zone: str = ""


def join(directory: Directory, account: Account, *, now: datetime) -> Person | None:
    """The person behind an account, written down if they are new; None for a closed account and who left."""
    if account.closed:
        directory.unlink(account.platform, account.id)
        return None
    known = directory.find_on(account.platform, account.id)
    if known is None and account.email:
        known = directory.link(account.platform, account.id, email=account.email, verified=True)
    if known is None:
        return _add(directory, account, now)
    known = speaking_as(directory, known, account.locale, account.zone)
    if account.guest and not known.guest:
        # a platform may take the rights of a full member, never give them: those come with the import or the account
        directory.make_guest(known.id)
        return directory.find(known.id)
    return known


def speaking_as(directory: Directory, person: Person, locale: str, zone: str) -> Person:
    """The same with the language and the zone that a platform says; where it says none, the known one stays."""
    locale, zone = locale or person.locale, zone or person.zone
    if (locale, zone) != (person.locale, person.zone):
        directory.note_language(person.id, locale, zone)
    return replace(person, locale=locale, zone=zone)


def _add(directory: Directory, account: Account, now: datetime) -> Person | None:
    person = Person(
        id=f"{account.platform}:{account.id}",
        name=account.name or account.id,
        email=account.email or None,
        guest=account.guest,
        platform_ids=((account.platform, account.id),),
        locale=account.locale,
        zone=account.zone,
    )
    try:
        directory.write([person], now=now)
    except DirectoryError:
        # their e-mail belongs to somebody who left, or another process was faster
        return directory.find(person.id)
    return person
