"""Questions of the portal; they never write."""

from nahtlos.portal.engine.markdown import as_html
from nahtlos.portal.models import Article, CallBack, Language, State, Subject, Time, Version
from nahtlos.portal.queries.articles import (
    Difference,
    Shelf,
    article_at,
    article_for,
    due,
    kept,
    lines_changed,
    other_languages,
    published,
    search,
    version_for,
    versions_of,
)
from nahtlos.portal.queries.calls import call_for, calls

__all__ = (
    "Article",
    "CallBack",
    "Difference",
    "Language",
    "Shelf",
    "State",
    "Subject",
    "Time",
    "Version",
    "article_at",
    "article_for",
    "as_html",
    "call_for",
    "calls",
    "due",
    "kept",
    "lines_changed",
    "other_languages",
    "published",
    "search",
    "version_for",
    "versions_of",
)
