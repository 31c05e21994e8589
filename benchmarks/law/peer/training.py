"""Qualification and apprenticeship, written for OpenFisca."""

from benchmarks.law.peer.kleene import (
    DISCRETIONARY,
    ENTITLED,
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
def aufstiegs_bafoeg(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            either(
                at_least(person("advanced_training_hours", period), 400),
                both(
                    at_least(person("advanced_training_hours", period), 200),
                    person("afbg_first_level_parttime", period),
                ),
            ),
            either(
                person("training_support_at_once", period),
                person("training_support_after_15_months", period),
                both(
                    one_of("status", person("status", period), "eu_citizen"),
                    either(
                        person("eu_permanent_residence", period),
                        person("job_related_to_training", period),
                    ),
                ),
                at_least(person("years_lawful_work_de", period), 3),
            ),
        ),
        ENTITLED,
    )


@instrument
def bafoeg(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("bafoeg_training_type", period),
            below(person("age", period), 45),
            either(
                person("training_support_at_once", period),
                in_group(person("status", period), "temp24"),
                person("training_support_after_15_months", period),
                both(
                    one_of("status", person("status", period), "eu_citizen"),
                    either(
                        person("eu_permanent_residence", period),
                        person("eu_worker", period),
                        person("job_related_to_training", period),
                    ),
                ),
                at_least(person("years_lawful_work_de", period), 5),
                person("parent_lawful_work_3_of_6", period),
            ),
        ),
        ENTITLED,
    )


@instrument
def teilqualifizierung(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            at_least(person("age", period), 25),
            either(
                -person("has_usable_degree", period),
                -at_most(person("years_semiskilled", period), 4),
            ),
            person("measure_certified", period),
            one_of("work_allowed", person("work_allowed", period), "free permission_possible"),
        ),
        DISCRETIONARY,
    )


@instrument
def weiterbildung_82(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("employed", period),
            -person("mandatory_by_law", period),
            -person("only_workplace_adaptation", period),
            -at_most(person("course_hours", period), 120),
            either(
                -person("has_usable_degree", period),
                at_least(person("years_since_degree", period), 2),
            ),
            at_least(person("months_since_last_82", period), 24),
            person("measure_certified", period),
        ),
        DISCRETIONARY,
    )


@instrument
def asa_begleitend(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            either(
                person("in_apprenticeship", period),
                person("in_eq", period),
                person("apprenticeship_lost", period),
            ),
            person("needs_support_in_training", period),
            person("young_person", period),
        ),
        DISCRETIONARY,
    )


@instrument
def bab(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            either(person("in_apprenticeship", period), person("apprenticeship_contract", period)),
            -person("lives_with_parents", period),
            either(
                at_least(person("age", period), 18),
                -person("training_place_reachable_from_parents", period),
                person("married_or_was", period),
                person("child_in_household", period),
            ),
            -in_group(person("status", period), "gestattung"),
            either(
                -in_group(person("status", period), "duldung"),
                at_least(person("months_stay", period), 15),
            ),
        ),
        DISCRETIONARY,
        claim=-person("has_usable_degree", period),
    )


@instrument
def bae(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("young_person", period),
            -person("apprenticeship_contract", period),
            either(
                person("learning_or_social_disadvantage", period),
                both(person("apprenticeship_lost", period), person("success_expected", period)),
                person("region_undersupplied_training", period),
            ),
            both(
                -in_group(person("status", period), "gestattung", "duldung"),
                -one_of("status", person("status", period), "gueb"),
                either(
                    -one_of("status", person("status", period), "ae_25_4"),
                    person("title_25_4_s2", period),
                ),
                -one_of("benefit", person("benefit", period), "ASYLBLG"),
            ),
            either(
                both(
                    -in_group(person("status", period), "search", "training"),
                    -both(
                        one_of("status", person("status", period), "fiktion_81_4"),
                        one_of(
                            "previous_status",
                            person("previous_status", period),
                            "ae_16a ae_16b ae_16d_1 ae_16d_3 ae_16d_4 ae_16d_5 ae_16d_6 ae_16f ae_16g ae_17 ae_20 ae_20a_search ae_20a_follow",
                        ),
                    ),
                ),
                at_least(person("years_habitual_residence", period), 5),
            ),
            either(
                in_group(person("status", period), "german", "protection", "humanitarian_other"),
                one_of("status", person("status", period), "ae_24"),
                person("employed", period),
                person("main_occupation_self_employed", period),
                person("eu_worker", period),
                at_least(person("months_stay", period), 3),
            ),
        ),
        ENTITLED,
    )


@instrument
def mobilitaetszuschuss(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("young_person", period),
            either(
                both(
                    person("in_apprenticeship", period),
                    at_most(person("apprenticeship_year", period), 1),
                ),
                both(
                    -person("in_apprenticeship", period), person("apprenticeship_contract", period)
                ),
            ),
            person("family_distance_requires_move", period),
        ),
        DISCRETIONARY,
    )
