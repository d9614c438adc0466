"""A workspace that keeps advertisements."""

from pathlib import Path

import pytest

from bot.testing.chat import FakeChat
from tests.bot.creative.desk import Desk


@pytest.fixture
def desk(chat: FakeChat, tmp_path: Path) -> Desk:
    return Desk(chat, tmp_path)
