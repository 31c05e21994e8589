"""German courses, written for OpenFisca."""

from benchmarks.law.peer.kleene import (
    DISCRETIONARY,
    Truth,
    at_least,
    below,
    both,
    either,
    in_group,
    verdict,
)
from benchmarks.law.peer.system import Ask, Period, instrument


@instrument
def ik_allgemein(person: Ask, period: Period) -> Truth:
    return verdict(
        both(person("ik_access", period), below(person("german", period), 3)),
        DISCRETIONARY,
        claim=person("ik_right", period),
    )


@instrument
def ik_alpha(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            -person("literacy_functional", period),
            person("ik_access", period),
            below(person("german", period), 3),
        ),
        DISCRETIONARY,
        claim=person("ik_right", period),
    )


@instrument
def bsk_a2_b1(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            below(person("german", period), 3),
            either(
                person("ik_completed_or_not_possible", period),
                both(
                    in_group(person("status", period), "duldung"),
                    -person("duldung_humanitarian", period),
                    at_least(person("months_duldung", period), 6),
                    -person("ik_access", period),
                ),
                person("employed", period),
                person("has_work_contract_offer", period),
            ),
            person("bsk_access", period),
        ),
        DISCRETIONARY,
    )


@instrument
def bsk_b2(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            at_least(person("german", period), 3),
            below(person("german", period), 4),
            person("bsk_access", period),
        ),
        DISCRETIONARY,
    )


@instrument
def bsk_anerkennung(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            person("recognition_need", period),
            at_least(person("german", period), 3),
            person("bsk_duldung_ok", period),
        ),
        DISCRETIONARY,
    )


@instrument
def job_bsk(person: Ask, period: Period) -> Truth:
    return verdict(
        both(
            at_least(person("german", period), 2),
            either(
                person("employed", period),
                person("has_work_contract_offer", period),
                person("in_mag_mat", period),
            ),
            person("bsk_access", period),
        ),
        DISCRETIONARY,
    )
