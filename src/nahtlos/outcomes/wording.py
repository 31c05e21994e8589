"""What figures are called, how each is defined, and the words for what they are divided by."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]


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
            " begun work or training, counted with those who still wait (Kaplan and Meier). To the"
            " week."
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
TABLES: Words = {
    "funnel": _("How far people came"),
    "left": _("How it stands, by group"),
    "left_sex": _("How it stands, by sex"),
    "starts_kind": _("What began, by kind and group"),
    "starts_field": _("What began, by field and kind"),
    "starts_level": _("Level of what was learned against the level of the work"),
    "starts_fit": _("Work at the level learned, by group"),
    "starts_subsidy": _("Money that went along, and what followed"),
    "integrations": _("Starts that count, by group and sex"),
    "lasting_3": _("After three months"),
    "lasting_6": _("After six months"),
    "lasting_12": _("After twelve months"),
    "courses": _("Places in courses and what came of them"),
    "seats": _("Seats and how many were held"),
    "recognition": _("Applications for recognition, by group"),
    "rhythm": _("Contact rhythm, by group"),
    "mentoring": _("How often pairs with a mentor meet"),
    "interfaces": _("Between two institutions"),
    "answers": _("Answers, by topic"),
    "cover": _("What goes on, by group"),
    "supply": _("What people learned, by field and level"),
    "demand": _("Places of work on offer, by field and level"),
    "gaps": _("Groups for whom the law opens nothing"),
    "fair_sex": _("Who fits and who is proposed, by sex"),
    "fair_age": _("Who fits and who is proposed, by age"),
    "fair_nation": _("Who fits and who is proposed, by nationality"),
    "fair_group": _("Who fits and who is proposed, by residence status"),
    "fair_sex_introduced": _("Who was introduced, by sex"),
    "fair_age_introduced": _("Who was introduced, by age"),
    "fair_nation_introduced": _("Who was introduced, by nationality"),
    "fair_group_introduced": _("Who was introduced, by residence status"),
}
DIMENSIONS: Words = {
    "group": _("Group"), "sex": _("Sex"), "stage": _("Furthest step"), "stands": _("Now"),
    "kind": _("Kind"), "area": _("Field"), "need": _("Level of the work"),
    "learned": _("Level learned"), "fits": _("Level"), "subsidy": _("Money"),
    "since": _("Since then"), "still": _("Then"), "topic": _("Topic"), "came": _("Result"),
    "result": _("Decision"), "rhythm": _("Rhythm"), "band": _("Meetings a month"),
    "goes_on": _("Pair"), "interface": _("From – to"), "answer": _("Answer"),
    "cover": _("What goes on"), "level": _("Level"), "seats": _("Seats"),
    "sex_stated": _("Sex"), "age": _("Age"), "nation": _("Nationality"),
    "standing": _("Beside the openings"), "often": _("Introduced"),
}  # fmt: skip
LEVELS: Words = {
    "1": _("helper"), "2": _("skilled"), "3": _("specialist"), "4": _("expert"), "": _("not known"),
}  # fmt: skip
VALUES: Mapping[str, Words] = {
    "group": {
        "temp24": _("Temporary protection (§ 24 AufenthG)"), "protection": _("Recognised protection"),
        "humanitarian": _("Other humanitarian stay"), "gestattung": _("Asylum procedure"),
        "duldung": _("Duldung"), "other": _("Other stay"), "unknown": _("Status not known"),
    },
    "sex": {"f": _("Women"), "m": _("Men"), "d": _("Diverse or no entry")},
    "stage": {
        "opened": _("First talk"), "goal": _("Goal in the plan"),
        "introduced": _("Introduced to a company"), "work": _("Began work or training"),
        "lasting": _("Lasted six months"),
    },
    "stands": {
        "open": _("accompanied"), "work": _("works"), "moved": _("moved away"),
        "no_contact": _("contact lost"), "else": _("ended otherwise"),
    },
    "kind": {
        "insured": _("insured job"), "subsidised": _("subsidised job"),
        "apprenticeship": _("apprenticeship"), "school": _("training at a school"),
        "self_employed": _("own business"), "marginal": _("minijob"),
    },
    "area": {
        "0": _("Armed forces"), "1": _("Agriculture and gardening"),
        "2": _("Production and manufacturing"), "3": _("Building and technical services"),
        "4": _("Science and computing"), "5": _("Traffic, logistics, safety, cleaning"),
        "6": _("Trade, hotels, tourism"), "7": _("Offices, accounting, law"),
        "8": _("Health, social work, teaching"), "9": _("Media, culture, design"),
        "": _("no field known"),
    },
    "need": LEVELS, "learned": {**LEVELS, "1": _("nothing formal")},
    "level": LEVELS,
    "fits": {
        "at_level": _("at the level learned"), "below": _("below it"),
        "no_formal": _("no formal qualification"), "unknown": _("level not known"),
    },
    "subsidy": {
        "": _("none"), "egz": _("integration subsidy (§§ 88–92 SGB III)"),
        "16e": "§ 16e SGB II", "16i": "§ 16i SGB II", "82": _("learning on the job (§ 82 SGB III)"),
        "start_up": _("start-up subsidy"), "region": _("support of the region"), "other": _("another one"),
    },
    "since": {
        "goes_on": _("goes on"), "ended_early": _("ended within half a year"),
        "ended_later": _("ended later"),
    },
    "still": {"at_work": _("at work"), "stopped": _("not at work"), "lost": _("not reached")},
    "topic": {
        "work": _("Work"), "apprenticeship": _("Apprenticeship"), "language": _("Language"),
        "recognition": _("Recognition of qualifications"), "residence": _("Residence"),
        "social": _("Family, housing and money"), "employers": _("Advice for employers"),
    },
    "came": {
        "waiting": _("waiting"), "running": _("running"), "passed": _("passed"),
        "finished": _("finished"), "failed": _("not passed"), "broken_off": _("broken off"),
        "given_up": _("given up before"),
    },
    "result": {
        "under_way": _("under way"), "full": _("in full"), "partial": _("in part"),
        "refused": _("refused"),
    },
    "rhythm": {"kept": _("kept"), "late": _("late"), "none": _("none set")},
    "band": {
        "0": _("none"), "under_1": _("fewer than one"), "1_to_2": _("one to two"),
        "2_to_4": _("two to four"), "4_and_more": _("four and more"),
    },
    "goes_on": {"goes_on": _("goes on"), "ended": _("ended")},
    "answer": {
        "soon": _("within a week"), "later": _("later"), "declined": _("declined"),
        "waits": _("waits"),
    },
    "cover": {
        "going_on": _("something goes on"), "no_seat": _("waits for a seat"),
        "declined": _("declined everywhere"), "nothing": _("nothing"),
    },
    "seats": {"seats": _("seats"), "held": _("held")},
    "sex_stated": {
        "f": _("Women"), "m": _("Men"), "d": _("Diverse"), "unknown": _("Sex not known"),
    },
    "age": {
        "under_25": _("Under 25"), "25_to_34": _("25 to 34"), "35_to_49": _("35 to 49"),
        "50_and_more": _("50 and older"), "unknown": _("Age not known"),
    },
    "nation": {
        "ukraine": _("From Ukraine"), "asylum_8": _("Eight main countries of asylum"),
        "other": _("Other countries"), "unknown": _("Nationality not known"),
    },
    "standing": {
        "none": _("fits none now"), "fits": _("fits"), "proposed": _("is proposed"),
    },
    "often": {"once": _("once"), "again": _("more than once")},
}  # fmt: skip
CAUSES: Words = {
    "reached": _("reached"), "moved": _("moved away"), "no_contact": _("contact lost"),
    "else": _("ended otherwise"), "rest": _("left the way"), "seat": _("got a seat"),
    "given_up": _("given up"), "decided": _("decided"), "answered": _("answered"),
}  # fmt: skip
GAP_KINDS: Words = {
    "language": _("no language course"), "qualification": _("no qualification"),
    "entry": _("no way in by internship or apprenticeship"),
}  # fmt: skip


def label(dimension: str, value: str) -> str:
    """A value of a dimension in words; a name stands as it is."""
    if value == "together":
        return str(_("Small groups together"))
    return str(VALUES.get(dimension, {}).get(value, value))
