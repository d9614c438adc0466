"""files.*: what was shared, and the three steps of an upload."""

import mimetypes
from dataclasses import replace

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.chat import event_place
from bot.testing.slack.methods.request import Request
from bot.testing.slack.payloads import file_json, message_json
from bot.testing.slack.records import File, Json, Post
from bot.testing.slack.world import BOT_USER


def _info(request: Request) -> Json:
    file = request.world.files.get(request.text("file", "file_not_found"))
    if file is None:
        raise RefusedError("file_not_found")
    if file.gone:
        raise RefusedError("file_deleted")
    answer = {"file": file_json(file, request.url), "comments": [], "response_metadata": {"next_cursor": ""}}
    request.world.files[file.id] = replace(file, looks=max(0, file.looks - 1))
    return answer


def _delete(request: Request) -> Json:
    file = request.world.files.get(request.text("file", "file_not_found"))
    if file is None:
        raise RefusedError("file_not_found")
    if file.gone:
        raise RefusedError("file_deleted")
    if file.user != BOT_USER:
        raise RefusedError("cant_delete_file")
    request.world.files[file.id] = replace(file, gone=True, content=b"")
    return {}


def _upload_url(request: Request) -> Json:
    name, length = request.text("filename"), request.number("length", 0)
    if length <= 0:
        raise RefusedError("invalid_arguments", "[ERROR] length must be above 0")
    file = File(request.world.new_id("F"), BOT_USER, name, b"", "application/octet-stream", length)
    request.world.files[file.id] = file
    return {"upload_url": f"{request.url}/upload/v1/{file.id}", "file_id": file.id}


def _complete_upload(request: Request) -> Json:
    given = request.arguments.get("files")
    if not isinstance(given, list) or not given:
        raise RefusedError("invalid_arguments", "[ERROR] missing required field: files")
    files = tuple(_uploaded(request, item) for item in given)
    if channel := request.optional("channel_id") or request.optional("channels"):
        _share(request, channel, files)
    return {"files": [file_json(file, request.url) for file in files]}


def _uploaded(request: Request, item: Json) -> File:
    file = request.world.files.get(str(item.get("id", "")))
    if file is None:
        raise RefusedError("file_not_found")
    if len(file.content) != file.size:
        raise RefusedError("file_update_failed", "[ERROR] fewer or more bytes came than were promised")
    kind = mimetypes.guess_type(file.name)[0] or file.mimetype
    titled = replace(
        file, title=str(item.get("title") or file.name), mimetype=kind, looks=request.world.file_looks
    )
    request.world.files[file.id] = titled
    return titled


def _share(request: Request, channel_id: str, files: tuple[File, ...]) -> None:
    channel = request.world.writable_channel(channel_id)
    text, thread = request.optional("initial_comment") or "", request.optional("thread_ts")
    ts = request.world.new_ts()
    post = request.world.put(Post(channel.id, ts, text, BOT_USER, thread_ts=thread, files=files, by_bot=True))
    request.echo({**message_json(request.world, post), "subtype": "file_share", **event_place(channel, ts)})


METHODS = {
    "files.info": _info,
    "files.delete": _delete,
    "files.getUploadURLExternal": _upload_url,
    "files.completeUploadExternal": _complete_upload,
}
