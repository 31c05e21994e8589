"""What advisers keep for themselves: two views of the list, and a colleague who is away."""

from nahtlos.core.wall import acting
from nahtlos.network import actions as network
from nahtlos.people import actions as people
from nahtlos.people.queries import listing
from nahtlos.site.demo.caseloads import TOGETHER
from nahtlos.site.demo.world import World, acting_as

VIEWS = (
    ("Überfällig", {"whose": "mine", "overdue": "yes", "columns": "status-german-step-contact"}),
    ("Titel läuft ab", {"title": "90", "sort": "until"}),
)


def make(world: World) -> None:
    """The adviser of the demo has two views, one of them shared, and stands in for a colleague."""
    me, colleague, *_others = world.advisers(TOGETHER)
    by = acting_as(me)
    with acting(by):
        for name, codes in VIEWS:
            wanted = listing(codes, adviser=True)
            people.keep_view(
                name=name, wanted=wanted, shared="whose" not in codes, by=by, at=world.at(-20)
            )
    away = acting_as(colleague)
    with acting(away):
        network.stand_in(
            absent=colleague,
            stands_in=me,
            from_on=world.ago(1),
            until_on=world.ago(-6),
            by=away,
            at=world.at(-3),
        )
