"""Whom to ring; a form for whoever wants to be called; and the list of those who wait for it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.portal import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import OneOf, PlainText
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.network.doing import done
from nahtlos.web.network.reach import Telephone
from nahtlos.web.often import often
from nahtlos.web.portal.arriving import by_topic, found, region_at, shown

MOST, PAUSE = 8, 30 * 60


class CallForm(PlainForm):
    """As little as a call needs. `website` is for programs that fill in whatever they find."""

    answer = OneOf(label=gettext_lazy("Who shall call you?"))
    name = PlainText(label=gettext_lazy("Your name"), max_length=120)
    telephone = Telephone(label=gettext_lazy("Your telephone number"))
    time = OneOf(
        label=gettext_lazy("When does it suit you?"), choices=queries.Time.choices, initial="any"
    )
    question = PlainText(
        label=gettext_lazy("What is it about?"), max_length=600, lines=True, required=False,
        help_text=gettext_lazy("Please write no names of others and nothing about health."),
    )  # fmt: skip
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, answers: list[network.Answer], data: Any = None) -> None:
        super().__init__(data)
        self.answers = {str(one.pk): one for one in answers}
        pairs = [
            (key, f"{one.contact_name}, {one.institution}") for key, one in self.answers.items()
        ]
        offer_choices(self, "answer", pairs)
        if len(pairs) == 1:
            self.fields["answer"].initial = pairs[0][0]

    def wish(self) -> actions.Wish:
        """As the action wants it."""
        given = self.cleaned_data
        return actions.Wish(
            name=given["name"], telephone=given["telephone"], time=given["time"],
            question=given["question"],
        )  # fmt: skip

    def send(self) -> None:
        """Ask for the call; a program that fills in everything is thanked and nothing happens."""
        if self.cleaned_data["website"]:
            return
        answer = self.answers[self.cleaned_data["answer"]]
        actions.ask_to_be_called(answer=answer, wish=self.wish(), at=now())


def contact(request: NahtlosRequest, region: str) -> HttpResponse:
    """Whom do I ring, and who rings me?"""
    here = region_at(region)
    words = shown(here, others=by_topic(here), many=False)
    form = CallForm(words["found"].answers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and often(request, "calls", most=MOST, pause=PAUSE):
        return render(
            request, "portal/contact.html", words | {"form": form, "many": True}, status=429
        )
    if done(request, form, form.send):
        messages.success(
            request, _("Thank you. You will be called, mostly on the next working day.")
        )
        return redirect("portal:contact", here.key)
    return render(
        request, "portal/contact.html", words | {"form": form}, status=422 if form.errors else 200
    )


@login_required
def calls(request: NahtlosRequest) -> HttpResponse:
    """Who waits for a call?"""
    demand(access.may_see_calls(request.actor))
    found_ = queries.calls()
    words = {
        "waiting": [one for one in found_ if one.done_at is None],
        "called": [one for one in found_ if one.done_at is not None],
    }
    return render(request, "portal/calls.html", words)


@require_POST
@login_required
def tick_off(request: NahtlosRequest, call: UUID) -> HttpResponse:
    """Somebody has called."""
    actions.tick_off(call=found(queries.call_for(call)), by=request.actor, at=now())
    return redirect("portal:calls")
