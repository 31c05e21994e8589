"""Which papers can be made from a file, what stands in their fields and why, and what was made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.plan.models import Paper, Template, TemplateKind
from nahtlos.plan.papers import fillable, templates
from nahtlos.plan.papers.sources import SOURCES, Origin
from nahtlos.plan.queries.known import Known

NoTemplate = Template.DoesNotExist
OWN = "own-"


@dataclass(frozen=True)
class Choice:
    """A template to choose: ours, or the region's own (`row`)."""

    key: str
    title: Mapping[str, str]
    says: Mapping[str, str]
    version: int = 0
    row: Template | None = None

    @property
    def form(self) -> bool:
        """Whether it is a PDF to fill in."""
        return self.row is not None and self.row.kind == TemplateKind.PDF


@dataclass(frozen=True)
class Filled:
    """A field with what the case knows for it, and where that was found."""

    field: templates.Field
    value: str
    origin: Origin
    ticked: bool = False


def paper_templates(region: UUID) -> list[Choice]:
    """Ours first, then the region's own that are in use."""
    ours = [Choice(one.key, one.title, one.says) for one in templates.built_in().values()]
    own = Template.objects.in_use().filter(region=region).defer("content", "text")
    return [*ours, *(_own(row) for row in own)]


def _own(row: Template) -> Choice:
    return Choice(f"{OWN}{row.family.hex}", {"de": row.title}, {}, row.number, row)


def paper_template(key: str, region: UUID) -> Choice | None:
    """The template behind a key; of the region's own the version in use."""
    if built_in := templates.built_in().get(key):
        return Choice(key, built_in.title, built_in.says)
    try:
        family = UUID(key.removeprefix(OWN))
    except ValueError:
        return None
    row = Template.objects.in_use().filter(region=region, family=family).first()
    return _own(row) if row else None


def letter_of(choice: Choice) -> templates.Template:
    """The letter behind a choice that is no form."""
    if choice.row is None:
        return templates.built_in()[choice.key]
    row = choice.row
    return templates.letter(
        choice.key, title=row.title, subject=row.subject, text=row.text, sources=row.sources
    )


def filled(choice: Choice, known: Known) -> list[Filled]:
    """Each field with its value and where that comes from."""
    if not choice.form or choice.row is None:
        return [_filled(one, known) for one in letter_of(choice).fields]
    row = choice.row
    return [
        _filled(_as_field(one, row.sources.get(one.name, "")), known, ticked=one.ticked)
        for one in fillable.fields(bytes(row.content))
    ]


def _as_field(one: fillable.FormField, source: str) -> templates.Field:
    return templates.Field(one.name, {"de": one.label}, source, one.lines)


def _filled(field: templates.Field, known: Known, *, ticked: bool = False) -> Filled:
    value = known.values.get(field.source, "") if field.source in SOURCES else ""
    origin = SOURCES[field.source].origin if value else Origin.ASKED
    return Filled(field, value, origin, ticked)


def in_own_language(fields: Iterable[Filled], known: Known) -> dict[str, str]:
    """The values that the case knows in the person's language, by field."""
    told = {one.field.key: known.own.get(one.field.source, "") for one in fields}
    return {key: value for key, value in told.items() if value}


def papers_made(person: UUID) -> QuerySet[Paper]:
    """What was made from the file, the newest first."""
    return Paper.objects.filter(person=person).select_related("made_by")


def own_templates(region: UUID) -> QuerySet[Template]:
    """The region's own templates, drafts and old versions too."""
    rows = Template.objects.filter(region=region).select_related("made_by", "published_by")
    return rows.defer("content", "text")


def template_for(template: UUID) -> Template:
    """One version of a region's own template; raises NoTemplate."""
    return Template.objects.get(pk=template)


def fields_of(template: Template) -> list[templates.Field]:
    """What a region's own template has to fill in, each with its source."""
    if template.kind == TemplateKind.PDF:
        found = fillable.fields(bytes(template.content))
        return [_as_field(one, template.sources.get(one.name, "")) for one in found]
    fixed = {one.key for one in (*templates.ADDRESS, *templates.SENDER)}
    made = templates.letter(
        "draft", title=template.title, subject=template.subject, text=template.text,
        sources=template.sources,
    )  # fmt: skip
    return [one for one in made.fields if one.key not in fixed]
