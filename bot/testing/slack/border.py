"""Between a team's world and the app: each world knows itself by the same ids, and everybody else by its own."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.testing.slack.records import Json


@dataclass
class Border:
    """`ids` are those outside by those inside. `enterprise`: the organisation of the team, empty without one.

    `org_wide`: the app is installed in all of it, and hears so in each event."""

    ids: Mapping[str, str] = field(default_factory=dict)
    enterprise: str = ""
    org_wide: bool = False

    def outward(self, value: Json) -> Json:
        return _renamed(value, self.ids)

    def inward(self, value: Json) -> Json:
        return _renamed(value, {outside: inside for inside, outside in self.ids.items()})

    def envelope(self, payload: Json) -> Json:
        """What is sent to the app, with what it says of organisations."""
        sent = self.outward(payload)
        if not self.enterprise:
            return sent
        if "authorizations" in sent:
            [one] = sent["authorizations"]
            one |= {"enterprise_id": self.enterprise, "is_enterprise_install": self.org_wide}
            one["team_id"] = None if self.org_wide else one["team_id"]
            return sent | {"enterprise_id": self.enterprise, "context_enterprise_id": self.enterprise}
        if "command" in sent:
            flag = str(self.org_wide).lower()
            return sent | {"enterprise_id": self.enterprise, "is_enterprise_install": flag}
        organisation = {"id": self.enterprise, "name": self.enterprise.lower()}
        return sent | {"enterprise": organisation, "is_enterprise_install": self.org_wide}


def _renamed(value: Json, names: Mapping[str, str]) -> Json:
    if not names:
        return value
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    renamed: Json = json.loads(pattern.sub(lambda match: names[match.group()], json.dumps(value)))
    return renamed
