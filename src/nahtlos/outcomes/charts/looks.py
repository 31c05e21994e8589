"""How things look: attributes of SVG that a stylesheet may overrule, so that paper and page both work.

No colour is needed to tell things apart: kinds differ by pattern, dashes and mark.
"""

INK = "#1b1b1f"
ACCENT = "#003c78"
FONT = "Fira Sans, Noto Sans Arabic, sans-serif"
SIZE, SMALL = 12, 10.5
WIDE = 0.56

KINDS = 4
DASHES = ("", "7 3", "2 3", "9 3 2 3")
SHAPES = ("circle", "square", "diamond", "triangle")

Look = dict[str, str]
LINES: dict[str, Look] = {
    "axis": {"stroke": INK, "stroke-width": "1"},
    "grid": {"stroke": "#b4b4bc", "stroke-width": "0.5"},
    "mark": {"stroke": INK, "stroke-width": "1.5", "stroke-dasharray": "5 3"},
    "ground": {"stroke": "#ffffff", "stroke-width": "4"},
    "whisker": {"stroke": INK, "stroke-width": "1.5"},
    "limit": {"stroke": INK, "stroke-width": "1", "stroke-dasharray": "6 3"},
    "farther": {"stroke": INK, "stroke-width": "1", "stroke-dasharray": "2 3"},
    "expected": {"stroke": INK, "stroke-width": "1.5", "stroke-dasharray": "3 3"},
    "fitted": {"stroke": ACCENT, "stroke-width": "2.5"},
    **{
        f"line{kind}": {"stroke": ACCENT, "stroke-width": "2", **({"stroke-dasharray": dash} if dash else {})}
        for kind, dash in enumerate(DASHES)
    },
}  # fmt: skip
AREAS: dict[str, Look] = {
    "band": {"fill": ACCENT, "fill-opacity": "0.15"},
    "between": {"fill": ACCENT, "fill-opacity": "0.12"},
    "point": {"fill": ACCENT},
    "hollow": {"fill": "none", "stroke": INK, "stroke-width": "1.25"},
}
TEXTS: dict[str, Look] = {
    "text": {"font-size": str(SIZE)},
    "small": {"font-size": str(SMALL)},
    "strong": {"font-size": str(SIZE), "font-weight": "600"},
}


def kind(number: int) -> int:
    """One of the kinds that can be told apart, over again after the last."""
    return number % KINDS


def patterns(name: str) -> str:
    """Fillings of bars: full, hatched, dotted, crossed; under names that are this picture's own."""
    ground = '<rect width="6" height="6" class="chart__ground" fill="#ffffff"/>'
    shapes = (
        '<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" class="chart__hatch" stroke-width="1.5"',
        '<path d="M1.5 3h0.01M4.5 0.5h0.01M4.5 5.5h0.01" stroke-linecap="round" class="chart__hatch" stroke-width="2"',
        '<path d="M0 0L6 6M0 6L6 0" class="chart__hatch" stroke-width="1"',
    )
    return "".join(
        f'<pattern id="{name}-p{number}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'{ground}{shape} fill="none" stroke="{ACCENT}"/></pattern>'
        for number, shape in enumerate(shapes, 1)
    )
