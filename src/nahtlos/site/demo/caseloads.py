"""Who accompanies whom: the persons shared out over institutions and their advisers."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from nahtlos.network.models import Membership
from nahtlos.site.demo.drafts import CLOSED, Draft
from nahtlos.site.demo.world import World, read

CASELOAD = 60
TOGETHER = "Servicestelle"


def _fits(short: str, day: date) -> Callable[[Draft], bool]:
    """Whom an institution would hold rather than others."""
    rules: dict[str, Callable[[Draft], bool]] = {
        "Jobcenter": lambda d: d.facts.get("benefit") == "SGB_II",
        "Agentur für Arbeit": lambda d: d.facts.get("benefit") in {"ALG", "NONE"},
        "Wohlfahrtsverband": lambda d: d.facts.get("benefit") == "ASYLBLG",
        "Verein der Ukrainerinnen": lambda d: d.nationality == "UA",
        "Syrisch-deutscher Verein": lambda d: d.nationality == "SY",
        "Berufsbildungszentrum": lambda d: d.age(day) < 27,
    }
    return rules.get(short, lambda _draft: True)


def share_out(world: World, everybody: list[Draft]) -> list[tuple[Draft, Membership]]:
    """Each draft with its adviser. The persons of the tour and the demo adviser's come first."""
    holds = Counter(read("region.yaml")["holds"])
    mine = world.advisers(TOGETHER)[0]
    open_ones = [d for d in everybody if d.outcome not in CLOSED][:CASELOAD]
    given = [(draft, mine) for draft in open_ones]
    holds[TOGETHER] -= len(given)
    left = [draft for draft in everybody if draft not in open_ones]
    for short in [*(name for name in holds if name != TOGETHER), TOGETHER]:
        fits = _fits(short, world.day)
        willing = [draft for draft in left if fits(draft)]
        others = [draft for draft in left if not fits(draft)]
        taken = [*willing, *others][: holds[short]]
        advisers = [m for m in world.advisers(short) if m is not mine]
        given += [(d, advisers[n % len(advisers)]) for n, d in enumerate(taken)]
        left = [draft for draft in left if not any(draft is one for one in taken)]
    return given
