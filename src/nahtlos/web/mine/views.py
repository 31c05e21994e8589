"""What is next, who sees what, what is kept, and whom to ring."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.people import access, actions, queries, wording
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.consent.whole import words_of
from nahtlos.web.languages import page_language
from nahtlos.web.mine import telling
from nahtlos.web.mine.arriving import me, only_question, own_consent, own_page
from nahtlos.web.mine.forms import Expressly

MOST = 100


@require_safe
@own_page
def way(request: NahtlosRequest) -> HttpResponse:
    """What is next, where, with what?"""
    person, reach, there = telling.with_what_waits(me(request))
    every = list(plan.steps_of(person.pk)[:MOST])
    language = page_language()
    shown = {
        "reach": reach,
        "asked": list(queries.asked_consents(person.pk)[:MOST]),
        **telling.between(person.pk, now(), there),
        "meeting": telling.meeting(plan.next_appointment(person.pk, now()), language),
        "open_steps": [
            telling.told(step, language)
            for step in sorted(every, key=lambda one: one.rank)
            if step.state in plan.TO_DO
        ],
        "done_steps": [
            telling.told(step, language) for step in every if step.state == plan.State.DONE
        ],
        "person": person,
    }
    return render(request, "mine/way.html", shown)


@require_safe
@own_page
def shared(request: NahtlosRequest) -> HttpResponse:
    """Who may see what, and who has looked?"""
    live, asked, over = telling.sorted_out(queries.consents(me(request))[:MOST], now())
    looks = telling.looked(queries.looks(me(request)))
    shown = {"live": live, "asked": asked, "over": over, "looks": looks}
    return render(request, "mine/shared.html", shown)


@require_POST
@own_page
def take_back(request: NahtlosRequest, consent: UUID) -> HttpResponse:
    """From this moment nobody there sees the file."""
    actions.revoke(consent=own_consent(request, consent), by=request.actor, at=now())
    messages.success(request, _("Taken back. From now on they see nothing."))
    return redirect("mine:shared")


def _isolated(name: str) -> str:
    """A name inside a sentence that may run the other way (Unicode Bidirectional Algorithm)."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def _words(consent: queries.Consent) -> wording.Wording:
    return words_of(consent, get_language() or "de") or wording.in_words(
        language=get_language() or "de",
        holder=_isolated(consent.institution.name),
        recipient=_isolated(consent.recipient.name),
        purpose=consent.purpose,
        parts=consent.parts,
        until=timezone.localdate(consent.valid_until),
    )


@own_page
def question(request: NahtlosRequest, consent: UUID) -> HttpResponse:
    """May this institution see these parts: yes or no."""
    found = own_consent(request, consent)
    if found.valid_until <= now():
        return render(request, "mine/answered.html", {"consent": found, "late": True})
    if request.method == "POST" and request.POST.get("answer") == "no":
        actions.refuse(consent=found, by=request.actor, at=now())
        return _thank(request, found, "no")
    words = _words(found)
    form = Expressly(request.POST if request.method == "POST" else None, words=words)
    if request.POST.get("answer") == "yes" and form.is_valid():
        actions.agree(consent=found, by=request.actor, at=now(), language=get_language() or "")
        return _thank(request, found, "yes")
    if request.method == "POST":
        demand(access.may_answer(request.actor, found))
    elif access.may_answer(request.actor, found):
        return render(request, "mine/answered.html", {"consent": found})
    return _ask(request, found, words, form)


def _ask(
    request: NahtlosRequest, consent: queries.Consent, words: wording.Wording, form: Expressly
) -> HttpResponse:
    shown: dict[str, object] = {
        "consent": consent,
        "referral": referrals.drafts_for(consent.pk).first(),
        "words": words,
        "form": form,
        "reach": telling.with_reach(consent.person_id)[1],
        "unclear": request.method == "POST" and request.POST.get("answer") != "yes",
    }
    if only_question(request):
        shown["navigation"] = ()
    return render(request, "mine/question.html", shown, status=422 if form.is_bound else 200)


def _thank(request: NahtlosRequest, consent: queries.Consent, answer: str) -> HttpResponse:
    """A link that was made for this question has served, and ends."""
    link = queries.link_in_use(request.actor.link) if request.actor.link else None
    if link is not None and link.consent_id is not None:
        actions.end_used_link(link=link, at=now())
        logout(request)
    return redirect("mine:thanks", consent.institution_id, answer)


@require_safe
def thanks(request: NahtlosRequest, institution: UUID, answer: str) -> HttpResponse:
    """After the answer; it stands on a page that needs no link any more."""
    house = network.institution_for(institution)
    if house is None or answer not in {"yes", "no"}:
        raise Http404
    return render(request, "mine/thanks.html", {"house": house, "said_yes": answer == "yes"})


@require_safe
@own_page
def about(request: NahtlosRequest) -> HttpResponse:
    """What is kept about me?"""
    found = queries.file_of(me(request))
    shown = {
        "person": found.person,
        "record": list(telling.on_record(found.record)),
        "goal": found.record.get_goal_kind_display() if found.record else "",
        "goal_text": found.record.goal_text if found.record else "",
        "answers": telling.answers(found.facts),
        "languages": found.languages,
        "household": queries.household(found.person.pk),
        "qualifications": queries.qualifications(found.person.pk),
        "contacts": queries.contacts(found.person.pk),
        "burdens": queries.burdens(found.person.pk),
        "reach": telling.reach(found.person),
    }
    return render(request, "mine/about.html", shown)


@require_safe
@own_page
def guide(request: NahtlosRequest) -> HttpResponse:
    """Whom do I ring, what is this page, how do I get out?"""
    shown = {
        "reach": telling.with_reach(me(request))[1],
        "link": queries.link_in_use(request.actor.link) if request.actor.link else None,
    }
    return render(request, "mine/help.html", shown)
