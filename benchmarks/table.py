"""Prints what was measured, and keeps it as Markdown and JSON."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Baseline, Beside, Measured, Result, Visit

RESULTS = Path(__file__).parent / "results"
PEER = (
    "The nearest peer, on a two-core machine with 10,000 job seekers and 20,000 applications:"
    " lists 277 to 424 ms, a detail page 107 ms, 14 to 24 queries, 41 requests and 983 kB for the"
    " first page. Aims here: lists under 40 ms, details under 50 ms, at most 12 queries, growth at"
    " most 1.3, first visit at most 10 requests and 60 kB beside the fonts."
)


def keep(found: Result) -> None:
    """Print the table; write it to `results/` under the moment of the run."""
    text = markdown(found)
    print(f"\n{text}")
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}.md").write_text(text, encoding="utf-8")
    document = asdict(found) | {"misses": found.misses()}
    (RESULTS / f"{stamp}.json").write_text(json.dumps(document, indent=1), encoding="utf-8")


def markdown(found: Result) -> str:
    """The whole report."""
    ground = " · ".join(f"{name}: {value}" for name, value in found.ground.items() if value)
    misses = [f"- {sentence}" for sentence in found.misses()] or ["- none"]
    return "\n".join(
        [
            ground,
            "",
            *_pages(found.pages),
            "",
            *_admin(found.admin, found.beside),
            "",
            *_visits(found.visits),
            "",
            "Aims missed:",
            *misses,
            "",
            PEER,
            "",
        ]
    )


def _pages(pages: list[Measured]) -> list[str]:
    lines = [
        f"| {one.name} | {one.small.median:.1f} | {one.big.median:.1f} | {one.big.p95:.1f}"
        f" | {one.growth:.2f} | {one.queries} | {one.kilobytes:.1f} |"
        for one in pages
    ]
    return [
        "| page | median ms, few | median ms, many | p95 ms, many | growth | queries | kB |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *lines,
    ]


def _admin(admin: list[Baseline], beside: list[Beside]) -> list[str]:
    ours = {one.theirs: one for one in beside}
    lines = []
    for theirs in admin:
        one = ours.get(theirs.name)
        told = f"{one.ours} | {one.our_ms:.1f} | {one.ratio:.2f}" if one else "– | – | –"
        lines.append(
            f"| {theirs.name} | {theirs.timing.median:.1f} | {theirs.timing.p95:.1f}"
            f" | {theirs.kilobytes:.1f} | {told} |"
        )
    return [
        "| Django admin, same rows | median ms | p95 ms | kB | beside it, ours | median ms | ratio |",
        "|---|---:|---:|---:|---|---:|---:|",
        *lines,
    ]


def _visits(visits: list[Visit]) -> list[str]:
    return [
        "| first visit | requests | kB beside fonts | kB of fonts |",
        "|---|---:|---:|---:|",
        *(
            f"| {one.name} | {one.requests} | {one.kilobytes:.1f} | {one.font_kilobytes:.1f} |"
            for one in visits
        ),
    ]
