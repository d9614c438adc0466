"""What stands beside a file of a watched folder: the name of its folder, and NAME.json."""

from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ValidationError

LARGEST_BYTES = 100_000


class Person(BaseModel, extra="ignore"):
    name: str
    email: str = ""


class Sidecar(BaseModel, extra="ignore"):
    """Whoever may write into the folder is believed: it is the admin who named it."""

    title: str = ""
    organiser: str = ""
    started_at: datetime | None = None
    participants: list[Person] = []


def read_sidecar(root: Path, relative: str) -> Sidecar:
    """From NAME.json where there is one; else a folder named as an e-mail is the organiser, any other the title.

    Raises ValueError for a NAME.json that cannot be read."""
    place = PurePosixPath(relative)
    path = root / place.with_suffix(".json")
    found = Sidecar()
    if place.suffix.lower() != ".json" and path.is_file() and not path.is_symlink():
        found = _parse(path)
    above = place.parent.name
    organiser = found.organiser or (above if "@" in above else "")
    title = found.title or (above if above and "@" not in above else place.stem)
    return found.model_copy(update={"title": title.strip(), "organiser": organiser.strip().lower()})


def is_sidecar(place: PurePosixPath, siblings: set[str]) -> bool:
    """Whether a .json stands beside a file of the same name; alone it is a transcript."""
    return place.suffix.lower() == ".json" and any(
        PurePosixPath(one).stem == place.stem and PurePosixPath(one).suffix.lower() != ".json"
        for one in siblings
    )


def _parse(path: Path) -> Sidecar:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ValueError(f"waits: {path.name!r} is too large to describe a meeting")
        return Sidecar.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ValueError(f"waits: {path.name!r} cannot be read ({error.strerror})") from error
    except ValidationError as error:
        raise ValueError(
            f"waits: {path.name!r} does not describe a meeting: {error.errors()[0]['msg']}"
        ) from error
