"""A table of persons that an institution brings: as it came, row by row, and whom it made."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models import Account, Institution, Region
from nahtlos.people.models.person import OfPerson
from nahtlos.people.retention import Keeps


class OfImport(Row):
    """Inside the wall of the institution that brought it: it may hold anything about anybody."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Import(OfImport):
    """A table from being brought to the end. `read` counts its rows; `fault` says why it broke off.

    `moved_at` is when the program last got on with it.
    """

    class State(models.TextChoices):
        BROUGHT = "brought", _("brought")
        READING = "reading", _("being looked through")
        LOOKED_THROUGH = "looked", _("looked through")
        RUNNING = "running", _("being imported")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("imported")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.BROUGHT)
    head = models.JSONField()
    sample = models.JSONField()
    meant = models.JSONField(default=dict)
    about = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)
    mine = models.BooleanField(default=False)
    brought_at = models.DateTimeField(default=now)
    brought_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-brought_at",)
        indexes = (models.Index(fields=["institution", "-brought_at"]),)


class ImportFile(OfImport):
    """The bytes as they were brought, until the rows are imported."""

    brought = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="+")
    content = models.BinaryField()


class ImportRow(OfImport):
    """One row: what stands in it, what is wrong, whom it may be. Emptied once it is done with.

    `number` is the row as a spreadsheet counts, `alike` the persons of the own institution who may be
    the same, `same` the one of them that somebody chose.
    """

    class State(models.TextChoices):
        READY = "ready", _("can be imported")
        FLAWED = "flawed", _("has to be mended")
        ALIKE = "alike", _("perhaps known already")
        KNOWN = "known", _("known already")
        LEFT_OUT = "left_out", _("left out")
        DONE = "done", _("imported")

    brought = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices)
    cells = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    flaws = models.JSONField(default=list)
    alike = ArrayField(models.UUIDField(), default=list)
    same = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["brought", "state", "number"]),)
        constraints = (
            models.UniqueConstraint(fields=["brought", "number"], name="import_row_once"),
            models.CheckConstraint(
                condition=Q(state="flawed") & ~Q(flaws=[]) | ~Q(state="flawed") & Q(flaws=[]),
                name="import_row_flawed_with_flaws",
            ),
            models.CheckConstraint(
                condition=Q(same=None) | Q(state__in=["ready", "done"]),
                name="import_row_same_when_decided",
            ),
        )


class ImportColumns(OfImport):
    """Which column of an institution's tables means what, remembered from the last one."""

    meant = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["institution"], name="import_columns_once"),)


class Arrival(OfPerson):
    """That a person came with a table, or is the one whom a row of it meant (`made` false).

    `external_key` is the number under which the other system knows them, so that the same row never
    makes anybody twice. `stays` says that an undoing found somebody at work with them.
    """

    retention = Keeps("brought number external_key made stays arrived_at")

    brought = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    external_key = models.CharField(max_length=60, blank=True)
    made = models.BooleanField()
    stays = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["brought", "number"], name="arrived_once_a_row"),
            models.UniqueConstraint(
                fields=["institution", "external_key"],
                condition=~Q(external_key=""),
                name="arrived_once_a_key",
            ),
            models.CheckConstraint(
                condition=Q(made=True) | Q(stays=False), name="only_who_was_made_can_stay"
            ),
        )
