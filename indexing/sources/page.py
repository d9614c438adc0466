"""A web page to Markdown without menus, banners and footers (trafilatura), with its title, author and date."""

from indexing.errors import UnreadableFileError
from indexing.sources.convert import Converted, convert, html_text
from indexing.sources.front_matter import About, to_moment
from indexing.sources.html import settled, without_hidden
from indexing.sources.metadata import about_html

# reading a page takes time that grows with it; longer ones are lists and dumps, which have other forms
MOST_HTML_BYTES = 5_000_000


def read_page(url: str, content: bytes) -> Converted:
    """The main text of an HTML page; all of its text where no main part stands out. Raises UnreadableFileError."""
    if len(content) > MOST_HTML_BYTES:
        raise UnreadableFileError(
            f"{url!r} is a page of more than {MOST_HTML_BYTES:,} bytes: name the pages that it is made of."
        )
    html = settled(without_hidden(html_text(content)))
    markdown = _main_text(url, html)
    if not markdown:
        return convert(url, content, "html")
    return Converted(markdown, _about(html))


def _main_text(url: str, html: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(
            html, url=url, output_format="markdown", include_formatting=True, include_comments=False
        )
    except Exception as error:  # whatever a hostile page makes of the parser
        raise UnreadableFileError(
            f"{url!r} cannot be read ({type(error).__name__}): check the page."
        ) from error
    return found or ""


def _about(html: str) -> About:
    import trafilatura

    said = trafilatura.extract_metadata(html)
    own = about_html(html, said.title or None)
    return About(own.title, own.author or said.author or None, own.modified_at or to_moment(said.date))
