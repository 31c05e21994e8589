"""What a change has opened: the law asked before and after it, on the same day."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.people import queries
from nahtlos.web.templatetags.words import spoken

OPEN = frozenset({"entitled", "discretionary"})
MOST = 3


@dataclass(frozen=True)
class Before:
    """The verdicts on a person before something is written down."""

    person: UUID
    verdicts: dict[str, str]

    def opened(self) -> list[str]:
        """Titles of the instruments that are open now and were not, the most useful first."""
        answer = _answer(self.person)
        found = [one for one in law.useful(answer) if self.verdicts.get(one.id) not in OPEN]
        return [spoken(one.instrument.title) for one in found if one.verdict in OPEN]

    def sentence(self, done: str) -> str:
        """What was done, and what is open now that was not."""
        titles = self.opened()
        if not titles:
            return done
        more = len(titles) - MOST
        named = "; ".join(titles[:MOST])
        if more > 0:
            named += " " + ngettext("and %(more)d more", "and %(more)d more", more) % {"more": more}
        return done + " " + _("Open now: %(titles)s.") % {"titles": named}


def before(person: UUID) -> Before:
    """Ask the law as the file stands now."""
    return Before(person, {one.id: one.verdict for one in _answer(person).instruments})


def _answer(person: UUID) -> law.Answer:
    return law.check(queries.file_of(person).document, on=today())
