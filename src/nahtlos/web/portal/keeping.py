"""The region's staff write the pages: preview, publish, check, and bring an older text back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.portal import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.portal.arriving import found
from nahtlos.web.portal.forms import ArticleForm, NewArticleForm


def _kept(request: NahtlosRequest, key: UUID) -> queries.Article:
    demand(access.may_keep_articles(request.actor, request.actor.region))
    article = found(queries.article_for(key))
    demand(access.may_keep_articles(request.actor, article.region_id))
    return article


@login_required
def keep(request: NahtlosRequest) -> HttpResponse:
    """What do we tell employers, and what is due to be read again?"""
    region = request.actor.region
    demand(access.may_keep_articles(request.actor, region))
    on = today()
    rows = [(one, one.is_due(on)) for one in queries.kept(sure(region))]
    return render(request, "portal/keep.html", {"rows": rows, "due": sum(d for _one, d in rows)})


@require_POST
@login_required
def fill(request: NahtlosRequest) -> HttpResponse:
    """Take over the pages that come with the program and are not here yet."""
    made = actions.fill_shelf(
        region=sure(request.actor.region), by=request.actor, at=now(), on=today()
    )
    messages.success(request, _("Pages taken over: %(n)d") % {"n": made})
    return redirect("portal:keep")


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Begin a page."""
    demand(access.may_keep_articles(request.actor, request.actor.region))
    form = NewArticleForm(request.POST if request.method == "POST" else None)
    if "preview" in request.POST:
        return _written(request, form, None)
    made: list[queries.Article] = []
    if done(request, form, lambda: made.append(actions.make_article(
        region=sure(request.actor.region), slug=form.slug(), text=form.text(),
        language=form.cleaned_data["language"], by=request.actor, at=now(), on=today(),
    ))):  # fmt: skip
        messages.success(
            request, _("The draft is kept. Nobody else reads it before you publish it.")
        )
        return redirect("portal:change", made[0].pk)
    return _written(request, form, None)


@login_required
def change(request: NahtlosRequest, article: UUID) -> HttpResponse:
    """Change a page; the text before stays as a version."""
    kept = _kept(request, article)
    form = ArticleForm(
        request.POST if request.method == "POST" else None, initial=ArticleForm.of(kept)
    )
    if "preview" in request.POST:
        return _written(request, form, kept)
    if done(request, form, lambda: actions.change_article(
        article=kept, text=form.text(), review_on=form.cleaned_data["review_on"],
        seen=form.cleaned_data["seen"], by=request.actor, at=now(), on=today(),
    )):  # fmt: skip
        messages.success(request, _("Kept as a new version."))
        return redirect("portal:change", kept.pk)
    return _written(request, form, kept)


def _written(
    request: NahtlosRequest, form: ArticleForm | NewArticleForm, article: queries.Article | None
) -> HttpResponse:
    ready = form.is_bound and form.is_valid() and "preview" in request.POST
    words = {
        "form": form,
        "article": article,
        "preview": queries.as_html(form.cleaned_data["body"]) if ready else "",
        "says": form.cleaned_data if ready else {},
        "due": article is not None and article.is_due(today()),
    }
    return render(request, "portal/write.html", words, status=422 if form.errors else 200)


@require_POST
@login_required
def publish(request: NahtlosRequest, article: UUID) -> HttpResponse:
    """Let everybody read it, or nobody any more."""
    kept = _kept(request, article)
    if request.POST.get("publish") == "no":
        actions.take_back(article=kept, by=request.actor)
        messages.success(request, _("It is a draft again. Nobody else reads it."))
    else:
        actions.publish(article=kept, by=request.actor)
        messages.success(request, _("Everybody can read it now."))
    return redirect("portal:change", kept.pk)


@require_POST
@login_required
def check(request: NahtlosRequest, article: UUID) -> HttpResponse:
    """It still holds."""
    kept = _kept(request, article)
    actions.check_article(article=kept, by=request.actor, on=today())
    messages.success(request, _("Noted. You will be asked again in half a year."))
    return redirect("portal:keep")


@login_required
def versions(request: NahtlosRequest, article: UUID) -> HttpResponse:
    """How did it read before, and what changed?"""
    kept = _kept(request, article)
    every = queries.versions_of(kept.pk)
    older = [*every[1:], None]
    pairs = zip(every, older, strict=True)
    rows = [(new_, queries.lines_changed(old, new_) if old else []) for new_, old in pairs]
    return render(request, "portal/versions.html", {"article": kept, "rows": rows})


@require_POST
@login_required
def restore(request: NahtlosRequest, article: UUID, number: int) -> HttpResponse:
    """Bring an older text back."""
    kept = _kept(request, article)
    version = found(queries.version_for(kept.pk, number))
    actions.restore(article=kept, version=version, by=request.actor, at=now(), on=today())
    messages.success(request, _("The older text is back, as a new version."))
    return redirect("portal:versions", kept.pk)
