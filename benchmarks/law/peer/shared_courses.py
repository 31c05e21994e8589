"""Rules that several German courses share."""

from benchmarks.law.peer.kleene import Truth, at_least, below, both, either, in_group, one_of
from benchmarks.law.peer.system import Ask, Period, rule


@rule
def ik_access(person: Ask, period: Period) -> Truth:
    return either(
        person("ik_claim_base", period),
        both(
            one_of("benefit", person("benefit", period), "SGB_II ALG_SGB_II"),
            person("jc_planned_or_obliged", period),
        ),
        person("ik_asylblg", period),
        person("abh_obliged", period),
        both(
            person("bamf_admissions_open", period),
            either(
                in_group(
                    person("status", period),
                    "eu",
                    "german",
                    "gestattung",
                    "temp24",
                    "protection",
                    "humanitarian_other",
                    "family",
                    "work",
                    "settled",
                ),
                person("duldung_humanitarian", period),
                both(
                    one_of("status", person("status", period), "fiktion_81_4"),
                    -one_of(
                        "previous_status",
                        person("previous_status", period),
                        "ae_16a ae_16b ae_16d_1 ae_16d_3 ae_16d_4 ae_16d_5 ae_16d_6 ae_16f ae_16g ae_17 ae_20 ae_20a_search ae_20a_follow",
                    ),
                ),
            ),
        ),
    )


@rule
def ik_claim_base(person: Ask, period: Period) -> Truth:
    return both(
        one_of(
            "status",
            person("status", period),
            "ae_25_1 ae_25_2 ae_25b ae_23_2_4 ae_18a ae_18b ae_18g ae_19c_2 ae_19c_other ae_21 family ae_38a",
        ),
        person("title_permanent_character", period),
        below(person("months_since_first_title", period), 12),
        -person("in_school", period),
        -both(
            either(
                one_of(
                    "foreign_qualification", person("foreign_qualification", period), "academic"
                ),
                person("employed", period),
            ),
            person("low_integration_need", period),
        ),
    )


@rule
def ik_asylblg(person: Ask, period: Period) -> Truth:
    return both(
        both(
            one_of("benefit", person("benefit", period), "ASYLBLG"),
            at_least(person("age", period), 18),
            person("school_duty_done", period),
            -person("employed", period),
            either(
                in_group(person("status", period), "gestattung"),
                person("duldung_humanitarian", period),
                one_of("status", person("status", period), "ae_24 ae_25_5"),
            ),
        ),
        person("authority_obliged_asylblg", period),
    )


@rule
def ik_right(person: Ask, period: Period) -> Truth:
    return either(
        either(person("ik_claim_base", period), person("abh_obliged", period)),
        person("ik_asylblg", period),
    )


@rule
def bsk_access(person: Ask, period: Period) -> Truth:
    return both(
        either(
            one_of("benefit", person("benefit", period), "SGB_II ALG_SGB_II"),
            person("bsk_labour_market", period),
            person("in_apprenticeship", period),
            person("apprenticeship_contract", period),
            person("recognition_need", period),
        ),
        person("bsk_duldung_ok", period),
    )


@rule
def bsk_labour_market(person: Ask, period: Period) -> Truth:
    return either(
        person("registered_jobseeker", period),
        person("unemployed", period),
        person("registered_training_seeker", period),
        person("in_eq", period),
        person("employed", period),
        person("work_contract_signed", period),
    )


@rule
def bsk_duldung_ok(person: Ask, period: Period) -> Truth:
    return either(
        -in_group(person("status", period), "duldung"),
        person("duldung_humanitarian", period),
        both(
            at_least(person("months_duldung", period), 6),
            either(person("bsk_labour_market", period), person("in_apprenticeship", period)),
        ),
    )
