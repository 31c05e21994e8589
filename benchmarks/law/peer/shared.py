"""Rules that several instruments share: OpenFisca calculates each once."""

from benchmarks.law.peer.kleene import Truth, at_least, both, either, in_group, one_of
from benchmarks.law.peer.system import Ask, Period, rule


@rule
def duldung_humanitarian(person: Ask, period: Period) -> Truth:
    return either(
        both(in_group(person("status", period), "duldung"), person("duldung_60a_2_3", period)),
        one_of("status", person("status", period), "duldung_60c duldung_60d"),
    )


@rule
def training_support_at_once(person: Ask, period: Period) -> Truth:
    return either(
        in_group(person("status", period), "german", "settled", "protection"),
        one_of("status", person("status", period), "ae_22 ae_23_1 ae_23a ae_25a ae_25b ae_104c"),
        both(
            in_group(person("status", period), "family"),
            person("family_of_german_or_settled", period),
        ),
    )


@rule
def training_support_after_15_months(person: Ask, period: Period) -> Truth:
    return both(
        at_least(person("months_stay", period), 15),
        either(
            in_group(person("status", period), "duldung", "family"),
            one_of("status", person("status", period), "ae_25_3 ae_25_5"),
            both(
                one_of("status", person("status", period), "ae_25_4"),
                person("title_25_4_s2", period),
            ),
        ),
    )


@rule
def active_help_group(person: Ask, period: Period) -> Truth:
    return either(
        person("unemployed", period),
        person("registered_training_seeker", period),
        person("threatened_unemployment", period),
        person("early_support", period),
    )


@rule
def early_support(person: Ask, period: Period) -> Truth:
    return both(
        in_group(person("status", period), "gestattung"),
        one_of("work_allowed", person("work_allowed", period), "forbidden"),
        person("permanent_stay_expected", period),
    )


@rule
def active_help_may_work(person: Ask, period: Period) -> Truth:
    return either(
        one_of("work_allowed", person("work_allowed", period), "free permission_possible"),
        person("early_support", period),
    )
