"""Milliseconds of processor time to fit and to draw one headline, by language; run it to see the figures.

The first headline of a process also reads its fonts and the language's hyphens, and is told apart."""

import statistics
import time
from collections.abc import Callable

from PIL import Image

from skills.creative.type.draw import draw
from skills.creative.type.fit import fit
from skills.creative.type.setting import Setting, Style

HEADLINES = {
    "en-US": "Save 20% on every electric bike this week",
    "de-DE": "Donaudampfschifffahrtsgesellschaft lädt ein: Jetzt 15 % sparen",
    "el-GR": "Κερδίστε 20% σε όλα τα ποδήλατα",
    "ru-RU": "Скидка 20% на все велосипеды до пятницы",
    "ar-SA": "خصم 20% على جميع الدراجات الكهربائية بسعر $199 فقط",
    "he-IL": "רק ₪199.90 לאופניים החשמליים",
    "ja-JP": "電動自転車が今だけ20%オフ、送料無料でお届けします。",
    "ko-KR": "전기 자전거 전 품목 이번 주에만 20% 할인",
}
PLACES = [(width, height) for width in range(280, 1000, 60) for height in (120, 250, 420)]


def timed(work: Callable[[], object]) -> tuple[float, object]:
    began = time.process_time()
    result = work()
    return (time.process_time() - began) * 1000, result


def main() -> None:
    print(f"{'language':10}{'first ms':>10}{'fit ms':>10}{'worst':>8}{'draw ms':>10}{'worst':>8}")
    for language, text in HEADLINES.items():
        fits, draws = [], []
        for width, height in PLACES:
            style = Style("manrope", 10, language=language)
            took, setting = timed(
                lambda style=style, width=width, height=height, text=text: fit(  # type: ignore[misc]
                    text, style, width, height, largest_px=120, smallest_px=10, most_lines=4
                )
            )
            fits.append(took)
            if isinstance(setting, Setting):
                image = Image.new("RGB", (1000, 500), (255, 255, 255))
                draws.append(timed(lambda i=image, s=setting: draw(i, s, 0, 0, (0, 0, 0)))[0])  # type: ignore[misc]
        row = (fits[0], statistics.median(fits[1:]), max(fits[1:]), statistics.median(draws), max(draws))
        print(f"{language:10}{row[0]:10.1f}{row[1]:10.1f}{row[2]:8.1f}{row[3]:10.1f}{row[4]:8.1f}")


if __name__ == "__main__":
    main()
