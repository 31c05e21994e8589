"""Companies: the portfolio of an employer service, one company, and those that may be the same."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from nahtlos.employers.engine import fold
from nahtlos.employers.engine.finding import slips
from nahtlos.employers.models import (
    CompanyUser,
    Contact,
    Employer,
    Handing,
    Opening,
    Site,
    State,
    Task,
    Visit,
)

LEGAL = {"gmbh", "ag", "kg", "ohg", "ev", "ek", "ug", "co", "und", "mbh", "gbr", "se", "inh"}
MOST_ALIKE, FEW = 5, 2
SAME, NEARLY = "same", "nearly"


@dataclass(frozen=True)
class Line:
    """A company in the portfolio: how many openings, when somebody last spoke with it, what is due."""

    company: Employer
    openings: int
    last_on: date | None
    due_on: date | None


def portfolio(
    institution: UUID, *, text: str = "", keeper: UUID | None = None, closed: bool = False
) -> list[Line]:
    """What an institution looks after, by name."""
    rows = Employer.objects.filter(institution=institution, closed_at__isnull=not closed)
    if keeper:
        rows = rows.filter(keeper=keeper)
    return _lines(_named(rows, text))


def companies_of(region: UUID) -> list[Employer]:
    """Every company of the region that is not given up, by name."""
    return list(Employer.objects.filter(region=region, closed_at=None).order_by("name"))


def elsewhere(region: UUID, institution: UUID | None, *, text: str) -> list[Employer]:
    """Companies of the region that others look after, by part of the name; at most 50."""
    rows = Employer.objects.filter(region=region, closed_at=None).exclude(institution=institution)
    return list(_named(rows, text).select_related("institution")[:50])


def _named(rows: "QuerySet[Employer]", text: str) -> "QuerySet[Employer]":
    for word in fold(text).split():
        rows = rows.filter(Q(name_key__contains=word) | Q(sites__place__icontains=word)).distinct()
    return rows


def _lines(rows: "QuerySet[Employer]") -> list[Line]:
    companies = list(rows.select_related("keeper__account"))
    keys = [one.pk for one in companies]
    counts = dict(
        Opening.objects.filter(company__in=keys, state=State.PUBLISHED)
        .order_by()
        .values_list("company")
        .annotate(Count("id"))
    )
    last = dict(
        Visit.objects.filter(company__in=keys)
        .order_by()
        .values_list("company")
        .annotate(Max("held_on"))
    )
    due: dict[UUID, date] = {}
    for company, day in Task.objects.filter(company__in=keys, done_at=None).values_list(
        "company", "due_on"
    ):
        due.setdefault(company, day)
    return [
        Line(one, counts.get(one.pk, 0), last.get(one.pk), due.get(one.pk)) for one in companies
    ]


@dataclass(frozen=True)
class Sheet:
    """Everything on the page of a company."""

    company: Employer
    sites: tuple[Site, ...]
    contacts: tuple[Contact, ...]
    openings: tuple[Opening, ...]
    users: tuple[CompanyUser, ...] = ()
    visits: tuple[Visit, ...] = ()
    tasks: tuple[Task, ...] = ()
    handings: tuple[Handing, ...] = field(default=())


def company_for(company: UUID) -> Employer | None:
    """One company, as far as the wall shows it."""
    rows = Employer.objects.select_related("institution", "keeper__account")
    return rows.filter(pk=company).first()


def sheet_of(company: Employer) -> Sheet:
    """The company with all that the reader may see of it."""
    of = {"company": company}
    return Sheet(
        company,
        tuple(Site.objects.filter(closed_at=None, **of)),
        tuple(Contact.objects.filter(left_at=None, **of)),
        tuple(Opening.objects.filter(**of).select_related("site").order_by("state", "title")),
        tuple(CompanyUser.objects.filter(ended_at=None, **of).select_related("account")),
        tuple(Visit.objects.filter(**of).select_related("made_by")[:50]),
        tuple(Task.objects.filter(done_at=None, **of).select_related("of__account")),
        tuple(
            Handing.objects.filter(**of).select_related(
                "from_institution", "institution", "to_keeper__account", "handed_by"
            )
        ),
    )


def site_for(site: UUID) -> Site | None:
    """One site."""
    return Site.objects.select_related("company").filter(pk=site).first()


def contact_for(contact: UUID) -> Contact | None:
    """One contact."""
    return Contact.objects.select_related("company").filter(pk=contact).first()


def task_for(task: UUID) -> Task | None:
    """One task."""
    return Task.objects.select_related("company").filter(pk=task).first()


def sites_of(company: UUID) -> tuple[Site, ...]:
    """Where people of the company work now."""
    return tuple(Site.objects.filter(company=company, closed_at=None))


def contacts_of(company: UUID) -> tuple[Contact, ...]:
    """Whom one reaches there now."""
    return tuple(Contact.objects.filter(company=company, left_at=None))


def tasks_due(institution: UUID, membership: UUID | None, *, until: date) -> tuple[Task, ...]:
    """What was promised until a day and is not done; one's own first."""
    rows = Task.objects.filter(institution=institution, done_at=None, due_on__lte=until)
    found = rows.select_related("company", "of__account")
    return tuple(sorted(found, key=lambda one: (one.of_id != membership, one.due_on)))


@dataclass(frozen=True)
class Alike:
    """A company that may be the one that is being entered, and why."""

    company: Employer
    why: str


def alike(
    region: UUID, *, name: str, register_number: str = "", street: str = "", postcode: str = ""
) -> list[Alike]:
    """Companies of the region with this register number, a like name, or the same address."""
    rows = Employer.objects.filter(region=region).select_related("institution")
    sites = Prefetch("sites", queryset=Site.objects.filter(closed_at=None))
    found: dict[UUID, Alike] = {}
    asked = (core(name), _plain(register_number), (fold(street), postcode))
    for one in rows.prefetch_related(sites):
        why = next(_reasons(one, *asked), "")
        if why:
            found[one.pk] = Alike(one, why)
        if len(found) == MOST_ALIKE:
            break
    return list(found.values())


def _reasons(one: Employer, name: str, number: str, address: tuple[str, str]) -> Iterator[str]:
    if number and _plain(one.register_number) == number:
        yield "number"
    known = core(one.name)
    if name and (
        known == name or (slips(name, known, 1) <= 1 and abs(len(known) - len(name)) < FEW)
    ):
        yield "name"
    if all(address) and any((fold(s.street), s.postcode) == address for s in one.sites.all()):
        yield "address"


def core(name: str) -> str:
    """A company's name without its legal form: "Bäckerei Korn GmbH & Co. KG" is "backerei korn"."""
    return " ".join(word for word in fold(name).replace("e k", "ek").split() if word not in LEGAL)


def _plain(number: str) -> str:
    return fold(number).replace(" ", "")
