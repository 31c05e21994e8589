"""What figures are called, and how each is defined."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Defined:
    """A figure in words. `above` and `below` are what stands over and under the line."""

    title: str | Promise
    says: str | Promise
    above: str | Promise = ""
    below: str | Promise = ""
    query: str = "outcomes_lives"


FIGURES: Mapping[str, Defined] = {
    "k2_like": Defined(
        _("Starts in work or training for each hundred persons accompanied (modelled on K2)"),
        _(
            "Starts in insured work, in full training and in an own business in the last twelve"
            " months, at most one a person and month, for each hundred persons accompanied on"
            " average. Modelled on K2 after § 5 of the ordinance on § 48a SGB II; it is not the"
            " official K2, which counts persons who receive basic income support."
        ),
        _("starts that count"),
        _("persons accompanied, mean of twelve month ends"),
    ),
    "lasting_3": Defined(
        _("At work three months after the start"),
        _(
            "Of all starts in twelve months that are old enough: at work after three months, there or"
            " somewhere else. Who could not be reached makes the range: from nobody of them at work"
            " to all of them."
        ),
        _("known to be at work"),
        _("starts old enough to be judged"),
    ),
    "lasting_6": Defined(
        _("At work six months after the start"),
        _(
            "Of all starts in twelve months that are old enough: at work after six months, there or"
            " somewhere else. Who could not be reached makes the range: from nobody of them at work"
            " to all of them."
        ),
        _("known to be at work"),
        _("starts old enough to be judged"),
    ),
    "lasting_12": Defined(
        _("At work twelve months after the start"),
        _(
            "Of all starts in twelve months that are old enough: at work after twelve months, there or"
            " somewhere else. Who could not be reached makes the range: from nobody of them at work"
            " to all of them."
        ),
        _("known to be at work"),
        _("starts old enough to be judged"),
    ),
    "days_to_work": Defined(
        _("From the first talk to the first day of work"),
        _(
            "After so many days half of all persons whose case was opened in the last five years had"
            " begun work or training, counted with those who still wait (Kaplan and Meier). Whoever"
            " waits for a decision on recognition is counted until the day of applying. To the week."
        ),
        "",
        _("persons whose case was opened"),
    ),
    "days_since_arrival": Defined(
        _("From arrival in Germany to the first day of work"),
        _("As before, counted from the day of arrival, where it is known."),
        "",
        _("persons whose day of arrival is known"),
    ),
    "days_to_goal": Defined(
        _("From the first talk to a goal in the plan"),
        _("After so many days half of all persons had a goal in their plan. To the week."),
        "",
        _("persons whose case was opened"),
    ),
    "days_to_introduction": Defined(
        _("From the goal to the first introduction"),
        _("After so many days half of those with a goal were introduced to a company. To the week."),
        "",
        _("persons with a goal"),
    ),
    "days_to_start": Defined(
        _("From the first introduction to the first day of work"),
        _("After so many days half of those introduced had begun. To the week."),
        "",
        _("persons introduced to a company"),
    ),
    "days_to_seat": Defined(
        _("From the waiting list to the course"),
        _("After so many days half of those on a list sat in the course. To the week."),
        "",
        _("places wanted in twelve months"),
    ),
    "days_to_decision": Defined(
        _("From the application to the decision on recognition"),
        _("After so many days half of the applications of three years were decided. To the week."),
        "",
        _("applications of three years"),
    ),
    "days_to_answer": Defined(
        _("From the referral to the answer"),
        _("After so many days half of the referrals of twelve months were answered. To the week."),
        "",
        _("referrals of twelve months"),
    ),
    "at_level": Defined(
        _("Work at the level of what was learned"),
        _(
            "Of starts of persons with a formal qualification, in work whose level is known: at least"
            " at the level of what they learned (fifth digit of the KldB 2010)."
        ),
        _("starts at the level learned"),
        _("starts of persons with a qualification"),
    ),
    "answered_in_time": Defined(
        _("Referrals answered with a yes within a week"),
        _("Of all referrals sent in twelve months: answered within seven days, and not declined."),
        _("answered within a week"),
        _("referrals sent"),
    ),
    "moved_away": Defined(
        _("Moved away"),
        _("Of all persons whose case was opened in the last five years: moved away."),
        _("moved away"),
        _("persons whose case was opened"),
    ),
    "lost_contact": Defined(
        _("No contact any more"),
        _("Of all persons whose case was opened in the last five years: contact was lost."),
        _("contact lost"),
        _("persons whose case was opened"),
    ),
    "course_done": Defined(
        _("Courses finished"),
        _("Of courses of which the result is known: finished or passed."),
        _("finished or passed"),
        _("courses with a result"),
    ),
    "seats_used": Defined(
        _("Seats that were held"),
        _("Of the seats in courses that began in the last twelve months: held by somebody."),
        _("seats held"),
        _("seats"),
        "outcomes_seats",
    ),
    "recognised": Defined(
        _("Recognised in full or in part"),
        _("Of applications of three years on which was decided: recognised in full or in part."),
        _("recognised"),
        _("decided"),
    ),
    "rhythm_kept": Defined(
        _("Contact rhythm kept"),
        _(
            "Of persons for whom the region has set a rhythm: the last review of the plan, or the"
            " first day, is no longer ago than the rhythm allows."
        ),
        _("rhythm kept"),
        _("persons with a rhythm"),
    ),
    "left_over": Defined(
        _("Left over now"),
        _(
            "Of persons accompanied now: declined everywhere, waiting for a seat for eight weeks, or"
            " without work, course, referral or application."
        ),
        _("left over"),
        _("persons accompanied"),
    ),
    "K2": Defined(
        _("K2: integration rate"),
        _(
            "Integrations in twelve months for the mean stock of the twelve months before (§ 5 Abs. 1"
            " of the ordinance). Counted from files in the official form that were brought; the"
            " published value of the statistics alone is official."
        ),
        _("integrations"), _("mean stock"), "read_records",
    ),
    "K2E1": Defined(
        _("K2E1: entries into minijobs"), _("§ 5 Abs. 2 Nr. 1 of the ordinance."),
        _("entries"), _("mean stock"), "read_records",
    ),
    "K2E2": Defined(
        _("K2E2: entries into publicly funded work"), _("§ 5 Abs. 2 Nr. 2 of the ordinance."),
        _("entries"), _("mean stock"), "read_records",
    ),
    "K2E3": Defined(
        _("K2E3: lasting work"),
        _(
            "Insured in each of the six months after. Only integrations are looked at that had six"
            " months (§ 5 Abs. 2 Nr. 3 of the ordinance)."
        ),
        _("lasting"), _("integrations into insured work"), "read_records",
    ),
    "K2E4": Defined(
        _("K2E4: integration rate of single parents"), _("§ 5 Abs. 2 Nr. 4 of the ordinance."),
        _("integrations"), _("mean stock"), "read_records",
    ),
}  # fmt: skip
OFFICIAL = ("K2", "K2E1", "K2E2", "K2E3", "K2E4")
