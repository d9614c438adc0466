"""The addresses of the fake: Web API, sockets, files, response URLs, and the page."""

from dataclasses import replace

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from bot.testing.slack.desk import Desk, read_call
from bot.testing.slack.page import page
from bot.testing.slack.responses import post_response
from bot.testing.slack.sockets import Sockets
from bot.testing.slack.world import World

LOGIN_PAGE = (
    "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to your workspace</body></html>"
)


def build_app(world: World, desk: Desk, sockets: Sockets) -> Starlette:
    """All routes of the fake."""

    async def respond(http: HttpRequest) -> ASGIApp:
        arguments, _token = await read_call(http)
        key = http.path_params["key"]
        team = desk.holding(lambda world: key in world.responses)
        request = team.request("response_url", arguments)
        return await team.guard(
            http, "response_url", {**arguments, "key": key}, lambda: post_response(request, key)
        )

    async def upload(http: HttpRequest) -> ASGIApp:
        content, file_id = await http.body(), http.path_params["file"]
        team = desk.holding(lambda world: file_id in world.files)
        return await team.guard(
            http, "upload", {"file": file_id}, lambda: _upload(team.world, file_id, content)
        )

    async def download(http: HttpRequest) -> ASGIApp:
        file_id = http.path_params["place"].rpartition("-")[2]
        team = desk.holding(lambda world: file_id in world.files)
        allowed = team.opens(http.headers.get("authorization", "").removeprefix("Bearer "))
        return await team.guard(
            http, "download", {"file": file_id}, lambda: _download(team.world, file_id, allowed=allowed)
        )

    async def show(_http: HttpRequest) -> Response:
        with world.lock:
            return HTMLResponse(page(world))

    async def link(websocket: WebSocket) -> None:
        await sockets.serve(websocket)

    return Starlette(
        routes=[
            Route("/", show),
            # starlette runs any ASGI app that an endpoint returns; its types know responses only
            Route("/api/{method}", desk.answer, methods=["GET", "POST"]),
            Route("/response/{key}", respond, methods=["POST"]),
            Route("/upload/v1/{file}", upload, methods=["POST"]),
            Route("/files-pri/{place}/{name:path}", download),
            WebSocketRoute("/link", link),
        ]
    )


def _upload(world: World, file_id: str, content: bytes) -> Response:
    if file_id not in world.files:
        return PlainTextResponse("not found", 404)
    world.files[file_id] = replace(world.files[file_id], content=content)
    world.changed()
    return PlainTextResponse(f"OK - {len(content)}")


def _download(world: World, file_id: str, *, allowed: bool) -> Response:
    file = world.files.get(file_id)
    # Slack shows its login page, with status 200, to whoever may not have the file
    if not allowed:
        return HTMLResponse(LOGIN_PAGE)
    if file is None or file.gone:
        return PlainTextResponse("not found", 404)
    if file.redirect_to:
        return RedirectResponse(file.redirect_to, 302)
    return Response(file.content, media_type=file.mimetype)
