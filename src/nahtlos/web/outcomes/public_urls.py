"""Addresses of what leaves the house: briefing, report, figures of other regions, before and after."""

from django.urls import path

from nahtlos.web.outcomes import before_after, briefing, compare, examples, report

urlpatterns = [
    path("figures/briefing/", briefing.steer, name="briefing"),
    path("figures/briefing/write/", briefing.write, name="briefing-write"),
    path("figures/briefing/publish/", briefing.publish, name="briefing-publish"),
    path("figures/public/<slug:kind>/end/", briefing.end, name="end"),
    path("figures/report/<slug:language>.pdf", report.report, name="report"),
    path("figures/regions/", compare.compare, name="compare"),
    path("figures/regions/open/", compare.open_up, name="open"),
    path("figures/regions/bring/", compare.bring, name="bring"),
    path("figures/regions/<uuid:foreign>/out/", compare.leave_out, name="leave-out"),
    path("figures/before-and-after/", before_after.page, name="before-after"),
    path("briefing/<slug:key>/", briefing.read, name="briefing-public"),
    path("briefing/<slug:key>/<slug:language>.pdf", briefing.paper, name="briefing-paper"),
    path("published/figures/<slug:key>.json", compare.published, name="published"),
    path("persons/<uuid:person>/example/", examples.show, name="example"),
    path("persons/example/<uuid:example>/<slug:verb>/", examples.move, name="example-move"),
]
