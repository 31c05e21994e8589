"""Pictures of figures, as SVG text: values in, a drawing out. Words and number formats come with them.

Each picture has a title and a description for those who do not see it, is told apart by pattern, mark
and label and not by colour alone, fits a telephone, and turns round where one reads from the right. The
values themselves belong into a table beside it.
"""

from nahtlos.outcomes.charts.bars import Bar, bar_chart
from nahtlos.outcomes.charts.funnel_plot import FunnelWords, Limits, Unit, funnel_chart
from nahtlos.outcomes.charts.intervention import Broken, BrokenWords, intervention_chart
from nahtlos.outcomes.charts.lines import Line, line_chart
from nahtlos.outcomes.charts.multiples import Panel, multiple_charts
from nahtlos.outcomes.charts.said import Number, Said
from nahtlos.outcomes.charts.stages import Stage, stage_chart
from nahtlos.outcomes.charts.survival import Steps, survival_chart

__all__ = [
    "Bar",
    "Broken",
    "BrokenWords",
    "FunnelWords",
    "Limits",
    "Line",
    "Number",
    "Panel",
    "Said",
    "Stage",
    "Steps",
    "Unit",
    "bar_chart",
    "funnel_chart",
    "intervention_chart",
    "line_chart",
    "multiple_charts",
    "stage_chart",
    "survival_chart",
]
