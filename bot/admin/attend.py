"""Joins the room to everything that runs: what is heeded, what admins look at and change."""

from typing import TYPE_CHECKING

from bot.admin import forget, models, query_deed, rule_deeds, setting_deed, source_errands
from bot.admin.desk import AdminDesk
from bot.creative.kit_deed import KitDeed
from bot.creative.release import Release
from bot.databases import deeds as database_deeds
from skills.creatives import BRAND, RELEASE
from skills.sql.chat.running import KIND

if TYPE_CHECKING:
    from bot.app import App


def attend(app: "App") -> None:
    """Let the dispatcher heed the switches, and let admins look and change."""
    admin, dispatcher = app.admin, app.dispatcher
    worded = admin.places.worded
    admin.proposals.deeds.update(
        {
            setting_deed.KIND: setting_deed.SettingDeed(app.settings, worded),
            rule_deeds.ADD: rule_deeds.RuleAddition(worded),
            rule_deeds.REMOVE: rule_deeds.RuleRemoval(worded),
            KIND: query_deed.QueryRun(),
            database_deeds.ADD: database_deeds.DatabaseAddition(),
            database_deeds.DESCRIBE: database_deeds.DatabaseDescription(),
            database_deeds.CLASSIFY: database_deeds.DatabaseClassification(),
            RELEASE: Release(app.creatives.shelf, app.creatives.kit_now),
            BRAND: KitDeed(app.creatives.kits),
        }
    )
    admin.proposals.errands.update(
        {
            forget.OWN: forget.Forgetting(app, own=True),
            forget.OTHERS: forget.Forgetting(app, own=False),
            source_errands.ADD: source_errands.SourceAddition(app, worded),
            source_errands.REMOVE: source_errands.SourceRemoval(app),
            database_deeds.REMOVE: database_deeds.DatabaseRemoval(app),
        }
    )
    app.desk.expert_channel, app.desk.on_call = admin.experts_channel, admin.experts_on_call
    app.gateway.in_force = lambda settings: models.in_force(settings, admin.live)
    dispatcher.off = admin.switchboard.off
    dispatcher.used = admin.uses.count
    dispatcher.approvals = admin.proposals
    dispatcher.admin = AdminDesk(app)
