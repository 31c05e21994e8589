"""Hours of a day as pairs of minutes, and a key as a range of one, so that plain GiST can compare it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value

MIDNIGHT = 24 * 60


def hours(**more: Any) -> "ArrayField[Any, Any]":
    """Windows from minute until minute: [[540, 720], [780, 960]]."""
    pair = ArrayField(models.PositiveSmallIntegerField(), size=2)
    return ArrayField(pair, default=list, **more)


def codes(**more: Any) -> "ArrayField[Any, Any]":
    """Codes of languages, or keys of topics."""
    return ArrayField(models.CharField(max_length=20), default=list, **more)


def only(column: str) -> Func:
    """The range that holds this key and no other. PostgreSQL compares ranges without an extension."""
    return Func(F(column), F(column), Value("[]"), function="uuidrange")
