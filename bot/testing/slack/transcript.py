"""A readable record: who said what, with buttons as [Button] and tables as tables."""

from collections.abc import Iterable, Iterator

from bot.testing.slack.records import Post
from bot.testing.slack.texts import Button, Json, buttons_of, visible_texts
from bot.testing.slack.world import BOT_NAME, World


def transcript(world: World, channel: str | None = None) -> str:
    """Markdown of one channel, or of all that were used; ephemeral, edited and deleted posts say so."""
    parts = []
    for place in world.channels.values():
        posts = [post for post in world.posts.values() if post.channel == place.id]
        if channel in (None, place.id) and posts:
            parts.append(f"## {_channel_name(world, place.id)}\n")
            parts += [_offered(world, place.id)] if place.id in world.prompts else []
            parts += [_told(world, post) + _status(world, post) for post in _threaded(posts)]
    return "\n".join(parts)


def _offered(world: World, channel: str) -> str:
    """The prompts that stand there."""
    return f"*Offered:* {' '.join('[' + str(one['title']) + ']' for one in world.prompts[channel])}\n"


def _status(world: World, post: Post) -> str:
    """What stood below a message until it was answered."""
    here = (one.text for one in world.statuses if (one.channel, one.thread_ts) == (post.channel, post.ts))
    return "".join(f"    *{BOT_NAME} {text}*\n" for text in dict.fromkeys(here) if text)


def _threaded(posts: Iterable[Post]) -> list[Post]:
    return sorted(posts, key=lambda post: (post.root_ts, post.ts))


def _channel_name(world: World, channel_id: str) -> str:
    channel = world.channels[channel_id]
    return f"Direct message with {channel.members[0]}" if channel.kind == "im" else f"#{channel.name}"


def _told(world: World, post: Post) -> str:
    name = BOT_NAME if post.by_bot else post.bot_name or world.users[post.user].name
    notes = [f"only {post.ephemeral_to} sees it"] if post.ephemeral_to else []
    notes += [word for word, given in (("edited", post.edited), ("deleted", post.deleted)) if given]
    head = f"**{name}**{f' ({chr(44).join(notes)})' if notes else ''}:"
    lines = shown(post)
    body = "\n".join([f"{head} {lines[0]}" if lines else head, *lines[1:]])
    indent = "    " if post.thread_ts and post.thread_ts != post.ts else ""
    return "".join(f"{indent}{line}\n" for line in body.splitlines())


def shown(post: Post) -> list[str]:
    """The lines a person sees of a post, as Markdown."""
    lines = (
        [line for block in post.blocks for line in _block(block)] if post.blocks else post.text.splitlines()
    )
    if (
        post.blocks
        and post.text
        and not any(block.get("type") in ("rich_text", "markdown", "section") for block in post.blocks)
    ):
        lines = [*post.text.splitlines(), *lines]
    lines += [f"(file: {file.name})" for file in post.files]
    return lines + [f":{name}:" for name, _user in post.reactions]


def _block(block: Json) -> Iterator[str]:
    kind = block.get("type")
    if kind == "divider":
        yield "---"
    elif kind == "header":
        yield f"### {' '.join(visible_texts(block))}"
    elif kind in ("table", "data_table"):
        yield from _table(block)
    elif kind in ("actions", "context_actions"):
        yield " ".join(_pressable(button) for button in buttons_of([block]))
    elif kind == "image":
        yield f"![{block.get('alt_text', '')}]({block.get('image_url', '')})"
    else:
        yield from _texts(block)


def _texts(block: Json) -> Iterator[str]:
    plain = {name: part for name, part in block.items() if name != "accessory"}
    for text in visible_texts(plain):
        yield from text.splitlines()
    yield from (_pressable(button) for button in buttons_of([{"accessory": block.get("accessory")}]))


def _pressable(button: Button) -> str:
    return f"[{button.text or button.action_id}]"


def _table(block: Json) -> Iterator[str]:
    for place, row in enumerate(block.get("rows", ())):
        cells = [" ".join(visible_texts(cell)).replace("|", "\\|").replace("\n", " ") for cell in row]
        yield f"| {' | '.join(cells)} |"
        if place == 0:
            yield f"|{' --- |' * len(cells)}"
