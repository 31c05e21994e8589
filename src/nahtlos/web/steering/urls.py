"""Addresses of steering. Those under /together/ are opened by the link in a mail."""

from django.urls import path

from nahtlos.web.steering import (
    agenda,
    by_link,
    following,
    groups,
    meetings,
    members,
    minutes,
    promises,
    settling,
)

app_name = "steering"
MEETING = "steering/meetings/<uuid:meeting>/"
POINT = "steering/points/<uuid:point>/"
urlpatterns = [
    path("steering/", groups.listed, name="list"),
    path("steering/new/", groups.new, name="new"),
    path("steering/<uuid:group>/", groups.show, name="group"),
    path("steering/<uuid:group>/change/", groups.change, name="change"),
    path("steering/<uuid:group>/close/", groups.close, name="close"),
    path("steering/<uuid:group>/topics/", groups.topics, name="topics"),
    path("steering/<uuid:group>/members/", members.listed, name="members"),
    path("steering/<uuid:group>/members/new/", members.new, name="new-member"),
    path("steering/members/<uuid:member>/<slug:verb>/", members.do, name="member-do"),
    path("steering/<uuid:group>/meetings/new/", meetings.new, name="new-meeting"),
    path(MEETING, meetings.show, name="meeting"),
    path(f"{MEETING}change/", meetings.change, name="change-meeting"),
    path(f"{MEETING}termin.ics", meetings.calendar, name="calendar"),
    path(f"{MEETING}propose/", agenda.propose, name="propose"),
    path(f"{MEETING}proposed/", agenda.take_up, name="take-up"),
    path(f"{MEETING}minutes/", minutes.show, name="minutes"),
    path(f"{MEETING}minutes/came/", minutes.came, name="came"),
    path(f"{MEETING}minutes/point/", minutes.add_point, name="add-point"),
    path(f"{MEETING}paper/", minutes.paper, name="paper"),
    path(f"{MEETING}<slug:verb>/", meetings.do, name="meeting-do"),
    path(f"{POINT}notes/", minutes.notes, name="notes"),
    path(f"{POINT}decide/", settling.decide, name="decide"),
    path(f"{POINT}task/", settling.give, name="give"),
    path(f"{POINT}<slug:verb>/", agenda.move, name="point-do"),
    path("steering/<uuid:group>/decisions/", following.decisions, name="decisions"),
    path("steering/decisions/<uuid:decision>/", following.decision, name="decision"),
    path("steering/decisions/<uuid:decision>/strike/", settling.strike, name="strike-decision"),
    path("steering/<uuid:group>/tasks/", following.tasks, name="tasks"),
    path("steering/tasks/<uuid:task>/", following.task, name="task"),
    path("steering/tasks/<uuid:task>/strike/", settling.strike_task, name="strike-task"),
    path("steering/<uuid:group>/commitments/", promises.listed, name="commitments"),
    path("steering/<uuid:group>/commitments/new/", promises.new, name="new-commitment"),
    path("steering/commitments/<uuid:commitment>/", promises.show, name="commitment"),
    path("steering/commitments/<uuid:commitment>/count/", promises.count, name="count"),
    path("steering/commitments/<uuid:commitment>/state/", promises.change, name="settle"),
    path("together/<str:token>/", by_link.show, name="together"),
    path("together/<str:token>/answer/<uuid:meeting>/", by_link.answer, name="link-answer"),
    path("together/<str:token>/propose/<uuid:meeting>/", by_link.propose, name="link-propose"),
    path("together/<str:token>/minutes/<uuid:meeting>/", by_link.minutes, name="link-minutes"),
    path("together/<str:token>/paper/<uuid:meeting>/", by_link.paper, name="link-paper"),
    path("together/<str:token>/tasks/<uuid:task>/", by_link.task, name="link-task"),
]
