"""Which provider may see which data: nothing leaves for one that is not cleared, and unknown means no."""

from collections.abc import Iterable, Mapping

from bot.gateway.names import Provider, parse_provider
from indexing.documents import DataClass

Clearances = Mapping[Provider, DataClass]

_MILD_TO_STRICT = (DataClass.OPEN, DataClass.INTERNAL, DataClass.CONFIDENTIAL)


def parse_clearances(text: str) -> Clearances:
    """Read "openai:internal,local:confidential"; a provider named twice keeps the wider clearance.

    Raises ValueError that names the value and the choices."""
    clearances: dict[Provider, DataClass] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        provider, data_class = _parse_entry(entry)
        clearances[provider] = strictest([data_class, clearances.get(provider, DataClass.OPEN)])
    return clearances


def format_clearances(clearances: Clearances) -> str:
    """Write clearances as the setting takes them."""
    return ",".join(f"{provider}:{data_class}" for provider, data_class in clearances.items())


def widened(clearances: Clearances, provider: Provider, data_class: DataClass) -> str:
    """The whole setting that would also clear this, so that following the advice takes nothing away."""
    return format_clearances({**clearances, provider: data_class})


def strictest(data_classes: Iterable[DataClass]) -> DataClass:
    """The class that decides for a prompt made of these; confidential if nobody said what is in it."""
    return max(data_classes, key=_MILD_TO_STRICT.index, default=DataClass.CONFIDENTIAL)


def is_cleared(provider: Provider, data_class: DataClass, clearances: Clearances) -> bool:
    """Whether this provider may see this class; a clearance holds for its class and those below it."""
    highest = clearances.get(provider)
    return highest is not None and strictest([data_class, highest]) == highest


def _parse_entry(entry: str) -> tuple[Provider, DataClass]:
    provider, _, data_class = entry.partition(":")
    try:
        return parse_provider(provider), DataClass(data_class.strip().lower())
    except ValueError as error:
        raise ValueError(
            f"{entry!r} is not a clearance; write provider:class, with a provider of {', '.join(Provider)}"
            f" and a class of {', '.join(_MILD_TO_STRICT)}"
        ) from error
