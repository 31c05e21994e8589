"""What the published schemas of HSDS 3.0 ask of each object, written down by reading them.

Source: openreferral/specification, the file named beside each object. No package carries these files
for version 3.0, and none is copied; so this is a reading, not the schemas themselves. Notation:
`name:type`, `!` behind it where required, `[x]` a list of objects, `{x}` one object. Like the
published ones these schemas forbid no further names; `strange` finds those.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker

OBJECTS = """
service <- schema/service.json
  id:uuid! organization_id:uuid program_id:uuid name:str! alternate_name:str description:str
  url:uri email:email status:status! interpretation_services:str application_process:str
  fees_description:str wait_time:str fees:str accreditations:str eligibility_description:str
  minimum_age:num maximum_age:num assured_date:day assurer_email:email licenses:str alert:str
  last_modified:moment phones:[phone] schedules:[schedule] service_areas:[service_area]
  service_at_locations:[service_at_location] languages:[language] organization:{organization}
  funding:[funding] cost_options:[cost_option] program:{program}
  required_documents:[required_document] contacts:[contact] attributes:[attribute]
  metadata:[metadata]
organization <- schema/organization.json
  id:uuid! name:str! alternate_name:str description:str! email:email website:uri tax_status:str
  tax_id:str year_incorporated:num legal_status:str logo:str uri:uri parent_organization_id:uuid
  funding:[funding] contacts:[contact] phones:[phone] locations:[location] programs:[program]
  services:[service] organization_identifiers:[organization_identifier] attributes:[attribute]
  metadata:[metadata]
location <- schema/location.json
  id:uuid! location_type:place! url:uri organization_id:uuid name:str alternate_name:str
  description:str transportation:str latitude:num longitude:num external_identifier:str
  external_identifier_type:str languages:[language] addresses:[address] contacts:[contact]
  accessibility:[accessibility] phones:[phone] schedules:[schedule] attributes:[attribute]
  metadata:[metadata]
address <- schema/address.json
  id:uuid! location_id:uuid attention:str address_1:str! address_2:str city:str! region:str
  state_province:str! postal_code:str! country:country! address_type:place!
  attributes:[attribute] metadata:[metadata]
phone <- schema/phone.json
  id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid
  service_at_location_id:uuid number:str! extension:num type:str description:str
  languages:[language] attributes:[attribute] metadata:[metadata]
contact <- schema/contact.json
  id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid
  name:str title:str department:str email:email phones:[phone] attributes:[attribute]
  metadata:[metadata]
schedule <- schema/schedule.json
  id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:day
  valid_to:day dtstart:day timezone:num until:day count:num wkst:weekday freq:often interval:num
  byday:str byweekno:str bymonthday:str byyearday:str description:str opens_at:str closes_at:str
  schedule_link:uri attending_type:str notes:str attributes:[attribute] metadata:[metadata]
service_at_location <- schema/service_at_location.json, schema/compiled/service_at_location_list.json
  id:uuid! service_id:uuid location_id:uuid description:str contacts:[contact] phones:[phone]
  schedules:[schedule] location:{location} service:{service} attributes:[attribute]
  metadata:[metadata]
service_area <- schema/service_area.json
  id:uuid! service_id:uuid name:str description:str extent:str extent_type:str uri:str
  attributes:[attribute] metadata:[metadata]
language <- schema/language.json
  id:uuid! service_id:uuid location_id:uuid phone_id:uuid name:str code:code note:str
  attributes:[attribute] metadata:[metadata]
cost_option <- schema/cost_option.json
  id:uuid! service_id:uuid valid_from:day valid_to:day option:str currency:currency amount:num
  amount_description:str attributes:[attribute] metadata:[metadata]
funding <- schema/funding.json
  id:uuid! organization_id:uuid service_id:uuid source:str attributes:[attribute]
  metadata:[metadata]
attribute <- schema/attribute.json
  id:uuid! link_id:uuid taxonomy_term_id:uuid link_type:str link_entity:str value:str
  taxonomy_term:{taxonomy_term} metadata:[metadata]
taxonomy <- schema/taxonomy.json
  id:uuid! name:str! description:str! uri:uri version:str metadata:[metadata]
taxonomy_term <- schema/taxonomy_term.json
  id:uuid! code:str name:str! description:str! parent_id:uuid taxonomy:str
  taxonomy_detail:{taxonomy} language:code taxonomy_id:uuid term_uri:uri metadata:[metadata]
