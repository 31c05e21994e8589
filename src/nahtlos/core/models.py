"""What every table shares, and the two books that nobody can unwrite."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from nahtlos.core.clock import now, uuid7


class Row(models.Model):
    """A row with a key that sorts by time and says nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Change(models.Model):
    """One write, put down by a trigger: who, for which institution, when, why, from what to what.

    Values of burdens and health are never copied here, only the names of what changed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    at = models.DateTimeField()
    region_id = models.UUIDField(null=True)
    institution_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    by_account_id = models.UUIDField(null=True)
    by_institution_id = models.UUIDField(null=True)
    by_role = models.TextField()
    why = models.TextField()
    part = models.TextField()
    table_name = models.TextField()
    row_id = models.UUIDField()
    verb = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["person_id", "-at"]),)


class Reading(Row):
    """One look by another institution into a person's file; the person can see it."""

    at = models.DateTimeField(default=now)
    region_id = models.UUIDField()
    institution_id = models.UUIDField()
    person_id = models.UUIDField()
    by_account_id = models.UUIDField()
    by_institution_id = models.UUIDField()
    by_role = models.TextField()
    parts = ArrayField(models.TextField())

    class Meta:
        indexes = (models.Index(fields=["person_id", "-at"]),)
