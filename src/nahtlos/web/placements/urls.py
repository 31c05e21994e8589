"""Addresses of work and what comes after it."""

from django.urls import path

from nahtlos.web.placements import answering, due, learning, permissions, views

app_name = "placements"
PERSON = "persons/<uuid:person>/at-work/"
ONE = f"{PERSON}<uuid:placement>/"
urlpatterns = [
    path(PERSON, views.work, name="work"),
    path(f"{PERSON}new/", views.new, name="new"),
    path(f"{ONE}change/", views.change, name="change"),
    path(f"{ONE}start/", views.start, name="start"),
    path(f"{ONE}end/", views.end, name="end"),
    path(f"{ONE}drop/", views.drop, name="drop"),
    path(f"{ONE}learn/", learning.learn, name="learn"),
    path(f"{ONE}permission/", permissions.prepare, name="prepare"),
    path(f"{ONE}permission/seen/", permissions.seen, name="seen"),
    path("permissions/<uuid:permission>/paper/", permissions.paper, name="paper"),
    path("permissions/<uuid:permission>/<slug:verb>/", permissions.move, name="permission"),
    path("learning/<uuid:learning>/<slug:verb>/", learning.move, name="learning"),
    path("placements/", due.due, name="due"),
    path("placements/silence/", due.silence, name="silence"),
    path("placements/calls/<uuid:followup>/", due.call, name="call"),
    path("placements/calls/<uuid:followup>/nobody/", due.not_reached, name="not_reached"),
    path("employer/asked/<uuid:followup>/", answering.company_answer, name="company_answer"),
    path("asked/<str:token>/", answering.by_link, {"side": "employer"}, name="asked"),
    path("how/<str:token>/", answering.by_link, {"side": "person"}, name="how"),
    path("my/at-work/", answering.mine, name="mine"),
    path("my/at-work/<uuid:followup>/", answering.my_answer, name="my_answer"),
]
