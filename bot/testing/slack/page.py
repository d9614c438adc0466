"""A page of what stands in the channels, Home tabs and forms, for looking at."""

import base64
from collections.abc import Iterable, Iterator
from html import escape

from bot.testing.slack.look import look
from bot.testing.slack.records import Json, Post, View
from bot.testing.slack.transcript import shown
from bot.testing.slack.world import BOT_NAME, World

STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;color:#1d1c1d}"
    "h2{border-bottom:1px solid #ddd;padding-bottom:.3rem}article{margin:.6rem 0}"
    ".reply{margin-left:2.5rem;border-left:3px solid #ddd;padding-left:.8rem}b{margin-right:.5rem}"
    "time,i{color:#616061;font-size:.85em}pre{font:inherit;white-space:pre-wrap;margin:.2rem 0}"
    ".bot>b{color:#4a154b}.ephemeral{background:#f8f8f8}h3{font-size:1.05em;margin:.5rem 0 .2rem}"
    ".context{color:#616061;font-size:.85em;margin:.2rem 0}q{display:block;quotes:none;border-left:4px solid #ddd;"
    "padding-left:.6rem}button{font:inherit;font-weight:600;font-size:.9em;background:#fff;border:1px solid #bbb;"
    "border-radius:.3rem;padding:.2rem .7rem;margin:.2rem .4rem .2rem 0}td{border:1px solid #ddd;padding:.2rem .5rem}"
    "table{border-collapse:collapse}code{background:#f6f6f6;border:1px solid #ddd;padding:0 .2rem;color:#c0143c}"
    "code.block{display:block}mark{background:#e8f5fa;color:#1264a3}.field{border:1px solid #bbb;padding:.3rem .6rem;"
    "border-radius:.3rem;color:#888;max-width:24rem}img{max-width:100%}label{font-weight:700;display:block;margin-top:.6rem}"
    ".view{border:1px solid #bbb;border-radius:.5rem;padding:1rem;margin:1rem 0}"
)


def page(world: World) -> str:
    """HTML of all channels, refreshed every two seconds."""
    body = "".join(sections(world).values()) or "<p>Nothing was said yet.</p>"
    return _html(f"<h1>A fake Slack</h1>{body}", '<meta http-equiv="refresh" content="2">')


def pages(world: World) -> dict[str, str]:
    """HTML of each channel, Home tab and form by itself, by a name that a file may have."""
    return {name: _html(section) for name, section in sections(world).items()}


def sections(world: World) -> dict[str, str]:
    """What stands in each channel that was used, Home tab and open form, by a name that a file may have."""
    found = {}
    for channel in world.channels.values():
        posts = [post for post in world.posts.values() if post.channel == channel.id and not post.deleted]
        if posts:
            name = f"@{world.users[channel.members[0]].name}" if channel.kind == "im" else f"#{channel.name}"
            ordered = sorted(posts, key=lambda post: (post.root_ts, post.ts))
            told = "".join(_article(world, post) for post in ordered)
            found[channel.id] = f"<h2>{escape(name)}</h2>{told}"
    views = (view for view in world.views.values() if view.open)
    return found | {f"{view.kind}-{view.user}-{view.id}": _view(world, view) for view in views}


def _html(body: str, head: str = "") -> str:
    head = f'<meta charset="utf-8">{head}<title>A fake Slack</title><style>{STYLE}</style>'
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def _article(world: World, post: Post) -> str:
    name = BOT_NAME if post.by_bot else post.bot_name or world.users[post.user].name
    kinds = ["reply" if post.root_ts != post.ts else "root", "bot" if post.by_bot else "person"]
    kinds += ["ephemeral"] if post.ephemeral_to else []
    note = f"<i>only {escape(post.ephemeral_to)} sees it</i>" if post.ephemeral_to else ""
    note += "<i> (edited)</i>" if post.edited else ""
    files = "".join(f"<p>📄 {escape(file.name)}</p>" for file in post.files)
    text = (
        look(_addressed(world, post.blocks))
        if post.blocks
        else f"<pre>{escape(chr(10).join(shown(post)), quote=False)}</pre>"
    )
    return f'<article class="{" ".join(kinds)}"><b>{escape(name)}</b>{note}{text}{files}</article>'


def _view(world: World, view: View) -> str:
    what = "Home tab" if view.kind == "home" else f"Form “{view.title}”"
    head = f"<h2>{escape(what)} of {escape(world.users[view.user].name)}</h2>"
    return f'{head}<div class="view">{look(_addressed(world, view.blocks))}</div>'


def _addressed(world: World, blocks: Iterable[Json]) -> Iterator[Json]:
    """Images of private files with their bytes, which a browser cannot fetch."""
    for block in blocks:
        file = world.files.get(str((block.get("slack_file") or {}).get("id", "")))
        held = base64.b64encode(file.content).decode() if file else ""
        yield {**block, "image_url": f"data:{file.mimetype};base64,{held}"} if file else block
