"""views.*: modals and the Home tab."""

from dataclasses import replace

from bot.testing.slack.blockkit import check_view
from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.content import file_errors, with_ids
from bot.testing.slack.methods.request import Request
from bot.testing.slack.payloads import view_json
from bot.testing.slack.records import Json, View


def _open(request: Request) -> Json:
    raw = _raw(request, "modal")
    user, _view = request.world.spend_trigger(request.text("trigger_id", "invalid_trigger_id"))
    return _answer(add_view(request, user, raw))


def _push(request: Request) -> Json:
    raw = _raw(request, "modal")
    user, below = request.world.spend_trigger(request.text("trigger_id", "invalid_trigger_id"))
    if below is None or not request.world.views[below].open:
        raise RefusedError("not_found")
    return _answer(push_view(request, user, raw, below))


def add_view(request: Request, user: str, raw: Json, kind: str = "modal") -> View:
    """A new view of this person."""
    view_id = request.world.new_id("V")
    view = View(view_id, user, kind, raw, request.world.new_id("h"), root=view_id)
    request.world.views[view_id] = view
    request.world.changed()
    return view


def push_view(request: Request, user: str, raw: Json, below: str) -> View:
    """A view on top of another; three at most."""
    stacked = [
        view
        for view in request.world.views.values()
        if view.open and view.user == user and view.kind == "modal"
    ]
    if len(stacked) >= 3:
        raise RefusedError("push_limit_reached")
    view = replace(add_view(request, user, raw), root=request.world.views[below].root, previous=below)
    request.world.views[view.id] = view
    return view


def change_view(request: Request, view: View, raw: Json) -> View:
    """Other content in the same view."""
    changed = replace(view, raw=raw, hash=request.world.new_id("h"), errors={})
    request.world.views[view.id] = changed
    request.world.changed()
    return changed


def _update(request: Request) -> Json:
    raw = _raw(request, None)
    view = _named(request)
    _check_hash(request, view)
    return _answer(change_view(request, view, raw))


def _publish(request: Request) -> Json:
    raw = _raw(request, "home")
    user = request.world.user(request.text("user_id", "user_not_found"))
    homes = [view for view in request.world.views.values() if view.kind == "home" and view.user == user.id]
    if not homes:
        return _answer(add_view(request, user.id, raw, "home"))
    _check_hash(request, homes[0])
    return _answer(change_view(request, homes[0], raw))


def _raw(request: Request, kind: str | None) -> Json:
    view = request.arguments.get("view")
    if not isinstance(view, dict):
        raise RefusedError("invalid_arguments", "[ERROR] missing required field: view")
    if kind and view.get("type") != kind:
        raise RefusedError(
            "invalid_arguments", f"[ERROR] unsupported type: {view.get('type')} [json-pointer:/view/type]"
        )
    return checked_view(request, view)


def checked_view(request: Request, view: Json) -> Json:
    """The view with ids in its blocks; raises what Slack raises for one over its limits."""
    errors = [*check_view(view, request.limits), *file_errors(request, view.get("blocks"), "/view/blocks")]
    if errors:
        raise RefusedError("invalid_arguments", *errors)
    return {**view, "blocks": list(with_ids(request, view["blocks"]))}


def _named(request: Request) -> View:
    view_id, external = request.optional("view_id"), request.optional("external_id")
    for view in request.world.views.values():
        if view.open and (view.id == view_id or (external and view.raw.get("external_id") == external)):
            return view
    raise RefusedError("not_found")


def _check_hash(request: Request, view: View) -> None:
    given = request.optional("hash")
    if given is not None and given != view.hash:
        raise RefusedError("hash_conflict")


def _answer(view: View) -> Json:
    return {"view": view_json(view)}


METHODS = {"views.open": _open, "views.push": _push, "views.update": _update, "views.publish": _publish}
