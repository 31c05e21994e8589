"""Addresses of recognition."""

from django.urls import path

from nahtlos.web.recognition import competences, doing, moving, roads, sheets

app_name = "recognition"
ONE = "persons/<uuid:person>/recognition/<uuid:qualification>/"
urlpatterns = [
    path("persons/<uuid:person>/recognition/", roads.every, name="list"),
    path(ONE, roads.road, name="road"),
    path(f"{ONE}about/", roads.about, name="about"),
    path(f"{ONE}to/<slug:to>/", moving.move, name="move"),
    path(f"{ONE}extend/", moving.extend, name="extend"),
    path(f"{ONE}back/", moving.back, name="back"),
    path(f"{ONE}costs/", doing.add_cost, name="add_cost"),
    path(f"{ONE}costs/<uuid:cost>/", doing.settle_cost, name="settle_cost"),
    path(f"{ONE}costs/<uuid:cost>/remove/", doing.remove_cost, name="remove_cost"),
    path(f"{ONE}parts/<uuid:part>/", doing.make_up, name="make_up"),
    path(f"{ONE}papers/<slug:wanted>/", doing.enclose, name="enclose"),
    path(f"{ONE}sheet/", sheets.sheet, name="sheet"),
    path("persons/<uuid:person>/competences/", competences.every, name="competences"),
    path("persons/<uuid:person>/competences/profile/", competences.profile, name="profile"),
    path(
        "persons/<uuid:person>/competences/<uuid:check>/remove/",
        competences.remove,
        name="remove_check",
    ),
    path("my/recognition/<uuid:qualification>/", sheets.mine, name="mine"),
]
