"""How research is done here: who we are, what is asked, what a report may spend, how politely pages are asked for."""

import re
from typing import Literal

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

from indexing.errors import FetchError
from indexing.fetch.addresses import is_public
from indexing.fetch.links import read_link
from indexing.web.seek import Provider, provider
from indexing.web.seek.answers import Networks
from skills.research.schema import FIELDS, Kind
from skills.research.schema import Field as Asked

_OWN = re.compile(
    r"\s*(?P<label>[^:;()]{2,40}?)\s*(?:\((?P<kind>words|money|number)\))?\s*:\s*(?P<cues>[^:;]{2,200})\s*"
)


class ResearchSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_RESEARCH__…"""

    company: str = Field("", description="What our own company is called, to be held against others")
    fields: str = Field(
        "",
        description="What else is asked about each company, each with words it stands by, such as "
        "Free trial: trial, free for; Setup fee (money): setup, onboarding",
    )
    most_requests: int = Field(150, ge=1, le=5_000, description="Most requests to pages for one report")
    most_seconds: float = Field(
        300.0, gt=0, le=7_200, description="Longest that pages are gathered for one report"
    )
    per_site: int = Field(25, ge=1, le=500, description="Most pages of one site that links lead to")
    most_answers: int = Field(
        80, ge=1, le=5_000, description="Most questions to a model for one report, where one is set"
    )
    follow: bool = Field(
        True, description="Whether links of a given page to its own site are followed, where they look useful"
    )
    gap_seconds: float = Field(1.0, ge=0, le=60, description="Time between two requests to one site")
    fresh_hours: float = Field(
        6.0, ge=0, le=720, description="Hours within which a page is not asked for again"
    )
    kept_days: int = Field(365, ge=1, le=36_500, description="Days that reports and pages are kept")

    search: Literal["", "searxng", "brave", "tavily"] = Field(
        "", description="Who is asked for pages: searxng, brave or tavily; empty searches nowhere"
    )
    search_address: str = Field(
        "", description="Address of your SearXNG, such as https://searx.example.org; for others a stand-in"
    )
    search_key: SecretStr | None = Field(None, description="Key of that provider; SearXNG needs none")
    most_searches: int = Field(5, ge=0, le=100, description="Most searches for one report")

    @field_validator("search_address")
    @classmethod
    def _is_address(cls, value: str) -> str:
        try:
            return str(read_link(value).url).rstrip("/") if value else ""
        except FetchError as error:
            raise ValueError(str(error)) from error

    @model_validator(mode="after")
    def _can_search(self) -> "ResearchSettings":
        if self.search == "searxng" and not self.search_address:
            raise ValueError("searxng needs CONFIDANT_RESEARCH__SEARCH_ADDRESS, the address of your instance")
        if self.search in ("brave", "tavily"):
            if not (self.search_key and self.search_key.get_secret_value().strip()):
                raise ValueError(f"{self.search} needs CONFIDANT_RESEARCH__SEARCH_KEY")
            if self.search_address and not _keeps_keys(self.search_address):
                raise ValueError("a key is not sent over plain http; give an https SEARCH_ADDRESS")
        return self

    def provider(self, allowed: Networks = ()) -> Provider:
        """Who is asked for pages; results at addresses inside are kept for `allowed` networks. KeyError for nobody."""
        key = self.search_key.get_secret_value().strip() if self.search_key else ""
        return provider(self.search, address=self.search_address, key=key, allowed=allowed)

    @field_validator("fields")
    @classmethod
    def _are_fields(cls, value: str) -> str:
        names = [one.name for one in FIELDS]
        for part in filter(str.strip, value.split(";")):
            found = _OWN.fullmatch(part)
            if found is None:
                raise ValueError(f"{part.strip()!r} is no field; write it as Free trial: trial, free for")
            name = _name(found["label"])
            if name in names:
                raise ValueError(f"{found['label']!r} is asked already; call it otherwise")
            names.append(name)
        return value

    @property
    def own_fields(self) -> tuple[Asked, ...]:
        """The fields that were added, in their order."""
        found = [_OWN.fullmatch(part) for part in self.fields.split(";") if part.strip()]
        return tuple(_asked(one["label"], one["kind"] or "words", one["cues"]) for one in found if one)


def _keeps_keys(address: str) -> bool:
    """Over https, or to a machine of ours that is named by its address."""
    link = read_link(address)
    return link.encrypted or (link.address is not None and not is_public(link.address))


def _name(label: str) -> str:
    return re.sub(r"\W+", "-", label.casefold()).strip("-")


def _asked(label: str, kind: str, cues: str) -> Asked:
    question = f"{label} of {{company}}"
    words = tuple(one.strip() for one in cues.split(",") if one.strip())
    return Asked(_name(label), label, question, Kind(kind), many=True, cues=words)
