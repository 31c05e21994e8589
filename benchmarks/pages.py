"""Which pages are measured, and how each is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from django.urls import reverse

from benchmarks.seed import Known

CSRF = "benchmarksbenchmarksbenchmarks12"
NARROW = "language=uk&overdue=yes&silent=4&title=180&sort=until"
COLUMNS = "columns=step-contact-waits-held-consent-opened"
_turns = count()


@dataclass(frozen=True)
class Page:
    """One page; `who` is adviser, newcomer or nobody. With a `form` it is posted.

    `shows` says that what is posted is answered with a page, as a search is, and nothing is written.
    """

    name: str
    kind: str
    path: str
    who: str = "adviser"
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shows: bool = False

    def body(self) -> dict[str, str]:
        """What is posted: each time another of the values, so that each time something is written."""
        turn = next(_turns)
        return {name: values[turn % len(values)] for name, values in self.form.items()}


def ours(known: Known) -> list[Page]:
    """Every page that is measured."""

    def of(name: str, person: object = known.person, *more: object) -> str:
        return reverse(name, args=[person, *more])

    return [
        Page("front page", "other", reverse("front:doors"), "nobody"),
        Page("sign-in", "other", reverse("account_login"), "nobody"),
        Page("directory", "list", f"{reverse('network:directory')}?topic=work", "nobody"),
        Page("my day", "list", reverse("people:day")),
        Page("persons", "list", reverse("people:list")),
        Page("persons, page 20", "list", f"{reverse('people:list')}?page=20"),
        Page("persons, many filters", "list", f"{reverse('people:list')}?{NARROW}"),
        Page("persons, title ends first", "list", f"{reverse('people:list')}?sort=until"),
        Page("persons, every column", "list", f"{reverse('people:list')}?{COLUMNS}"),
        Page("search, other script", "list", reverse("people:list"), form={"q": ("Ольга Мороз",)}, shows=True),
        Page("search, nobody found", "list", reverse("people:list"), form={"q": ("Xyzq Qwrtz",)}, shows=True),
        Page("whole list as CSV", "list", reverse("people:take", args=["csv"]), form={"q": ("",)}, shows=True),
        Page("inbox", "list", reverse("people:inbox")),
        Page("case page", "detail", of("people:case")),
        Page("hub", "detail", of("people:hub")),
        Page("question, nothing known", "detail", of("law:ask", known.bare)),
        Page("question, Duldung alone", "detail", of("law:ask", known.duldung)),
        Page("answering (POST)", "detail", of("law:question", known.answered, "unemployed"),
             form={"answer": ("yes", "no")}),
        Page("answers", "detail", of("law:answers")),
        Page("why (work in full)", "detail", of("law:why")),
        Page("notes", "detail", of("people:notes")),
        Page("history", "detail", of("people:history")),
        Page("consents", "detail", of("consent:list")),
        Page("plan", "detail", of("plan:steps")),
        Page("step (form)", "detail", of("plan:change", known.person, known.step)),
        Page("newcomer's way", "detail", reverse("mine:way"), "newcomer"),
    ]  # fmt: skip


ADMIN = {
    "persons": "admin list of persons",
    "my day": "admin list of steps",
    "case page": "admin form of a person",
    "step (form)": "admin form of a step",
}


def admin(known: Known) -> list[Page]:
    """The admin's pages for the same rows."""
    return [
        Page("admin list of persons", "list", "/admin/people/person/"),
        Page("admin list of steps", "list", "/admin/plan/step/?state__exact=open"),
        Page("admin form of a person", "detail", f"/admin/people/person/{known.person}/change/"),
        Page("admin form of a step", "detail", f"/admin/plan/step/{known.step}/change/"),
    ]
