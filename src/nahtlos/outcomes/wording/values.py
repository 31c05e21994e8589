"""What tables, their rows and columns, and the ends of waiting are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries as employers
from nahtlos.outcomes.engine.families import REST

Words = Mapping[str, str | Promise]

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
    "supply": _("What people learned, by occupation and level"),
    "demand": _("Places of work on offer, by occupation and level"),
    "gaps": _("Groups for whom nothing is open, nothing has a seat here, or all have declined"),
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
    "kind": _("Kind"), "area": _("Field"), "occupation": _("Occupation"), "need": _("Level of the work"),
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
    "recognition": _("recognition under way"),
}  # fmt: skip
GAP_KINDS: Words = {
    "language": _("no language course"), "qualification": _("no qualification"),
    "entry": _("no way in by internship or apprenticeship"),
    "language_seat": _("open by law, but no seat here: language course"),
    "course_seat": _("open by law, but no seat here: qualification"),
    "entry_seat": _("open by law, but no seat here: way in by internship or apprenticeship"),
    "declined_work": _("declined everywhere: work"),
    "declined_apprenticeship": _("declined everywhere: apprenticeship"),
    "declined_language": _("declined everywhere: language"),
    "declined_recognition": _("declined everywhere: recognition of qualifications"),
    "declined_residence": _("declined everywhere: residence"),
    "declined_social": _("declined everywhere: family, housing and money"),
    "declined_employers": _("declined everywhere: advice for employers"),
}  # fmt: skip


def label(dimension: str, value: str) -> str:
    """A value of a dimension in words; a name stands as it is."""
    if value == "together":
        return str(_("Small groups together"))
    if dimension == "occupation":
        return _occupation(value)
    return str(VALUES.get(dimension, {}).get(value, value))


def _occupation(value: str) -> str:
    """A main group by its name in the product's own list; what is left of a field, as such."""
    fields = VALUES["area"]
    if value in fields:
        return str(fields[value])
    if value.endswith(REST):
        return gettext("%(field)s: others") % {"field": fields[value[0]]}
    language = (get_language() or "de").partition("-")[0]
    name = employers.group_name(value, language)
    return name[:1].upper() + name[1:]
