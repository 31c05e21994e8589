"""A page that names a variable which nobody gave it fails its test instead of showing a gap."""

import pytest
from django.template.base import FilterExpression, Variable, VariableDoesNotExist, VariableNode
from django.template.context import Context

from .house import PACKAGE

FORGIVING = {"default", "default_if_none"}


def is_ours(node: VariableNode) -> bool:
    """Libraries' templates are theirs to mend."""
    return str(getattr(node.origin, "name", "")).startswith(str(PACKAGE))


def demand_known(expression: FilterExpression, context: Context) -> None:
    """AssertionError with the name when the variable is unknown and has no default."""
    forgiven = FORGIVING & {
        getattr(function, "__name__", "") for function, *_ in expression.filters
    }
    if isinstance(expression.var, Variable) and not forgiven:
        try:
            expression.var.resolve(context)
        except VariableDoesNotExist as error:
            raise AssertionError(f"unknown in this template: {expression.token}") from error


@pytest.fixture(autouse=True)
def known_names_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Import this fixture in a conftest to hold every page of its tests to known names."""
    render = VariableNode.render

    def strict(node: VariableNode, context: Context) -> str:
        if is_ours(node):
            demand_known(node.filter_expression, context)
        return str(render(node, context))

    monkeypatch.setattr(VariableNode, "render", strict)
