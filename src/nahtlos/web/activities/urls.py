"""Addresses of activities."""

from django.urls import path

from nahtlos.web.activities import origins, pages, writing

app_name = "activities"
ONE = "activities/<uuid:activity>/"
urlpatterns = [
    path("activities/", pages.listed, name="list"),
    path("activities/new/", writing.new, name="new"),
    path(ONE, pages.show, name="show"),
    path(f"{ONE}change/", writing.change, name="change"),
    path(f"{ONE}guests/", writing.guests, name="guests"),
    path(f"{ONE}share/", writing.share, name="share"),
    path(f"{ONE}look-back/", writing.look_back, name="look-back"),
    path(f"{ONE}move/<slug:verb>/", writing.move, name="move"),
    path("persons/<uuid:person>/at-work/<uuid:placement>/from/", origins.of_work, name="of-work"),
    path("introductions/<uuid:introduction>/came/from/", origins.of_introduction, name="of-introduction"),
]  # fmt: skip
