"""The person's own side: one question to the office explained, and a referral taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.referrals import actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.referrals.arriving import question_at, referral_at


def _isolated(name: str) -> str:
    """A name inside a sentence that may run the other way (Unicode Bidirectional Algorithm)."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def words_of(question: queries.Question) -> wording.Wording:
    """What is sent, in the language of the page."""
    what = wording.Sent(
        holder=_isolated(question.institution.name),
        office=_isolated(question.office.name),
        matter=question.matter,
        more=question.more,
        name=question.name,
        birth_date=question.birth_date,
        file_number=question.file_number,
    )
    return wording.in_words(get_language() or "de", what)


@own_page
def question(request: NahtlosRequest, question: UUID) -> HttpResponse:
    """What would be sent, and yes or no."""
    one = question_at(question, me(request))
    given = request.POST.get("answer", "") if request.method == "POST" else ""
    by, at, language = request.actor, now(), get_language() or "de"
    if given == "yes":
        actions.agree_to_question(question=one, by=by, at=at, language=language)
        messages.success(request, _("Thank you. We ask the office now."))
    elif given == "no":
        actions.refuse_question(question=one, by=by, at=at)
        messages.success(request, _("All right. We do not ask the office."))
    elif given == "back":
        actions.take_back_question(question=one, by=by, at=at)
        messages.success(request, _("Taken back. The office does not see it any more."))
    elif request.method != "POST":
        shown = {"question": one, "words": words_of(one)}
        return render(request, "referrals/mine_question.html", shown)
    else:
        raise Http404
    return redirect("mine:way")


@require_POST
@own_page
def take_back(request: NahtlosRequest, referral: UUID) -> HttpResponse:
    """The person does not want it any more; sight ends at once."""
    one = referral_at(referral, me(request))
    actions.withdraw(referral=one, by=request.actor, at=now())
    messages.success(request, _("Taken back. From now on they see nothing."))
    return redirect("mine:way")
