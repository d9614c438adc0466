"""The font files that come with the bot, for words in any script that a page may hold."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_SOURCE = ("font_source_sans_pro", "files")
_MANROPE = ("font_manrope", "files")
_DEJAVU = ("matplotlib", "mpl-data/fonts/ttf")
_NANUM = ("koreanize_matplotlib", "fonts")
# name: its package, the folder in it, the plain file and the bold one
_BUNDLED = {
    "source": (*_SOURCE, "SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"),
    "manrope": (*_MANROPE, "Manrope-Medium.ttf", "Manrope-Bold.ttf"),
    "dejavu": (*_DEJAVU, "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    "ipaex": ("matplotlib_fontja", "fonts", "ipaexg.ttf", "ipaexg.ttf"),
    "nanum": (*_NANUM, "NanumGothic.ttf", "NanumGothicBold.ttf"),
}
BODY, HEADINGS = "source", "manrope"
FALLBACKS = ("dejavu", "ipaex", "nanum")  # Greek to Arabic, Japanese, Korean


@dataclass(frozen=True)
class FontFiles:
    name: str
    plain: Path
    bold: Path


@lru_cache(maxsize=1)
def bundled() -> tuple[FontFiles, ...]:
    """Those that are installed, the one for running text first, without importing their packages."""
    found = []
    for name, (package, folder, plain, bold) in _BUNDLED.items():
        spec = find_spec(package)
        places = list(spec.submodule_search_locations or ()) if spec else []
        root = Path(places[0]) / folder if places else None
        if root and (root / plain).is_file() and (root / bold).is_file():
            found.append(FontFiles(name, root / plain, root / bold))
    return tuple(found)
