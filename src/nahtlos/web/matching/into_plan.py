"""A change that would open more openings, as a step of the plan: one press, and once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.employers import queries as employers
from nahtlos.matching import queries
from nahtlos.people.queries import File, Person
from nahtlos.plan import actions as plan
from nahtlos.plan import queries as steps
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.matching.arriving import profile_at

PREFIX = "opens"


def key_of(fact: str, value: object) -> str:
    """What names a change in the plan; empty for a change of the wish, which is no step."""
    return f"{PREFIX}:{fact}:{value}" if fact in STEPS else ""


def in_plan(person: Person) -> frozenset[str]:
    """The changes that stand in the plan already and are still to do."""
    every = steps.steps_of(person.pk)
    return frozenset(
        one.source_key
        for one in every
        if one.state in steps.TO_DO and one.source_key.startswith(PREFIX)
    )


def _german(level: str) -> dict[str, Any]:
    return {"phrase": "course_finish_level", "values": {"level": level}}


def _paper(code: str) -> dict[str, Any]:
    with translation.override("de"):
        paper = employers.Certificate(code).label
        return {"what": str(_("Get this paper: %(paper)s") % {"paper": paper})}


def _recognised(kldb: str) -> dict[str, Any]:
    occupation = employers.occupation_name(kldb, "de")
    return {"phrase": "recognition_apply", "values": {"occupation": occupation}}


STEPS: dict[str, Callable[[str], dict[str, Any]]] = {
    "german": _german, "certificates": _paper, "may_practise": _recognised,
}  # fmt: skip
"""The facts that a step can change, and the step."""


@require_POST
def take(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Write what would open more into the plan, if it still would."""
    file = profile_at(request, person)
    wanted = _wanted(file, request.POST.get("change", ""))
    if wanted is None:
        messages.warning(
            request, _("This would open nothing more now. Please look at the page again.")
        )
    elif wanted.source_key in in_plan(file.person):
        messages.info(request, _("This step stands in the plan already."))
    else:
        plan.agree_step(person=file.person, wanted=wanted, by=request.actor, at=now())
        messages.success(request, _("The step is in the plan."))
    return redirect("matching:openings", file.person.pk)


def _wanted(file: File, key: str) -> plan.Wanted | None:
    """The step, if one of the changes that the page names is meant."""
    wish = queries.wish_of(file.person.pk)
    found = queries.suits(file, wish, today()) if wish else None
    if found is None:
        return None
    changes = [one.change for one in found.unlocks]
    changes += [one for hit in found.near for one in hit.why.fails[0].changes]
    meant = next((one for one in changes if key and key_of(one.fact, one.value) == key), None)
    if meant is None:
        return None
    return plan.Wanted(
        who=steps.Doer.PERSON, source=steps.Source.FREE, source_key=key,
        **STEPS[meant.fact](str(meant.value)),
    )  # fmt: skip
