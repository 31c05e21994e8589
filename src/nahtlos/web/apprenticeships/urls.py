"""Addresses of apprenticeships."""

from django.urls import path

from nahtlos.web.apprenticeships import (
    asking,
    bound,
    calling,
    guarding,
    mine,
    moving,
    registering,
    staff,
)

app_name = "apprenticeships"
PERSON = "persons/<uuid:person>/apprenticeship/"
ONE = "apprenticeships/<uuid:apprenticeship>/"
urlpatterns = [
    path("apprenticeships/", staff.list_, name="list"),
    path(PERSON, staff.of_person, name="person"),
    path(f"{PERSON}new/", moving.new, name="new"),
    path(f"{ONE}change/", moving.change, name="change"),
    path(f"{ONE}entry/", moving.entry, name="entry"),
    path(f"{ONE}trial/", moving.trial, name="trial"),
    path(f"{ONE}back/", moving.back, name="back"),
    path(f"{ONE}withdraw/", moving.withdraw, name="withdraw"),
    path(f"{ONE}contract/", bound.contract, name="contract"),
    path(f"{ONE}dissolve/", bound.dissolve, name="dissolve"),
    path(f"{ONE}begin/", bound.begin, name="begin"),
    path(f"{ONE}finish/", bound.finish, name="finish"),
    path(f"{ONE}leave/", bound.leave, name="leave"),
    path(f"{ONE}tell-chamber/", registering.tell, name="tell_chamber"),
    path(f"{ONE}registered/", registering.registered, name="registered"),
    path(f"{ONE}missing/", registering.missing, name="missing"),
    path(f"{ONE}voices/<slug:side>/", guarding.voice, name="voice"),
    path(f"{ONE}voices/<slug:side>/out/", guarding.voice_out, name="voice_out"),
    path(f"{ONE}questions/<slug:verb>/", guarding.questions, name="questions"),
    path("apprenticeships/reactions/<uuid:reaction>/", guarding.react, name="react"),
    path("apprenticeships/reactions/<uuid:reaction>/to/", guarding.hand_on, name="hand_on"),
    path("apprenticeships/calls/<uuid:sign>/", calling.call, name="call"),
    path("apprenticeships/calls/<uuid:sign>/nobody/", calling.not_reached, name="not_reached"),
    path("training/<str:token>/", asking.by_link, {"trainee": True}, name="trainee"),
    path("trainees/<str:token>/", asking.by_link, {"trainee": False}, name="others"),
    path("register/<str:token>/", registering.by_link, name="chamber"),
    path("my/apprenticeship/", mine.mine, name="mine"),
    path("my/apprenticeship/<uuid:sign>/", mine.answer, name="my_answer"),
]
