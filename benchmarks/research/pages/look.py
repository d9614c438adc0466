"""Frames of sites: menus, banners, footers, adverts, in layouts that have little in common."""

import random
from collections.abc import Sequence
from html import escape

from benchmarks.research.pages.page import Body, Head, Page

Links = Sequence[tuple[str, str]]  # path and words
COOKIES = (
    (
        '<div id="cookie-consent" role="dialog" aria-label="Cookies"><p>We use cookies to measure visits and to show '
        "adverts of 214 partners. You can change your mind at any time.</p><button>Accept all</button>"
        "<button>Only what is needed</button></div>"
    ),
    (
        '<aside class="cc-window cc-banner"><span class="cc-message">This website stores data such as cookies to '
        'enable site functionality.</span><a class="cc-btn" href="#">Got it</a></aside>'
    ),
    (
        '<section class="privacy-bar" data-nosnippet><h2>Your privacy</h2><p>Choose what you allow: necessary, '
        "statistics, marketing.</p><button>Save choice</button></section>"
    ),
    "",
)
KEKSE = (
    '<div class="consent-layer" role="dialog"><p>Wir verwenden Cookies, um unsere Website zu verbessern.</p>'
    "<button>Alle akzeptieren</button><button>Ablehnen</button></div>"
)


def company_frame(look: int, head: Head, body: Body, links: Links, legal: str, chance: random.Random) -> Page:
    """A company's own page; `look` 0 to 5 chooses the layout, which a site keeps on all its pages."""
    frames = (_plain, _tiles, _old, _utility, _one_page, _generated)
    cookies = KEKSE if head.language == "de" else chance.choice(COOKIES)
    html = frames[look % len(frames)](head, body, links, legal, cookies)
    return Page(head.site, head.path, html, tuple(body.said))


def _top(head: Head, extra: str = "") -> str:
    published = (
        f'<meta property="article:published_time" content="{head.published.isoformat()}T09:00:00Z">'
        if head.published
        else ""
    )
    return (
        f'<!doctype html>\n<html lang="{head.language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(head.title)} | {escape(head.site_name)}</title>"
        f'<meta name="description" content="{escape(head.description)}">'
        f'<meta property="og:site_name" content="{escape(head.site_name)}">{published}{extra}{head.structured}</head>\n'
    )


def _menu(head: Head, links: Links, tag: str = "li") -> str:
    return "".join(
        f'<{tag}><a href="@@{head.site}@@{path}">{escape(words)}</a></{tag}>' for path, words in links
    )


def _plain(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head)}<body>{cookies}<header><a href="@@{head.site}@@/">{escape(head.site_name)}</a>'
        f"<nav><ul>{_menu(head, links)}</ul></nav></header>\n<main>{body.html}</main>\n"
        f"<footer><p>© 2026 {escape(legal)}. All rights reserved.</p><ul>"
        f"{_menu(head, links)}</ul></footer></body></html>"
    )


def _tiles(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head, "<style>.grid{display:grid}.card{padding:2rem}</style>")}<body class="page page--wide">'
        f'<div class="topbar"><div class="topbar__inner"><span class="logo">{escape(head.site_name)}</span>'
        f'<div class="topbar__links">{_menu(head, links, "span")}</div><a class="btn btn--cta" href="#">Book a demo</a>'
        f'</div></div>\n<div class="content"><div class="container">{body.html}</div></div>\n'
        f'<div class="newsletter"><h3>Stay in the loop</h3><form><input placeholder="Your e-mail"></form></div>'
        f'<div class="footer">{escape(legal)} · Privacy · Terms · Status</div>{cookies}</body></html>'
    )


def _old(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head)}<body bgcolor="#ffffff"><table width="960" align="center"><tr><td colspan="2"><b>'
        f'{escape(head.site_name)}</b></td></tr><tr><td valign="top" width="180">{_menu(head, links, "p")}</td>'
        f'<td valign="top">{body.html}</td></tr><tr><td colspan="2"><small>Copyright 2026 {escape(legal)}</small>'
        f"</td></tr></table>{cookies}</body></html>"
    )


def _utility(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head)}<body class="antialiased text-slate-900"><div class="sticky top-0 flex '
        'justify-between px-6 py-4">'
        f'<a class="font-bold" href="@@{head.site}@@/">{escape(head.site_name)}</a><ul class="hidden md:flex gap-8">'
        f'{_menu(head, links)}</ul></div>\n<div class="mx-auto max-w-7xl px-6 lg:px-8">{body.html}</div>\n'
        f'<div class="border-t mt-24 py-8 text-sm text-slate-500"><p>{escape(legal)}</p></div>{cookies}</body></html>'
    )


def _one_page(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head)}<body>{cookies}<a class="skip" href="#main">Skip to content</a><header role="banner">'
        f'<p class="brand">{escape(head.site_name)}</p></header><nav aria-label="Main"><ol>'
        f"{_menu(head, links)}</ol></nav>"
        f'<article id="main">{body.html}</article><aside><h2>You may also like</h2><ul>'
        f"{_menu(head, links)}</ul></aside>"
        f"<footer><address>{escape(legal)}</address></footer></body></html>"
    )


def _generated(head: Head, body: Body, links: Links, legal: str, cookies: str) -> str:
    return (
        f'{_top(head)}<body><div data-v-app><div class="css-1x7k0"><div class="css-9qa2f">'
        f'<a class="css-e3rt1" href="@@{head.site}@@/">{escape(head.site_name)}</a>{_menu(head, links, "div")}</div>'
        f'<div class="css-0vv3k"><div class="css-pp81z">{body.html}</div></div>'
        f'<div class="css-77ft0"><p>{escape(legal)}</p></div></div></div>{cookies}</body></html>'
    )


def news_frame(look: int, head: Head, body: Body, byline: str, related: Links, advert: str) -> Page:
    """An article between adverts and other articles' headings; `advert` is HTML."""
    links = "".join(
        f'<li><a href="@@{head.site}@@{path}">{escape(words)}</a></li>' for path, words in related
    )
    if look % 3 == 0:
        html = (
            f'{_top(head)}<body><div class="masthead"><h2>{escape(head.site_name)}</h2><ul><li>Business</li><li>Markets'
            f'</li><li>Opinion</li></ul></div><article class="story"><h1>{escape(head.title)}</h1><p class="byline">'
            f'{escape(byline)}</p>{body.html}</article><div class="ad-slot" '
            'aria-label="Advertisement"><small>Advertisement'
            f'</small>{advert}</div><section class="related"><h3>Read next</h3><ul>{links}</ul></section>'
            f"<footer>{escape(head.site_name)} 2026</footer></body></html>"
        )
    elif look % 3 == 1:
        html = (
            f'{_top(head)}<body><div class="wrap"><div class="col-main"><div class="post"><h1 class="post-title">'
            f'{escape(head.title)}</h1><div class="meta">{escape(byline)}</div><div class="entry">'
            f"{body.html}</div></div>"
            f'</div><div class="col-side"><div class="sponsored">Sponsored{advert}</div><h4>Most '
            f"read</h4><ol>{links}</ol>"
            f'</div></div><div class="comments"><h4>Comments (0)</h4></div></body></html>'
        )
    else:
        html = (
            f"{_top(head)}<body><main><header><p>{escape(head.site_name)}</p><h1>{escape(head.title)}</h1><time>"
            f"{escape(byline)}</time></header>{body.html}<hr><aside><p>Advert</p>{advert}</aside><nav><ul>{links}</ul>"
            f"</nav></main></body></html>"
        )
    return Page(head.site, head.path, html, tuple(body.said))
