"""Tells pictures that look alike: 64 bits that hardly change when a picture is scaled or saved anew."""

from PIL import Image


def dhash(image: Image.Image) -> str:
    """The difference hash as 16 hex digits: of 9 × 8 greys, whether each is darker than the next to its right."""
    small = image.convert("L").resize((9, 8), Image.Resampling.BOX, reducing_gap=2.0)
    grey = small.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (grey[row * 9 + column] < grey[row * 9 + column + 1])
    return f"{bits:016x}"


def apart(one: str, other: str) -> int:
    """In how many of their 64 bits two hashes differ; under 6 or so the pictures look alike."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
