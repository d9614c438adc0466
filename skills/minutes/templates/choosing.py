"""Which template a meeting gets: the one that is named, else by its title, else the default."""

from collections.abc import Sequence

from skills.errors import UserError
from skills.language import say
from skills.minutes.templates.builtin import DEFAULT
from skills.minutes.templates.template import Template, plain_name


def choose(name: str, title: str, templates: Sequence[Template]) -> Template:
    """The first that fits, in their order. Raises UserError for a name that none has."""
    if name.strip():
        return named(name, templates)
    fitting = next((template for template in templates if template.fits(title)), None)
    default = next((item for item in templates if plain_name(item.name) == DEFAULT.name), DEFAULT)
    return fitting or default


def named(name: str, templates: Sequence[Template]) -> Template:
    """The template of this name; raises UserError with the names there are."""
    found = next((item for item in templates if plain_name(item.name) == plain_name(name)), None)
    if found is None:
        listed = ", ".join(sorted(item.name for item in templates))
        raise UserError(
            say("There is no template {name!r}.", name=name), hint=say("Templates: {listed}.", listed=listed)
        )
    return found
