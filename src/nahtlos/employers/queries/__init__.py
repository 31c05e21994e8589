"""Questions of the employers' room; they never write."""

from nahtlos.employers.engine.markdown import as_html
from nahtlos.employers.models import Article, CallBack, Language, State, Subject, Time, Version
from nahtlos.employers.queries.articles import (
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
from nahtlos.employers.queries.calls import call_for, calls

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
