"""Template tags that the pages' frame and components need."""

from collections.abc import Iterator

from django import template
from django.forms import BaseForm, BoundField
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from nahtlos.core.roles import role

register = template.Library()
UNDO = "undo:"


class Capture(template.Node):
    """Renders its content into a variable, so that a block can stand in two places."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return SafeString("")


@register.tag
def capture(parser: Parser, token: Token) -> Capture:
    """`{% capture as NAME %}…{% endcapture %}`: empty or blank content makes NAME false."""
    words = token.split_contents()
    if len(words) != len(("capture", "as", "NAME")) or words[1] != "as":
        raise template.TemplateSyntaxError("Write {% capture as NAME %}.")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return Capture(nodelist, words[2])


@register.filter
def undo_url(extra_tags: str) -> str:
    """The address that takes back what a message reports, from `undo:<url>`; else empty."""
    return extra_tags.removeprefix(UNDO) if extra_tags.startswith(UNDO) else ""


@register.filter
def role_title(key: str) -> Promise:
    """The name of a role in the language of the page."""
    return role(key).title


@register.filter
def named(field: BoundField) -> str:
    """What a field is called, before what is said of it: no colon after a question."""
    label = str(field.label)
    return label if label.endswith(("?", "؟")) else f"{label}:"


@register.filter
def first_id(field: BoundField) -> str:
    """The id of the input to jump to; of several inputs the first."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.filter
def wrong_fields(form: BaseForm) -> list[BoundField]:
    """The visible fields with an error, in the order of the page."""
    return list(_wrong(form))


def _wrong(form: BaseForm) -> Iterator[BoundField]:
    for field in form.visible_fields():
        if field.errors:
            yield field


@register.filter
def dialled(number: str) -> str:
    """A telephone number as a `tel:` link wants it: digits and a leading plus."""
    kept = "".join(sign for sign in number if sign.isdigit())
    return f"+{kept}" if number.strip().startswith("+") else kept
