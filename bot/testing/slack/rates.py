"""How many calls a minute each method takes, on a clock that tests may move."""

import math
from collections import defaultdict, deque

from bot.testing.slack.errors import RateLimitedError
from bot.testing.slack.limits import TIERS, Limits

MINUTE = 60.0


class Rates:
    """Sliding minutes for each method, and a bucket for each channel that is posted to."""

    def __init__(self, limits: Limits, *, enabled: bool, scale: float) -> None:
        self.enabled = enabled
        self.scale = scale
        self._limits = limits
        self._taken: dict[str, deque[float]] = defaultdict(deque)
        # channel -> (posts it takes at once, when that was so)
        self._buckets: dict[str, tuple[float, float]] = {}
        self._forced: dict[str, float] = {}

    def force(self, method: str, until: float) -> None:
        """Every call is one too many until then."""
        self._forced[method] = until

    def take(self, method: str, channel: str, now: float) -> None:
        """Count one call; raises RateLimitedError if it is one too many."""
        for name in (method, "*"):
            if now < self._forced.get(name, 0.0):
                raise RateLimitedError(_seconds(self._forced[name] - now))
        if not self.enabled:
            return
        if method == "chat.postMessage":
            self._take_post(channel, now)
            self._take(method, self._limits.posts_per_minute, now)
        elif method in TIERS:
            self._take(method, TIERS[method], now)

    def _take(self, method: str, per_minute: int, now: float) -> None:
        taken, most = self._taken[method], max(1, int(per_minute * self.scale))
        while taken and taken[0] <= now - MINUTE:
            taken.popleft()
        if len(taken) >= most:
            raise RateLimitedError(_seconds(taken[0] + MINUTE - now))
        taken.append(now)

    def _take_post(self, channel: str, now: float) -> None:
        rate, most = self._limits.posts_per_second * self.scale, float(self._limits.post_burst)
        held, since = self._buckets.get(channel, (most, now))
        held = min(most, held + (now - since) * rate)
        self._buckets[channel] = (held, now)
        if held < 1:
            raise RateLimitedError(_seconds((1 - held) / rate))
        self._buckets[channel] = (held - 1, now)


def _seconds(left: float) -> int:
    return max(1, math.ceil(left))
