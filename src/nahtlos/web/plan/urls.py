"""Addresses of the plan."""

from django.urls import path

from nahtlos.web.plan import agreeing, desk, goals, meeting, rhythm, steps, talking
from nahtlos.web.plan.ways import views as ways

app_name = "plan"
PERSON = "persons/<uuid:person>"
PLAN = f"{PERSON}/plan"
MEETINGS = f"{PERSON}/appointments"
urlpatterns = [
    path(f"{PERSON}/ways/", ways.show, name="ways"),
    path(f"{PERSON}/ways/goal/", ways.goal, name="ways-goal"),
    path(f"{PERSON}/ways/next/", ways.next_legs, name="ways-next"),
    path(f"{PERSON}/ways/<slug:kind>/take/", ways.take, name="take-way"),
    path(f"{PLAN}/", steps.steps, name="steps"),
    path(f"{PLAN}/goals/new/", goals.new, name="new-goal"),
    path(f"{PLAN}/goals/<uuid:goal>/", goals.change, name="goal"),
    path(f"{PLAN}/goals/<uuid:goal>/<slug:how>/", goals.end, name="end-goal"),
    path(f"{PLAN}/agree/", agreeing.agree, name="agree"),
    path(f"{PLAN}/agree/paper/", agreeing.on_paper, name="on-paper"),
    path(f"{PLAN}/versions/<int:number>/paper/", agreeing.scan, name="scan"),
    path(f"{PLAN}/versions/", agreeing.versions, name="versions"),
    path(f"{PLAN}/versions/<int:number>/", agreeing.version, name="version"),
    path(f"{PLAN}/<uuid:step>/", steps.change, name="change"),
    path(f"{PLAN}/<uuid:step>/result/", steps.result, name="result"),
    path(f"{PLAN}/<uuid:step>/<slug:to>/", steps.move, name="move"),
    path(f"{PERSON}/words/", talking.words, name="words"),
    path(f"{PERSON}/words/seen/", talking.seen, name="seen"),
    path(f"{PERSON}/review/", meeting.review, name="review"),
    path(f"{MEETINGS}/", meeting.appointments, name="appointments"),
    path(f"{MEETINGS}/new/", meeting.new, name="new-appointment"),
    path(f"{MEETINGS}/<uuid:appointment>/", meeting.change, name="appointment"),
    path(f"{MEETINGS}/<uuid:appointment>/<slug:to>/", meeting.come, name="come"),
    path("day/calendar/", desk.home, name="calendar"),
    path("day/calendar/end/", desk.end, name="end-calendar"),
    path("day/feed/<str:token>/", desk.feed, name="feed"),
    path("reviews/", rhythm.reviews, name="reviews"),
    path("network/rhythm/", rhythm.rhythms, name="rhythms"),
    path("network/rhythm/<uuid:rhythm>/remove/", rhythm.remove, name="remove-rhythm"),
]
