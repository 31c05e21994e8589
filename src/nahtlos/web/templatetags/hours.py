"""Minutes of a day as people write them, and numbers as pictures want them."""

from django import template

from nahtlos.days import engine

register = template.Library()


@register.filter
def clock(minute: int) -> str:
    """570 is 09:30."""
    return engine.clock(int(minute))


@register.filter
def unlocal(number: float) -> str:
    """A number with a point, whatever the language of the page."""
    return f"{number:g}"


@register.filter
def add_width(number: float, more: int) -> str:
    """A width and a margin."""
    return f"{number + more:g}"
