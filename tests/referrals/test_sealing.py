"""The sealed file: what was sealed is opened by its receiver alone, and nothing that was touched is."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.referrals.engine import sealing
from nahtlos.referrals.engine.sealing import Broken, Pair, Unsealable, open_sealed, seal

GIVER, TAKER, OTHER = Pair.new(), Pair.new(), Pair.new()
KNOWN = {GIVER.public.fingerprint: GIVER.public}
MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
LEAVES = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"))
CONTENTS = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=9),
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4), max_leaves=9),
    max_size=6,
)


def sealed(content: dict[str, object] | None = None, key: UUID | None = None) -> bytes:
    said = {"person": {"given_name": "Олена"}} if content is None else content
    return seal(said, key=key or uuid4(), made_at=MADE, sender=GIVER, receiver=TAKER.public)


FILE = sealed()


def broken(file: bytes, own: Pair = TAKER, known: object = None) -> Broken:
    with pytest.raises(Unsealable) as caught:
        open_sealed(file, own=own, known=KNOWN if known is None else {})
    return caught.value.rule


@given(CONTENTS, st.uuids())
def test_what_was_sealed_is_what_is_opened(content: dict[str, object], key: UUID) -> None:
    opened = open_sealed(sealed(content, key), own=TAKER, known=KNOWN)
    assert (opened.content, opened.key, opened.made_at) == (content, key, MADE)
    assert opened.sender == GIVER.public.fingerprint


@given(st.integers(0, 8 * len(FILE) - 1))
@settings(max_examples=300)
def test_any_bit_that_is_turned_is_noticed(bit: int) -> None:
    changed = bytearray(FILE)
    changed[bit // 8] ^= 1 << bit % 8
    assert broken(bytes(changed)) is not Broken.BAD_CONTENT, "nothing of it was even read"


@given(st.integers(0, len(FILE) - 1))
def test_any_cut_is_noticed(length: int) -> None:
    assert broken(FILE[:length]) is (Broken.CUT_OFF if length else Broken.NOT_OURS)


@given(st.binary(min_size=1, max_size=9))
def test_nothing_hangs_behind(more: bytes) -> None:
    assert broken(FILE + more) is Broken.CHANGED


@given(st.binary(max_size=400))
def test_noise_is_no_file(noise: bytes) -> None:
    for file in (noise, sealing.MAGIC + noise, sealing.MAGIC + b"\x01" + noise):
        assert isinstance(broken(file), Broken)


def test_each_rule_has_its_name() -> None:
    assert broken(FILE, own=OTHER) is Broken.WRONG_RECEIVER
    assert broken(FILE, known=()) is Broken.UNKNOWN_SENDER
    assert broken(b"%PDF-1.7 something else") is Broken.NOT_OURS
    assert broken(sealing.MAGIC + b"\x02" + FILE[9:]) is Broken.UNKNOWN_VERSION
    assert broken(FILE[:-1] + bytes([FILE[-1] ^ 1])) is Broken.BAD_SIGNATURE
    assert broken(b"N" * (sealing.MOST_BYTES + 1)) is Broken.TOO_BIG
    with pytest.raises(Unsealable, match="too_big"):
        sealed({"much": "x" * sealing.MOST_BYTES})


def test_a_stranger_cannot_pass_for_a_partner() -> None:
    stranger = seal({}, key=uuid4(), made_at=MADE, sender=OTHER, receiver=TAKER.public)
    posed = stranger.replace(OTHER.public.fingerprint.encode(), GIVER.public.fingerprint.encode())
    assert (broken(stranger), broken(posed)) == (Broken.UNKNOWN_SENDER, Broken.BAD_SIGNATURE)


def test_the_same_handover_is_known_again_by_its_key() -> None:
    key = uuid4()
    twice = [open_sealed(sealed({}, key), own=TAKER, known=KNOWN) for _ in range(2)]
    assert twice[0].key == twice[1].key == key
    assert sealed({}, key) != sealed({}, key), "sealed with a fresh key each time"


def test_a_receipt_is_for_one_handover_of_one_giver_by_one_taker() -> None:
    key, giver = uuid4(), GIVER.public.fingerprint
    text = sealing.receipt(key, giver=giver, by=TAKER)
    assert sealing.is_receipt(f" {text}\n", key, giver=giver, by=TAKER.public)
    assert not sealing.is_receipt(text, uuid4(), giver=giver, by=TAKER.public)
    assert not sealing.is_receipt(text, key, giver="0" * 32, by=TAKER.public)
    assert not sealing.is_receipt(text, key, giver=giver, by=OTHER.public)


@given(st.text(max_size=200))
def test_any_text_is_a_receipt_or_not(text: str) -> None:
    assert not sealing.is_receipt(text, uuid4(), giver="", by=TAKER.public)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda name: name == name.strip()))
def test_the_public_half_reads_as_it_was_written(name: str) -> None:
    assert sealing.read_public(sealing.public_text(name, GIVER.public)) == (name, GIVER.public)


@given(st.text(max_size=200))
def test_other_text_is_no_key(text: str) -> None:
    for said in (text, f"{sealing.PREFIX}:{text}"):
        with pytest.raises(sealing.NotAKey):
            sealing.read_public(said)
