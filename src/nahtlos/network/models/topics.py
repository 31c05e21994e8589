"""Who answers for which topic in which area."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nahtlos.core.clock import now
from nahtlos.core.models import Row
from nahtlos.network.models.institutions import Area, Institution, Region


class Topic(models.TextChoices):
    """What people come with."""

    WORK = "work", _("Work")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    LANGUAGE = "language", _("Language")
    RECOGNITION = "recognition", _("Recognition of qualifications")
    RESIDENCE = "residence", _("Residence")
    SOCIAL = "social", _("Family, housing and money")
    EMPLOYERS = "employers", _("Advice for employers")


class Answer(Row):
    """An institution answers for a topic, in one area or in the whole region, by a named contact.

    What stands here is public: it is what a directory is for. `changed_at` is stamped by the database.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="answers")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    contact_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("topic", "institution__name")
        constraints = (
            models.UniqueConstraint(
                fields=["institution", "topic", "area"],
                nulls_distinct=False,
                name="one_answer_for_topic_and_area",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.institution}"
