"""What an adviser reads beside an agreement: the law of today, who is missing, what may be done."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.employers import queries as employers
from nahtlos.internships import access, queries, wording
from nahtlos.web.languages import page_language

State = queries.State
NEXT = {
    "job": "Über den Arbeitsvertrag sprechen: %s",
    "apprenticeship": "Über die Ausbildung sprechen: %s",
    "other": "Einen anderen Beruf ausprobieren",
    "not_yet": "Klären, was noch fehlt: %s",
}
"""Steps of a plan are kept in German."""


def next_step(next_: str, company: str) -> str:
    """What stands in the plan."""
    words = NEXT[next_]
    return words % company if "%s" in words else words


def for_staff(by: Actor, one: queries.Internship, at: datetime) -> dict[str, Any]:
    """Everything beside the text."""
    on = timezone.localdate(at)
    answer = queries.answer_for(one, on) if not one.is_over else None
    asked = (
        queries.permission(one.person_id, queries.terms_of(one), on) if not one.is_over else None
    )
    told = queries.impressions_of(one.pk)
    language = "de" if page_language() == "de" else "en"
    return {
        "person": one.person,
        "signings": [(each, each.is_over(at)) for each in queries.signings_of(one)],
        "answer": answer,
        "pay": wording.said(answer.pay) if answer else "",
        "hints": [(wording.said(each), each.cite) for each in answer.hints] if answer else [],
        "asked": asked,
        "asked_label": queries.Access(asked.access).label if asked else "",
        "entries": queries.entries_of(one.pk),
        "told": [
            (each, queries.Teller(each.teller).label, employers.skill_names(each.skills, language))
            for each in told.values()
        ],
        "by_employer": told.get(queries.Teller.EMPLOYER),
        "may": may(by, one, at),
        "untold": one.state in {State.RUNNING, State.ENDED, State.BROKEN_OFF}
        and queries.Teller.EMPLOYER not in told,
    }  # fmt: skip


def may(by: Actor, one: queries.Internship, at: datetime) -> dict[str, Any]:
    """What may be done now, and the sentence where it may not."""
    on = timezone.localdate(at)
    parties = [each.party for each in queries.signers_of(one.pk)]
    return {
        "write": access.may_write(by, one) is None,
        "send": access.may_send(by, one, parties, on),
        "sign": access.may_sign(by, one, queries.Party.INSTITUTION) is None
        and queries.Party.INSTITUTION in parties
        and queries.signature_of(one.pk, queries.Party.INSTITUTION) is None,
        "permit": access.may_permit(by, one) is None,
        "start": access.may_start(by, one, on),
        "end": access.may_end(by, one, on),
        "break_off": access.may_move(by, one, State.BROKEN_OFF) is None,
        "withdraw": access.may_move(by, one, State.WITHDRAWN) is None,
    }  # fmt: skip
