"""Ways into work, advice and subsidies, written for OpenFisca."""

from benchmarks.law.peer.kleene import (
    DISCRETIONARY,
    Truth,
    at_least,
    at_most,
    below,
    both,
    either,
    in_group,
    one_of,
    verdict,
)
from benchmarks.law.peer.system import Ask, Period, instrument


@instrument
def agh_sgb2(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of("benefit", person("benefit", period), "SGB_II"),
            below(person("months_agh_in_last_5y", period), 36),
        ),
        DISCRETIONARY,
    )


@instrument
def avgs_mpav(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            either(person("unemployed", period), person("threatened_unemployment", period)),
            one_of("work_allowed", person("work_allowed", period), "free permission_possible"),
        ),
        DISCRETIONARY,
        claim=both(
            person("unemployed", period),
            one_of("benefit", person("benefit", period), "ALG ALG_SGB_II"),
            at_least(person("weeks_unemployed", period), 6),
        ),
    )


@instrument
def mag(person: Ask, period: Period) -> Truth:
    return verdict(
        both(person("active_help_group", period), person("active_help_may_work", period)),
        DISCRETIONARY,
    )


@instrument
def egz(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("placement_hindered", period),
            either(
                at_most(person("months_with_former_employer_in_last_48", period), 3),
                person("severely_disabled", period),
            ),
            -person("dismissed_to_get_subsidy", period),
            one_of("work_allowed", person("work_allowed", period), "free permission_possible"),
        ),
        DISCRETIONARY,
    )


@instrument
def taam_16i(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of("benefit", person("benefit", period), "SGB_II"),
            at_least(person("age", period), 25),
            either(
                at_least(person("years_sgb2_in_last_7", period), 6),
                both(
                    at_least(person("years_sgb2_in_last_5", period), 5),
                    either(
                        person("minor_child_in_bg", period), person("severely_disabled", period)
                    ),
                ),
            ),
            person("only_short_work_in_period", period),
            below(person("months_taam_used", period), 60),
            -person("dismissed_to_get_subsidy", period),
        ),
        DISCRETIONARY,
    )


@instrument
def vermittlungsbudget(person: Ask, period: Period) -> Truth:
    return verdict(
        both(person("active_help_group", period), person("active_help_may_work", period)),
        DISCRETIONARY,
    )


@instrument
def weiterfoerderung_16g(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            at_least(person("months_sgb2_in_last_24", period), 1),
            -one_of("benefit", person("benefit", period), "SGB_II ALG_SGB_II"),
            either(
                person("employed", period),
                both(
                    either(person("in_mag_mat", period), person("in_eq", period)),
                    person("success_expected", period),
                ),
            ),
        ),
        DISCRETIONARY,
    )


@instrument
def gruendungszuschuss(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("self_employment_plan", period),
            one_of("benefit", person("benefit", period), "ALG ALG_SGB_II"),
            at_least(person("alg_days_left", period), 150),
            person("main_occupation_self_employed", period),
            person("viability_statement", period),
            at_least(person("months_since_last_startup_grant", period), 24),
        ),
        DISCRETIONARY,
    )


@instrument
def leistungen_16c(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("main_occupation_self_employed", period),
            one_of("benefit", person("benefit", period), "SGB_II"),
            person("viability_statement", period),
        ),
        DISCRETIONARY,
    )


@instrument
def passgenaue_besetzung(person: Ask, period: Period) -> Truth:
    return verdict(person("employer_sme", period), DISCRETIONARY)


@instrument
def wir_netzwerke(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            in_group(
                person("status", period),
                "gestattung",
                "duldung",
                "humanitarian_other",
                "protection",
                "temp24",
            ),
            -one_of("status", person("status", period), "duldung_60b"),
            at_least(person("age", period), 15),
        ),
        DISCRETIONARY,
    )


@instrument
def jmd(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            at_least(person("age", period), 12),
            below(person("age", period), 27),
            person("refugee_or_migrant", period),
        ),
        DISCRETIONARY,
    )


@instrument
def mbe(person: Ask, period: Period) -> Truth:
    return verdict(
        both(at_least(person("age", period), 27), person("refugee_or_migrant", period)),
        DISCRETIONARY,
    )


@instrument
def job_turbo(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of("benefit", person("benefit", period), "SGB_II ALG_SGB_II"),
            in_group(
                person("status", period), "protection", "temp24", "humanitarian_other", "family"
            ),
        ),
        DISCRETIONARY,
    )


@instrument
def kooperationsplan(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of("benefit", person("benefit", period), "SGB_II"),
            at_least(person("age", period), 15),
        ),
        DISCRETIONARY,
    )


@instrument
def bfd(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("school_duty_done", period),
            one_of(
                "internship_allowed",
                person("internship_allowed", period),
                "free permission_possible",
            ),
            person("voluntary_agreement", period),
        ),
        DISCRETIONARY,
    )
