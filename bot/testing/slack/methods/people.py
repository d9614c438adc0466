"""auth, api, apps, team, bots and users."""

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.request import Request
from bot.testing.slack.payloads import user_json
from bot.testing.slack.records import Json
from bot.testing.slack.world import APP, BOT, BOT_NAME, BOT_USER, DOMAIN, OTHER_TEAM, TEAM


def _auth_test(_request: Request) -> Json:
    return {
        "url": f"https://{DOMAIN}.slack.com/",
        "team": "Fake",
        "user": BOT_NAME,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def _api_test(request: Request) -> Json:
    if error := request.optional("error"):
        raise RefusedError(error)
    return {"args": request.arguments}


def _connections_open(request: Request) -> Json:
    address = request.url.replace("http://", "ws://")
    return {"url": f"{address}/link?ticket={request.new_ticket()}&app_id={APP}"}


def _team_info(request: Request) -> Json:
    team = request.optional("team") or TEAM
    names = {TEAM: ("Fake", DOMAIN), OTHER_TEAM: ("Other", "other")}
    if team not in names:
        raise RefusedError("team_not_found")
    name, domain = names[team]
    return {"team": {"id": team, "name": name, "domain": domain, "email_domain": "", "icon": {}}}


def _bots_info(request: Request) -> Json:
    bot = request.text("bot", "bot_not_found")
    known = {BOT: (BOT_USER, BOT_NAME, APP)}
    known |= {
        user.bot_id: (user.id, user.name, "A0OTHER") for user in request.world.users.values() if user.bot
    }
    if bot not in known:
        raise RefusedError("bot_not_found")
    user_id, name, app_id = known[bot]
    return {
        "bot": {"id": bot, "deleted": False, "name": name, "user_id": user_id, "app_id": app_id, "icons": {}}
    }


def _users_info(request: Request) -> Json:
    user = request.world.user(request.text("user", "user_not_found"))
    return {"user": user_json(user, locale=request.flag("include_locale"))}


def _users_list(request: Request) -> Json:
    # outsiders of shared channels are not members of the workspace
    own = [user for user in request.world.users.values() if not user.stranger]
    users, cursor = request.page(own, default_limit=request.limits.page)
    locale = request.flag("include_locale")
    return {
        "members": [user_json(user, locale=locale) for user in users],
        "response_metadata": {"next_cursor": cursor},
    }


def _lookup_by_email(request: Request) -> Json:
    email = request.text("email", "users_not_found").casefold()
    for user in request.world.users.values():
        if user.email.casefold() == email and not user.stranger and not user.bot:
            return {"user": user_json(user)}
    raise RefusedError("users_not_found")


def _users_conversations(request: Request) -> Json:
    user, kinds = request.text("user", "user_not_found"), request.optional("types") or "public_channel"
    both = [one for one in request.world.channels.values() if user in one.members and BOT_USER in one.members]
    wanted = {"channel": "public_channel", "group": "private_channel"}
    mine = [one for one in both if wanted.get(one.kind) in kinds.split(",") and not one.archived]
    channels, cursor = request.page(mine, default_limit=request.limits.page)
    return {
        "channels": [{"id": one.id, "name": one.name} for one in channels],
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = {
    "auth.test": _auth_test,
    "api.test": _api_test,
    "apps.connections.open": _connections_open,
    "team.info": _team_info,
    "bots.info": _bots_info,
    "users.info": _users_info,
    "users.conversations": _users_conversations,
    "users.list": _users_list,
    "users.lookupByEmail": _lookup_by_email,
}
