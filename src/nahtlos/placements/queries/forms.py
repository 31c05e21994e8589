"""What stands in the request for a permission, from the file, the company and the start."""

from django.utils import translation

from nahtlos.employers.models import Site
from nahtlos.employers.queries import occupation_name
from nahtlos.network.models import Institution
from nahtlos.people import queries as people
from nahtlos.people.facts import parse, present
from nahtlos.placements.models import Access, Permission, Placement
from nahtlos.placements.papers import Request, german_day

NEEDS = {
    Access.BOTH: "Nach den hier bekannten Angaben ist die Zustimmung der Bundesagentur für Arbeit"
    " nötig (§ 39 AufenthG). Sie gilt als erteilt, wenn die Agentur der zuständigen Stelle nicht"
    " binnen zwei Wochen nach der Anfrage mitteilt, dass Angaben fehlen (§ 36 Abs. 2 BeschV).",
    Access.OFFICE: "Nach den hier bekannten Angaben ist die Zustimmung der Bundesagentur für"
    " Arbeit nicht nötig.",
    Access.TITLE: "Beantragt wird, den Titel auf diese Beschäftigung zu erstrecken (§ 4a Abs. 3"
    " S. 4 AufenthG).",
}
FAST = "Die Frist von einer Woche gilt (§ 36 Abs. 2 S. 2 BeschV)."


def form_of(permission: Permission) -> Request:
    """Everything for the paper, in German."""
    started = permission.placement
    file = people.file_of(permission.person_id)
    record, person = file.record, file.person
    with translation.override("de"):
        status = str(_words(record.status)) if record else ""
    law = [NEEDS[Access(permission.need)], *([FAST] if permission.fast else [])]
    return Request(
        sender=_address(person.institution),
        office=_address(permission.office) if permission.office else ("Ausländerbehörde", "", ""),
        adviser=person.adviser.account.name if person.adviser else "",
        person=(
            ("Name", str(person)),
            ("Geboren am", german_day(record.birth_date if record else None)),
            ("Staatsangehörigkeit", record.nationality if record else ""),
            ("Aufenthaltspapier", status),
            ("gültig bis", german_day(record.status_until if record else None)),
        ),
        company=_company(started),
        work=_work(started, permission),
        law=law,
    )


def _words(status: str) -> str:
    return present("status", parse("status", status), "de") if status else ""


def _address(house: Institution) -> tuple[str, str, str]:
    return (house.name, house.street, f"{house.postcode} {house.place}".strip())


def _company(started: Placement) -> tuple[tuple[str, str], ...]:
    site = Site.objects.filter(company=started.employer_id, closed_at=None).first()
    name = str(started.employer) if started.employer else started.where
    return (("Betrieb", name), ("Arbeitsort", str(site) if site else started.where))


def _work(started: Placement, permission: Permission) -> tuple[tuple[str, str], ...]:
    with translation.override("de"):
        kind = started.get_kind_display()
    hours = f"{started.hours:.1f}".replace(".", ",") if started.hours else ""
    return (
        ("Tätigkeit", started.title),
        ("Beruf (KldB 2010)", f"{occupation_name(started.kldb)} ({started.kldb})"
         if started.kldb else ""),
        ("Art", kind),
        ("Aufgaben", permission.duties),
        ("Beginn", german_day(started.starts_on)),
        ("Stunden in der Woche", hours),
        ("Lohn", started.wage),
        ("Arbeitsbedingungen", permission.conditions),
    )  # fmt: skip
