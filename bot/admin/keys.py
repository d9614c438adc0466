"""Every live setting: its name, the type of its value, what is beneath it, and how it reads to a person."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, field_validator

from bot.gateway.names import Provider
from bot.jobs.schedules import check_line
from bot.references import CHANNEL_OR_NONE
from bot.settings import Settings
from bot.times import USUAL, WHAT, from_environment
from indexing.documents import DataClass
from skills.admin.times import said
from skills.confidence import Certificate
from skills.confidence.certificate import hundredths
from skills.language import number, say
from skills.model import Task

ON_CALL_PATTERN = r"^((person|group):\S.*)?$"
MODEL_NAME = re.compile(rf"none|(?:{'|'.join(Provider)}):[\w./:@+-]{{1,160}}")
EVERYWHERE, IN, FOR = "", "@channel:", "@group:"


class Value(BaseModel, extra="forbid", frozen=True):
    """What a setting holds."""


class Switch(Value):
    on: bool


class Channel(Value):
    """`platform:ID`; empty for none."""

    channel: str = Field(pattern=CHANNEL_OR_NONE, max_length=200)


class OnCall(Value):
    """`person:ID` or `group:NAME`; empty for nobody."""

    who: str = Field(pattern=ON_CALL_PATTERN, max_length=255)


class Threshold(Value):
    """The certificate that answers are held to, whole."""

    certificate: dict[str, Any]  # Any: the fields of a Certificate, checked below

    @field_validator("certificate")
    @classmethod
    def _be_whole(cls, value: dict[str, Any]) -> dict[str, Any]:
        TypeAdapter(Certificate).validate_python(value)
        return value

    @property
    def whole(self) -> Certificate:
        return TypeAdapter(Certificate).validate_python(self.certificate)


class Times(Value):
    """A cron line, in UTC."""

    cron: str = Field(max_length=100)

    @field_validator("cron")
    @classmethod
    def _be_a_cron_line(cls, value: str) -> str:
        try:
            check_line(value)
        except ValueError as error:
            raise ValueError(say("write five fields such as `{example}`", example="0 8 * * 1")) from error
        return value


class ModelChoice(Value):
    """`provider:model`, or `none`."""

    model: str = Field(max_length=200)

    @field_validator("model")
    @classmethod
    def _be_a_name(cls, value: str) -> str:
        # what was written is not repeated: it may be a key
        if not MODEL_NAME.fullmatch(value):
            raise ValueError(
                say("write provider:model or none, with a provider of {names}", names=", ".join(Provider))
            )
        return value


class Clearance(Value):
    """The strictest class of data that a provider may see."""

    up_to: Literal["nothing", "open", "internal", "confidential"]

    @property
    def data_class(self) -> DataClass | None:
        return None if self.up_to == "nothing" else DataClass(self.up_to)


V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Key(Generic[V]):
    """`name` ends in a dot for a family, whose members differ in the rest.

    `beneath` is what the environment says, None where it says nothing; `blank` how nothing reads; `known` which members
    a family has."""

    name: str
    model: type[V]
    beneath: Callable[[Settings, str], V | None]
    title: Callable[[str], str]
    words: Callable[[V], str]
    blank: Callable[[str], str]
    known: Callable[[str], bool] = lambda _: True

    def named(self, rest: str = "") -> str:
        return f"{self.name}{rest}"


def _switch_beneath(settings: Settings, rest: str) -> Switch | None:
    return Switch(on=False) if rest in settings.skills.off else None


def _channel_beneath(channel: str) -> Channel | None:
    return Channel(channel=channel) if channel else None


def listening_beneath(settings: Settings) -> frozenset[str]:
    """References of the channels that the environment names."""
    named = {"slack": settings.slack.listening, "teams": settings.teams.listening}
    return frozenset(f"{platform}:{one}" for platform, channels in named.items() for one in channels)


def _on_call_beneath(who: str) -> OnCall | None:
    """The environment names a person by id or e-mail without saying that it is one."""
    if not who:
        return None
    return OnCall(who=who if who.startswith("group:") else f"person:{who}")


def _model_beneath(settings: Settings, task: str) -> ModelChoice | None:
    name = settings.models.model_for(Task(task))
    return ModelChoice(model=str(name)) if name else None


def _model_blank(task: str) -> str:
    if task in (Task.CREATIVE, Task.IMAGES):
        return say("none, so adverts are made from templates")
    if task == Task.RESEARCH:
        return say("none, so facts are found by patterns")
    return say("none, so answers are quotes")


def _clearance_beneath(settings: Settings, provider: str) -> Clearance | None:
    found = settings.models.clearances.get(Provider(provider))
    return Clearance(up_to=found.value) if found else None


def _switch_title(rest: str) -> str:
    """`minutes@channel:C1` as a person reads it."""
    command, _, place = rest.partition("@")
    kind, _, name = place.partition(":")
    where = {
        "": say("everywhere"),
        "channel": say("in channel {name}", name=name),
        "group": say("for the group {name}", name=name),
    }[kind]
    return say("Skill {command} {where}", command=command, where=where)


def _threshold_words(value: Threshold) -> str:
    one = value.whole
    return say(
        "answers are shown from {threshold} on, target {target} in 100 right with {level} % confidence, {answered} "
        "answered and {errors} wrong of {labels} labels",
        threshold=number(one.threshold, 3),
        target=hundredths(one.target),
        level=hundredths(one.level),
        answered=one.answered,
        errors=one.errors,
        labels=one.labels,
    )


SWITCHES = Key(
    "skills.",
    Switch,
    _switch_beneath,
    _switch_title,
    lambda value: say("on") if value.on else say("off"),
    lambda rest: say("as everywhere") if "@" in rest else say("on"),
)
EXPERTS_CHANNEL = Key(
    "experts.channel",
    Channel,
    lambda settings, _: _channel_beneath(settings.review.expert_channel),
    lambda _: say("The experts' channel"),
    lambda value: value.channel or say("none"),
    lambda _: say("none"),
)
EXPERTS_ON_CALL = Key(
    "experts.on_call",
    OnCall,
    lambda settings, _: _on_call_beneath(settings.review.on_call),
    lambda _: say("On call for experts' questions"),
    lambda value: value.who or say("nobody"),
    lambda _: say("nobody"),
)
LISTENING = Key(
    "listening.",
    Switch,
    lambda settings, rest: Switch(on=True) if rest in listening_beneath(settings) else None,
    lambda rest: say("Untagged questions in {rest}", rest=rest),
    lambda value: say("answered if I can prove it") if value.on else say("left alone"),
    lambda _: say("left alone"),
)
THRESHOLD = Key(
    "threshold.",
    Threshold,
    lambda _settings, _rest: None,
    lambda rest: say("The threshold of {rest}", rest=rest),
    _threshold_words,
    lambda _: say("as the certificate's file says, or else the starter threshold"),
)
TIMES = Key(
    "schedule.",
    Times,
    lambda settings, rest: Times(cron=line) if (line := from_environment(settings, rest)) else None,
    lambda rest: say("When {what}", what=WHAT[rest]),
    lambda value: said(value.cron),
    lambda rest: say("{time} (the usual time)", time=said(USUAL[rest])),
    known=USUAL.__contains__,
)
MODEL = Key(
    "model.",
    ModelChoice,
    lambda settings, rest: _model_beneath(settings, rest),
    lambda rest: say("The model of task {task}", task=rest),
    lambda value: value.model,
    _model_blank,
    known=frozenset(Task).__contains__,
)
CLEARED = Key(
    "cleared.",
    Clearance,
    lambda settings, rest: _clearance_beneath(settings, rest),
    lambda rest: say("What {provider} may see", provider=rest),
    lambda value: (
        say("nothing") if value.up_to == "nothing" else say("data up to the class {up_to}", up_to=value.up_to)
    ),
    lambda _: say("nothing"),
    known=frozenset(Provider).__contains__,
)
AnyKey = Key[Any]  # Any: keys of every type of value
KEYS: tuple[AnyKey, ...] = (
    SWITCHES,
    EXPERTS_CHANNEL,
    EXPERTS_ON_CALL,
    LISTENING,
    THRESHOLD,
    TIMES,
    MODEL,
    CLEARED,
)


def find_key(name: str) -> tuple[AnyKey, str] | None:
    """The key behind a stored name and the rest of it; None for one that this program does not know."""
    for key in KEYS:
        rest = name.removeprefix(key.name)
        if name == key.name or (key.name.endswith(".") and name.startswith(key.name) and key.known(rest)):
            return key, rest
    return None
