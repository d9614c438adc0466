"""The files that a kit names: they stay beneath its folder, are there, and are what they should be."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from skills.errors import UserError
from skills.language import say

LEAST_LOGO_PX = 32  # a logo that is smaller is an icon, and blurs on each picture
MOST_LOGO_PX = 40_000_000
MOST_FILE_BYTES = 50_000_000


def file_beneath(folder: Path, told: str, path: str) -> Path:
    """The file of this name in the folder or below it. Raises UserError, also where it leads out of the folder."""
    climbs = ".." in PurePosixPath(told.replace("\\", "/")).parts or "\0" in told
    if climbs or PurePosixPath(told).is_absolute() or PureWindowsPath(told).drive or told.startswith("~"):
        raise _outside(told, path)
    found = folder / told.replace("\\", "/")
    try:
        real = found.resolve()
    except (OSError, RuntimeError) as error:
        raise _missing(told, path) from error
    if not real.is_relative_to(folder.resolve()):
        raise _outside(told, path)  # a link that leads elsewhere
    if not real.is_file():
        raise _missing(told, path)
    if real.stat().st_size > MOST_FILE_BYTES:
        raise UserError(say("{path}: {file} is larger than 50 MB.", path=path, file=told))
    return real


def logo_file(folder: Path, told: str, path: str) -> Path:
    """The same of a logo, which must be a picture of a size that can be shown. Raises UserError."""
    found = file_beneath(folder, told, path)
    if found.suffix.lower() in (".svg", ".svgz", ".eps", ".ai", ".pdf"):
        raise UserError(
            say("{path}: {file} is a drawing, not a picture.", path=path, file=told),
            hint=say("Save the logo as a PNG, at least 500 pixels wide, and name that."),
        )
    width, height = _size(found, told, path)
    if min(width, height) < LEAST_LOGO_PX:
        raise UserError(
            say("{path}: {file} has only {w} × {h} pixels.", path=path, file=told, w=width, h=height),
            hint=say("Give a logo of at least {n} pixels on each side.", n=LEAST_LOGO_PX),
        )
    if width * height > MOST_LOGO_PX:
        raise UserError(
            say(
                "{path}: {file} has {w} × {h} pixels, which is too many.",
                path=path,
                file=told,
                w=width,
                h=height,
            ),
            hint=say("Save the logo at 4,000 pixels or less on each side."),
        )
    return found


def relative_to(path: Path, folder: Path) -> str:
    """How a file in `folder` names this one. Raises UserError where it lies outside."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError as error:
        raise UserError(
            say("{path} does not lie in the folder {folder}.", path=path.name, folder=folder.name),
            hint=say("Put it there first."),
        ) from error


def _size(found: Path, told: str, path: str) -> tuple[int, int]:
    # Pillow is heavy and is not needed to know what a kit is
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a bomb is refused by its size, below
            with Image.open(found) as picture:
                size = picture.size
                if size[0] * size[1] <= MOST_LOGO_PX:
                    picture.load()  # half a file has a head, too
                return size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(
            say("{path}: {file} is no picture that can be read.", path=path, file=told),
            hint=say("Save the logo as a PNG, at least 500 pixels wide, and name that."),
        ) from error


def _outside(told: str, path: str) -> UserError:
    return UserError(
        say("{path}: {file} leads out of the folder.", path=path, file=told),
        hint=say("Put it into the folder of the file that names it, and give its name alone."),
    )


def _missing(told: str, path: str) -> UserError:
    return UserError(
        say("{path}: there is no file {file}.", path=path, file=told),
        hint=say("It is looked for in the folder of the file that names it."),
    )