service_capacity <- schema/service_capacity.json (3.1)
  id:uuid! service_id:uuid unit:{unit}! unit_id:uuid available:num! maximum:num description:str
  updated:moment!
unit <- schema/unit.json (3.1)
  id:uuid! name:str! scheme:str identifier:str uri:uri attributes:[attribute]
  metadata:[metadata]
"""
# The last two are of version 3.1, which adds seats to the service: no other form can tell them.
WORDS = {
    head.split(" <- ")[0]: " ".join(lines).split()
    for head, *lines in (part.splitlines() for part in re.split(r"\n(?=\S)", OBJECTS.strip()))
}
ADDED = {"service": "capacities:[service_capacity]"}
# Never given out, so nothing is asked of them but to be objects.
ABSENT = ("metadata", "program", "required_document", "organization_identifier", "accessibility")
VALUES: Mapping[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "num": {"type": "number"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "code": {"type": "string", "pattern": "^[a-z]{2,3}$"},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "place": {"enum": ["physical", "postal", "virtual"]},
    "weekday": {"enum": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]},
    "often": {"enum": ["WEEKLY", "MONTHLY"]},
}
FORMS = FormatChecker(formats=())
URI = re.compile(
    r"https?://[A-Za-z0-9._~-]+(:[0-9]+)?(/(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~!$&'()*+,;=:@/-])*)?"
    r"(\?(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~!$&'()*+,;=:@/?-])*)?"
    r"(#(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~!$&'()*+,;=:@/?-])*)?"
)
MAIL = re.compile(
    r"[!#-'*+/-9=?A-Z^-~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|\"[ -~]*\"@[A-Za-z0-9.-]+"
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@FORMS.checks("uuid", raises=ValueError)
def _uuid(value: Any) -> bool:
    return bool(str(UUID(value)) == value)


@FORMS.checks("uri")
def _uri(value: Any) -> bool:
    return bool(URI.fullmatch(value))


@FORMS.checks("email")
def _email(value: Any) -> bool:
    return bool(MAIL.fullmatch(value))


@FORMS.checks("date", raises=ValueError)
def _date(value: Any) -> bool:
    return bool(date.fromisoformat(value).isoformat() == value)


@FORMS.checks("date-time", raises=ValueError)
def _moment(value: Any) -> bool:
    return bool(MOMENT.fullmatch(value) and datetime.fromisoformat(value))


def _property(kind: str) -> dict[str, Any]:
    if kind.startswith("["):
        return {"type": "array", "items": {"$ref": f"#/$defs/{kind[1:-1]}"}}
    if kind.startswith("{"):
        return {"$ref": f"#/$defs/{kind[1:-1]}"}
    return dict(VALUES[kind])


def _object(name: str) -> dict[str, Any]:
    words = [*WORDS[name], *ADDED.get(name, "").split()]
    pairs = [word.rstrip("!").split(":") for word in words]
    return {
        "type": "object",
        "required": [word.split(":")[0] for word in words if word.endswith("!")],
        "properties": {key: _property(kind) for key, kind in pairs},
    }


DEFINED = {name: _object(name) for name in WORDS} | {one: {"type": "object"} for one in ABSENT}
PAGE: dict[str, Any] = {
    "type": "object",
    "properties": {
        **{
            name: {"type": "integer"}
            for name in ("total_items", "total_pages", "page_number", "size")
        },
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
        "contents": {"type": "array"},
    },
}


def page(name: str) -> dict[str, Any]:
    """Of `components/schemas/Page` in schema/openapi.json; docs/hsds/api_reference.md asks for all."""
    of = {"contents": {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}}
    return {
        **PAGE,
        "required": list(PAGE["properties"]),
        "properties": {**PAGE["properties"], **of},
    }


def faults(name: str, document: object, *, in_page: bool = False) -> list[str]:
    """Where a document breaks what is asked of this object."""
    schema = page(name) if in_page else {"$ref": f"#/$defs/{name}"}
    checker = Draft202012Validator({**schema, "$defs": DEFINED}, format_checker=FORMS)
    return [f"{one.json_path}: {one.message}" for one in checker.iter_errors(document)]


def strange(name: str, document: Any) -> Iterator[str]:
    """Names that the specification does not know, at any depth."""
    known = DEFINED[name].get("properties", {})
    for key, value in document.items():
        if key not in known:
            yield f"{name}.{key}"
        inner = known.get(key, {})
        of = inner.get("items", inner).get("$ref", "").removeprefix("#/$defs/")
        for one in value if isinstance(value, list) else [value]:
            if of:
                yield from strange(of, one)
