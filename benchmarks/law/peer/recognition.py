"""Recognition of qualifications, written for OpenFisca."""

from benchmarks.law.peer.kleene import (
    DISCRETIONARY,
    ENTITLED,
    Truth,
    at_least,
    at_most,
    both,
    either,
    in_group,
    one_of,
    verdict,
)
from benchmarks.law.peer.system import Ask, Period, instrument


@instrument
def ae_16d_1(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            -in_group(person("status", period), "german", "eu"),
            one_of("recognition_result", person("recognition_result", period), "partial"),
            at_least(person("german", period), 2),
            either(
                one_of("asylum_outcome", person("asylum_outcome", period), "none"),
                in_group(person("status", period), "protection"),
                -person("domicile_germany", period),
            ),
        ),
        DISCRETIONARY,
    )


@instrument
def anerkennungszuschuss(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of(
                "foreign_qualification",
                person("foreign_qualification", period),
                "vocational academic",
            ),
            either(
                person("domicile_germany", period),
                at_least(person("months_residence_de", period), 3),
            ),
            -person("funding_by_others", period),
            either(
                -person("recognition_procedure_started", period),
                one_of("recognition_result", person("recognition_result", period), "partial"),
            ),
            either(
                both(
                    -person("joint_assessment", period),
                    at_most(person("taxable_income", period), 32000),
                ),
                both(
                    person("joint_assessment", period),
                    at_most(person("taxable_income_joint", period), 50000),
                ),
            ),
        ),
        DISCRETIONARY,
    )


@instrument
def qualifikationsanalyse(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            one_of(
                "foreign_qualification",
                person("foreign_qualification", period),
                "vocational academic",
            ),
            person("documents_missing", period),
            -one_of("recognition_result", person("recognition_result", period), "full"),
        ),
        ENTITLED,
    )


@instrument
def validierung(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            either(
                at_least(person("age", period), 25),
                both(
                    person("disabled", period), person("only_partial_validation_possible", period)
                ),
            ),
            -person("degree_in_ref_occupation", period),
            -both(
                person("in_apprenticeship", period), person("apprentice_in_ref_occupation", period)
            ),
            either(person("domicile_germany", period), person("ref_work_half_in_germany", period)),
            person("competence_made_credible", period),
        ),
        DISCRETIONARY,
        claim=person("worked_one_and_a_half_times", period),
    )
