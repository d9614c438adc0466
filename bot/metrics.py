"""What the running program counts and times, for `/metrics`."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


class Metrics:
    """One set for each program; no names of people or channels, and no words of theirs, are ever labels."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.events = Counter(
            "confidant_events",
            "Events that platforms sent, by outcome",
            ("platform", "outcome"),
            registry=self.registry,
        )
        self.acknowledged = Histogram(
            "confidant_acknowledge_seconds",
            "From an event's arrival until it is stored",
            ("platform",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.handled = Histogram(
            "confidant_handle_seconds",
            "Work on one event, by outcome",
            ("outcome",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.posts = Counter("confidant_posts", "Messages posted", ("platform",), registry=self.registry)
        self.lost = Counter(
            "confidant_posts_given_up",
            "Replies that could not be brought",
            ("platform",),
            registry=self.registry,
        )
        self.reply_seconds = Histogram(
            "confidant_deliver_seconds",
            "From a reply being written until its last message is there",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.steps = Histogram(
            "confidant_job_step_seconds",
            "Steps of durable work",
            ("step", "outcome"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.waiting = Gauge(
            "confidant_waiting",
            "Events and replies that are not finished",
            ("queue",),
            registry=self.registry,
        )

    def delivered(self, written_at: datetime, now: datetime) -> None:
        self.reply_seconds.observe(max((now - written_at).total_seconds(), 0.0))

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self.registry)
