"""For authors: `python -m tests.law.statutes "§ 45 Abs. 2 S. 1, 3 BBiG"` prints what stands there."""

import sys

from tests.law.statutes import FILES, TEXTS, Citation, Statute, citations, unread


def show(place: Citation) -> tuple[bool, str]:
    """Whether the place exists (or is not at hand), and the lines to print."""
    if place.law not in FILES or not TEXTS.is_dir():
        return True, f"?  {place}: the text of this law is not at hand"
    statute = Statute.read(TEXTS / f"{FILES[place.law]}.md")
    if fault := statute.fault(place):
        return False, f"NO {place}: {fault}"
    found = [] if place.gone else statute.open(place)
    return True, "\n".join((f"OK {place}", *found)).replace("\n", "\n   ")


def main(texts: list[str]) -> int:
    """Prints every place of the citations; 1 if one does not exist or was not understood."""
    answers = [show(place) for text in texts for place in citations(text)]
    left = [(False, f"NOT UNDERSTOOD: {rest}") for text in texts if (rest := unread(text))]
    sys.stdout.writelines(f"{line}\n" for _good, line in [*answers, *left])
    return 0 if answers and all(good for good, _line in [*answers, *left]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
