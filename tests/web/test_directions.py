"""German parts keep their order inside Arabic and Farsi."""

import pytest

from nahtlos.web.directions import FIRST, LAST, isolated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حماية (§ 24 AufenthG)", "حماية [(§ 24 AufenthG)]"),
        ("دعم من Jobcenter (SGB II)", "دعم من [Jobcenter (SGB II)]"),
        ("(مثل DTZ أو telc أو Goethe).", "(مثل [DTZ] أو [telc] أو [Goethe])."),
        ("حسب § 16 SGB III.", "حسب [§ 16 SGB III]."),
        ("Duldung، أسكن (§ 60a AufenthG)", "[Duldung]، أسكن [(§ 60a AufenthG)]"),
        ("مثل „Erwerbstätigkeit erlaubt“ أو", "مثل [„Erwerbstätigkeit erlaubt“] أو"),
        ("(Ausbildung)؟", "[(Ausbildung)]؟"),
        ("كم عمرك؟", "كم عمرك؟"),
    ],
)
def test_german_parts_stand_by_themselves(text: str, expected: str) -> None:
    wanted = expected.replace("[", FIRST).replace("]", LAST)
    assert isolated(text, "ar") == isolated(text, "fa") == wanted


def test_languages_that_run_left_to_right_are_left_alone() -> None:
    assert isolated("захист (§ 24 AufenthG)", "uk") == "захист (§ 24 AufenthG)"
