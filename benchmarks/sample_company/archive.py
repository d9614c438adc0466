"""Makes an Office file the same on each run: a zip holds the time of writing in every entry."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def settle(office_file: bytes, modified_at: datetime) -> bytes:
    """Pack the file again with one fixed time everywhere, in the entries and in its modified date."""
    packed = BytesIO()
    stamp = (modified_at.year, modified_at.month, modified_at.day, 9, 0, 0)
    modified = modified_at.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(BytesIO(office_file)) as before, ZipFile(packed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(modified, content)  # openpyxl writes the clock there
            entry = ZipInfo(name, stamp)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, content)
    return packed.getvalue()
