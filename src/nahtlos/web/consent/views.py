"""Who may see what, until when; asking, showing the link as a picture, taking back."""

from datetime import datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.outbox import queries as outbox
from nahtlos.people import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.consent.forms import AskConsent
from nahtlos.web.consent.links import drawn
from nahtlos.web.consent.sending import send_link
from nahtlos.web.consent.whole import words_of


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Who may see what, until when."""
    found = arrive(request, person)
    rows = list(queries.consents(person)[:200])
    at = now()
    shown = {
        "person": found,
        "live": [one for one in rows if _is_live(one, at)],
        "asked": [one for one in rows if _is_asked(one)],
        "past": [one for one in rows if not _is_live(one, at) and not _is_asked(one)],
        "refusal": access.may_keep(request.actor, found),
    }
    return render(request, "consent/list.html", shown)


def _is_live(consent: queries.Consent, at: datetime) -> bool:
    given = consent.given_at is not None and consent.revoked_at is None
    return given and consent.valid_from <= at < consent.valid_until


def _is_asked(consent: queries.Consent) -> bool:
    return consent.given_at is None and consent.refused_at is None and consent.revoked_at is None


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Ask for consent; a paper can be printed first.

    On the spot the words are shown before they are agreed to: the box carries their mark, so that it
    counts for these words alone.
    """
    found = arrive(request, person)
    demand(access.may_keep(request.actor, found))
    everyone = network.institutions(sure(request.actor.region))
    recipients = [one for one in everyone if one.kind != "immigration_office"]
    form = AskConsent(
        request.POST or None, request.FILES or None, recipients=recipients, own=found.institution_id
    )
    if request.method == "POST" and "print" in request.POST:
        return _printed(request, found, form)
    shown = {"person": found, "form": form}
    if request.method == "POST" and form.is_valid():
        words = _words(
            found, form.recipients[form.cleaned_data["recipient"]].name, form.cleaned_data
        )
        if form.cleaned_data["how"] != "on_the_spot" or request.POST.get("agreed") == words.mark:
            return _ask(request, found, form)
        shown["words"] = words
    return render(request, "consent/new.html", shown)


def _last_moment(form: AskConsent) -> datetime:
    return timezone.make_aware(datetime.combine(form.cleaned_data["until"], time.max))


def _ask(request: NahtlosRequest, person: queries.Person, form: AskConsent) -> HttpResponse:
    given = form.cleaned_data
    asked = actions.Asked(
        recipient=form.recipients[given["recipient"]],
        purpose=given["purpose"],
        parts=tuple(given["parts"]),
        until=_last_moment(form),
    )
    if given["how"] == "paper":
        actions.give_on_paper(
            person=person, asked=asked, paper=given["paper"], by=request.actor, at=now()
        )
    elif given["how"] == "phone":
        consent = actions.ask_consent(person=person, asked=asked, by=request.actor, at=now())
        return redirect("consent:show", person.pk, consent.pk)
    else:
        actions.give_on_the_spot(person=person, asked=asked, by=request.actor, at=now())
    messages.success(request, _("The consent is kept. It can be taken back at any time."))
    return redirect("consent:list", person.pk)


def _printed(request: NahtlosRequest, person: queries.Person, form: AskConsent) -> HttpResponse:
    """The words on paper, in the person's language, to be signed."""
    form.is_valid()
    given = form.cleaned_data
    if not {"recipient", "purpose", "parts", "until"} <= set(given):
        return render(request, "consent/new.html", {"person": person, "form": form})
    words = _words(person, form.recipients[given["recipient"]].name, given)
    return render(request, "consent/paper.html", {"person": person, "words": words})


def _words(person: queries.Person, recipient: str, given: dict[str, object]) -> wording.Wording:
    return wording.in_words(
        language=wording.language_for(person.preferred_language),
        holder=person.institution.name,
        recipient=recipient,
        purpose=str(given["purpose"]),
        parts=list(given["parts"]),  # type: ignore[call-overload]  # Django: a list of choices
        until=given["until"],  # type: ignore[arg-type]  # Django: a day
    )


def _consent(person: UUID, consent: UUID) -> queries.Consent:
    return row_of(person, queries.consent_for, consent)


def show(request: NahtlosRequest, person: UUID, consent: UUID, token: str = "") -> HttpResponse:
    """One consent in the words that the person reads."""
    found, one = arrive(request, person), _consent(person, consent)
    until = timezone.localdate(one.valid_until)
    language = wording.language_for(found.preferred_language)
    given = {"purpose": one.purpose, "parts": one.parts, "until": until}
    shown = {
        "person": found,
        "consent": one,
        "words": words_of(one, language) or _words(found, one.recipient.name, given),
        "asked": _is_asked(one),
        "ways": outbox.ways(person) if _is_asked(one) else [],
        "live": _is_live(one, now()),
        "refusal": access.may_revoke(request.actor, one),
        **drawn(request, token),
    }
    return render(request, "consent/show.html", shown)


@require_POST
def link(request: NahtlosRequest, person: UUID, consent: UUID) -> HttpResponse:
    """A new link to this one question: shown once and kept only as a digest, or sent."""
    found, one = arrive(request, person), _consent(person, consent)
    if "to" in request.POST:
        send_link(request, found, one)
        return redirect("consent:show", person, consent)
    handed = actions.make_link(person=found, consent=one, by=request.actor, at=now())
    return show(request, person, consent, handed.token)


@require_POST
def revoke(request: NahtlosRequest, person: UUID, consent: UUID) -> HttpResponse:
    """Take a consent back at the person's word; sight ends at once."""
    arrive(request, person)
    actions.revoke(consent=_consent(person, consent), by=request.actor, at=now())
    messages.success(request, _("Taken back. From now on nobody there sees the file."))
    return redirect("consent:list", person)


def scan(request: NahtlosRequest, person: UUID, consent: UUID) -> HttpResponse:
    """The signed paper, as a download."""
    arrive(request, person)
    return signed_paper(_consent(person, consent).scan_id)


def signed_paper(scan: UUID | None) -> HttpResponse:
    """A paper that the person has signed, or a page that is not there."""
    paper = queries.scan_for(scan)
    if paper is None:
        raise Http404
    response = HttpResponse(bytes(paper.content), content_type=paper.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response
