"""An opening as schema.org JobPosting (https://schema.org/JobPosting), for search engines."""

import json
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nahtlos.employers import queries

FULL_TIME = 35
# What could end the block or begin markup is written as an escape of JSON (as django.utils.html does).
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def posting(one: queries.Opening) -> SafeString:
    """The document as text that can stand inside a script element."""
    text = json.dumps(document(one), ensure_ascii=False, sort_keys=True)
    return mark_safe(text.translate(UNSAFE))  # noqa: S308 -- every sign that means markup is escaped


def document(one: queries.Opening) -> dict[str, Any]:
    """The properties that search engines ask for, and what we know beyond."""
    company = {"@type": "Organization", "name": str(one.company)}
    if one.company.website:
        company["sameAs"] = one.company.website
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": one.title,
        "description": escape(one.text).replace("\n", "<br>"),
        "identifier": {"@type": "PropertyValue", "name": str(one.company), "value": str(one.pk)},
        "datePosted": _day(timezone.localdate(one.published_at) if one.published_at else None),
        "validThrough": _day(one.expires_on),
        "employmentType": _kind(one),
        "hiringOrganization": company,
        "jobLocation": _place(one.site),
        "jobStartDate": _day(one.start),
        "workHours": f"{one.hours:g} h",
        "totalJobOpenings": one.seats,
        "occupationalCategory": one.kldb,
        "skills": ", ".join(queries.skill_names([*one.essential, *one.optional])),
        "directApply": False,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _kind(one: queries.Opening) -> str:
    if one.kind in {queries.Kind.INTERNSHIP, queries.Kind.TRIAL}:
        return "INTERN"
    if one.kind == queries.Kind.APPRENTICESHIP:
        return "OTHER"
    return "FULL_TIME" if one.hours >= FULL_TIME else "PART_TIME"


def _place(site: queries.Site) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": site.street,
        "postalCode": site.postcode,
        "addressLocality": site.place,
        "addressCountry": "DE",
    }
    found: dict[str, Any] = {"@type": "Place", "address": address}
    if site.lat is not None:
        spot = {"@type": "GeoCoordinates", "latitude": site.lat, "longitude": site.lon}
        found["geo"] = spot
    return found
