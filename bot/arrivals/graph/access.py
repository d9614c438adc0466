"""Microsoft Graph as the app of the settings: for meetings, and for files and messages of Teams."""

from collections.abc import Callable
from datetime import datetime

from bot.arrivals.settings import GraphSettings
from bot.arrivals.web_api import ClientToken, WebApi


def graph_api(settings: GraphSettings, now: Callable[[], datetime]) -> WebApi:
    secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.client_id,
        "client_secret": secret,
        "scope": "https://graph.microsoft.com/.default",
    }
    token = ClientToken("Microsoft", settings.token_url.replace("{tenant_id}", settings.tenant_id), form, now)
    return WebApi("Microsoft Graph", settings.base_url, token)
