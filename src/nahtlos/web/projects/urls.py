"""Addresses of projects. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.projects import gaps, mine, participants, partners, persons, projects, week

app_name = "projects"
urlpatterns = [
    path("projects/", projects.listed, name="list"),
    path("projects/new/", projects.new, name="new"),
    path("projects/groups/", gaps.listed, name="groups"),
    path("projects/groups/take/", gaps.take, name="take"),
    path("projects/<uuid:project>/", projects.show, name="show"),
    path("projects/<uuid:project>/change/", projects.change, name="change"),
    path("projects/<uuid:project>/move/<slug:to>/", projects.move, name="move"),
    path("projects/<uuid:project>/end/<slug:to>/", projects.end, name="end"),
    path("projects/<uuid:project>/results/", projects.results, name="results"),
    path("projects/<uuid:project>/partners/", partners.new, name="ask"),
    path("projects/partners/<uuid:partner>/agree/", partners.agree, name="agree"),
    path("projects/partners/<uuid:partner>/decline/", partners.decline, name="decline"),
    path("projects/partners/<uuid:partner>/<slug:what>/", partners.act, name="partner-act"),
    path("projects/<uuid:project>/week/", week.show, name="week"),
    path("projects/<uuid:project>/week/add/", week.add, name="add-slot"),
    path("projects/slots/<uuid:slot>/", week.change, name="slot"),
    path("projects/slots/<uuid:slot>/drop/", week.drop, name="drop-slot"),
    path("projects/<uuid:project>/attendance/", participants.attendance, name="attendance"),
    path("projects/participants/<uuid:one>/", participants.show, name="participant"),
    path("projects/participants/<uuid:one>/result/", participants.finish, name="finish"),
    path("projects/participants/<uuid:one>/leave/", participants.leave, name="leave"),
    path("persons/<uuid:person>/projects/", persons.show, name="person"),
    path("persons/<uuid:person>/projects/<uuid:project>/", persons.propose, name="propose"),
    path("persons/projects/<uuid:one>/leave/", persons.leave, name="person-leave"),
    path("persons/projects/<uuid:one>/result/", persons.result, name="person-result"),
    path("persons/projects/<uuid:one>/<slug:what>/", persons.act, name="person-act"),
    path("my/project/", mine.show, name="mine"),
    path("my/project/<uuid:one>/", mine.answer, name="answer"),
    path("my/project/<uuid:one>/leave/", mine.leave, name="leave-mine"),
]
