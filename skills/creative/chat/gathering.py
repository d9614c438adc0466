"""What came along, and what a form holds, as one folder with one brief in it."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from skills.context import Context
from skills.creative.brief.brief import Brief
from skills.creative.chat.query import CreateQuery
from skills.creative.chat.unpacking import unpack
from skills.errors import UserError
from skills.language import current, listed, say
from skills.messages import Attachment, Message

# where the person sits at this machine, so that a path is theirs; elsewhere only what came along is opened
LOCAL = frozenset({"terminal"})
BRIEFS, TABLES, PACKED = (".yaml", ".yml", ".json"), (".csv", ".tsv"), (".zip",)
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".avif", ".heic", ".heif")
WRITTEN = "your-brief.yaml"  # what the form's fields are written to
_PRODUCTS = re.compile(r"(?m)^\s*[\"']?products?[\"']?\s*:")
_PRICE = re.compile(
    r"[\d.,\s]*\d[\d.,\s]*(?:[A-Za-z]{3}|[^\w\s]{1,3})|(?:[A-Za-z]{3}|[^\w\s]{1,3})\s*\d[\d.,]*"
)
_LIBRARY = re.compile(r"library:([0-9a-f]{12})")


async def bring(query: CreateQuery, ctx: Context, folder: Path) -> None:
    """Fetch what came along into an empty folder, with what is packed in a ZIP. Raises UserError."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, attachment in enumerate(_files(query, ctx.message)):
        found = await ctx.fetch(attachment, folder.with_name(f"{folder.name}-{number}"))
        if found.suffix.lower() in PACKED:
            unpack(found, folder)
        else:
            shutil.copyfile(found, _free(folder / _plain_name(attachment.name or found.name)))
        if attachment.path is None:
            shutil.rmtree(folder.with_name(f"{folder.name}-{number}"), ignore_errors=True)


def _files(query: CreateQuery, message: Message) -> Sequence[Attachment]:
    """What came along; a link among the words, and at the terminal a file of this machine."""
    if message.attachments:
        return message.attachments
    link = query.products.strip()
    if urlsplit(link).scheme in ("http", "https") and " " not in link:
        return (Attachment(urlsplit(link).path.rpartition("/")[2] or "brief", source=link),)
    return ()


def local_brief(query: CreateQuery, message: Message) -> Path | None:
    """The brief's own file where the person sits at this machine and names one."""
    named = query.products.strip()
    if message.conversation.platform not in LOCAL or "\n" in named or not named.lower().endswith(BRIEFS):
        return None
    path = Path(named).expanduser()
    if not path.is_file():
        raise UserError(say("There is no file {path!r}.", path=named), hint=say("Check the path."))
    return path


def brief_in(folder: Path, query: CreateQuery, ctx: Context, brand: str) -> Brief:
    """The brief that came along, or the one that the form's fields say. Raises UserError.

    `brand` is the brand that is meant where neither says one."""
    from skills.creative.brief.brief_file import brief_of, read_brief

    found = [one for one in _of(folder, BRIEFS) if _PRODUCTS.search(_text(one))]
    if len(found) > 1:
        names = listed(one.name for one in found)
        raise UserError(
            say("Several briefs came along: {names}.", names=names), hint=say("Send one at a time.")
        )
    if found:
        _bring_from_library(found[0], ctx)
        return read_brief(found[0])
    written = json.dumps(_told(query, folder, brand), ensure_ascii=False, indent=1)
    path = folder / WRITTEN
    path.write_text(written, encoding="utf-8")
    _bring_from_library(path, ctx)
    return brief_of(path.read_text(encoding="utf-8"), folder, path=say("what you filled in"))


def _told(query: CreateQuery, folder: Path, brand: str) -> Mapping[str, object]:
    tables, photos = _of(folder, TABLES), _of(folder, PICTURES)
    products: object = _products(query, photos, folder)
    if tables:
        products = tables[0].relative_to(folder).as_posix()
    elif any(query.products.strip().lower().endswith(one) for one in (*BRIEFS, *TABLES, *PACKED)):
        raise UserError(
            say("There is no brief named {name!r}.", name=query.products.strip()),
            hint=say("Attach the brief, or write the products, one a line."),
        )
    told: dict[str, object] = {
        "brand": query.brand.strip() or brand,
        "products": products,
        "audiences": query.audiences,
        "locales": query.locales.strip() or _own_locale(),
        "platforms": query.platforms,
        "goal": query.goal,
        "offer": query.offer,
        "dates": {
            name: day.isoformat() for name, day in (("start", query.starts), ("end", query.ends)) if day
        },
        "variants": query.variants,
        "url": query.url,
        "campaign": query.campaign,
    }
    return {name: value for name, value in told.items() if value not in ("", {}, [])}


def _products(query: CreateQuery, photos: Sequence[Path], folder: Path) -> list[Mapping[str, object]]:
    """One a line: a name, then a price and what is special, in any order, with | between."""
    lines = [one.strip() for one in query.products.splitlines() if one.strip()]
    made: list[Mapping[str, object]] = []
    for number, line in enumerate(lines, start=1):
        name, *parts = [one.strip() for one in line.split("|")]
        prices = [one for one in parts if _PRICE.fullmatch(one)]
        special = [one for one in parts if one and one not in prices]
        attributes = "\n".join((*special, query.attributes.strip())).strip()
        one: dict[str, object] = {"sku": sku_of(name, number), "name": name}
        if price := (prices[0] if prices else query.price.strip()):
            one["price"] = price
        if attributes:
            one["attributes"] = attributes
        if photo := photo_for(name, number, photos, len(lines)):
            one["photo"] = photo.relative_to(folder).as_posix() if isinstance(photo, Path) else photo
        made.append(one)
    return made


def sku_of(name: str, number: int) -> str:
    """A product's short name; its number where nothing of its name is plain letters."""
    plain = re.sub(r"[^\w]+", "-", name.casefold()).strip("-")[:40]
    return plain or f"product-{number}"


def photo_for(name: str, number: int, photos: Sequence[Path], products: int) -> Path | str:
    """The photo that is called like the product; else that of its place where each has one; else the only one."""
    if found := _LIBRARY.search(name):
        return found[0]
    wanted = set(re.findall(r"\w+", name.casefold()))
    best = max(
        photos, key=lambda one: len(wanted & set(re.findall(r"[^\W_]+", one.stem.casefold()))), default=None
    )
    if best and wanted & set(re.findall(r"[^\W_]+", best.stem.casefold())):
        return best
    if len(photos) == products:
        return photos[number - 1]
    return photos[0] if len(photos) == 1 and products == 1 else ""


def _bring_from_library(path: Path, ctx: Context) -> None:
    """Photos that a brief names as `library:ID` are put beside it."""
    text = _text(path)
    for found in dict.fromkeys(_LIBRARY.findall(text)):
        name, content = ctx.creatives.uploaded(found, ctx.own())
        target = _free(path.parent / f"{found}{Path(name).suffix.lower()}")
        target.write_bytes(content)
        text = text.replace(f"library:{found}", target.name)
    path.write_text(text, encoding="utf-8")


def _own_locale() -> str:
    """That of whoever asks, as de-DE."""
    locale = current().locale
    return str(locale).replace("_", "-") if locale.territory else "en-GB"


def _of(folder: Path, endings: Iterable[str]) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix.lower() in tuple(endings))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError):
        return ""


def _plain_name(name: str) -> str:
    """A file's own name and nothing of a folder."""
    return name.replace("\\", "/").rpartition("/")[2].replace("\0", "").strip(". ") or "file"


def _free(path: Path) -> Path:
    """This path, or the next one that nothing lies at."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
