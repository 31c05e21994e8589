"""A picture of the pages, for paper: in the fonts that papers have."""

from nahtlos.outcomes.charts.looks import FONT

FACES = "Fira Latn, Fira Late"


def for_paper(svg: str) -> str:
    """The same drawing; its words are set in the fonts of papers."""
    return svg.replace(f'font-family="{FONT}"', f'font-family="{FACES}"', 1)
