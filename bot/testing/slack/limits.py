"""Slack's numbers as the fake enforces them; the product keeps its own, so that a wrong one shows here."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Limits:
    """Characters and counts, from Slack's reference pages and slack_sdk's models unless another source is named."""

    message_blocks: int = 50
    view_blocks: int = 100
    block_id: int = 255
    action_id: int = 255
    section_text: int = 3_000
    section_fields: int = 10
    field_text: int = 2_000
    header_text: int = 150
    context_elements: int = 10
    context_text: int = 2_000
    actions: int = 25
    context_actions: int = 5
    button_text: int = 75
    button_value: int = 2_000
    url: int = 3_000
    overflow_options: int = 5
    options: int = 100
    option_text: int = 75
    option_value: int = 150
    choices: int = 10  # of checkboxes and radio buttons
    placeholder: int = 150
    confirm_title: int = 100
    confirm_text: int = 300
    confirm_button: int = 30
    image_text: int = 2_000
    label: int = 2_000
    markdown_block: int = 12_000
    # documented nowhere; measured as 13,202 (metabase/metabase#79908) and 13,297 (bolt-js#2509)
    message_markdown: int = 13_200
    table_rows: int = 100
    table_columns: int = 20
    # over all tables of a message (vellum-assistant#36219)
    table_characters: int = 10_000
    data_table_rows: int = 101
    card_title: int = 150
    card_body: int = 200
    cards: int = 10
    message_text: int = 40_000
    update_text: int = 4_000
    markdown_text: int = 12_000
    # Slack names a limit of event_payload without a number; this one is unverified
    metadata_characters: int = 16_000
    view_title: int = 24
    private_metadata: int = 3_000
    callback_id: int = 255
    suggested_prompts: int = 4
    loading_messages: int = 10
    session_title: int = 200
    sockets: int = 10
    response_url_posts: int = 5
    response_url_seconds: float = 1_800.0
    trigger_seconds: float = 3.0
    # several reports; Slack documents none
    stream_seconds: float = 300.0
    status_seconds: float = 120.0
    posts_per_second: float = 1.0
    # "short bursts are tolerated" and "several hundred messages a minute": the two sizes are unverified
    post_burst: int = 5
    posts_per_minute: int = 300
    page: int = 1_000


TIER_1, TIER_2, TIER_3, TIER_4 = 1, 20, 50, 100  # calls a minute

# chat.postMessage has its own rule; what stands nowhere here is not limited (auth.test, chat.getPermalink)
TIERS = MappingProxyType(
    {
        method: tier
        for tier, methods in (
            (TIER_2, "chat.startStream chat.stopStream conversations.list users.list reactions.remove"),
            (
                TIER_3,
                (
                    "chat.update chat.delete conversations.history conversations.replies conversations.info "
                    "conversations.open reactions.add users.lookupByEmail apps.connections.open bots.info team.info"
                ),
            ),
            (
                TIER_4,
                (
                    "chat.appendStream chat.postEphemeral views.open views.publish views.update views.push "
                    "files.getUploadURLExternal files.completeUploadExternal files.info users.info "
                    "conversations.members assistant.threads.setSuggestedPrompts assistant.threads.setTitle "
                    "assistant.threads.setStatus agents.sessions.setStatus agents.sessions.rename"
                ),
            ),
        )
        for method in methods.split()
    }
)
