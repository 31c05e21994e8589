"""Addresses of the newcomer's own pages."""

from django.urls import path

from nahtlos.web.mine import calendar, entering, plan, proving, views

app_name = "mine"
urlpatterns = [
    path("my/", views.way, name="way"),
    path("my/plan/", plan.plan, name="plan"),
    path("my/plan/paper/", plan.paper, name="paper"),
    path("my/plan/agree/", plan.agree, name="agree"),
    path("my/steps/<uuid:step>/answer/", plan.answer, name="answer"),
    path("my/steps/<uuid:step>/<slug:to>/", plan.move, name="move"),
    path("my/appointments/<uuid:appointment>/file/", calendar.one, name="appointment"),
    path("my/appointments/<uuid:appointment>/<slug:to>/", plan.come, name="come"),
    path("my/words/", plan.words, name="words"),
    path("my/calendar/", calendar.home, name="calendar"),
    path("my/calendar/end/", calendar.end, name="end-calendar"),
    path("my/feed/<str:token>/", calendar.feed, name="feed"),
    path("my/shared/", views.shared, name="shared"),
    path("my/shared/<uuid:consent>/back/", views.take_back, name="take_back"),
    path("my/questions/<uuid:consent>/", views.question, name="question"),
    path("my/thanks/<uuid:institution>/<slug:answer>/", views.thanks, name="thanks"),
    path("my/about/", views.about, name="about"),
    path("my/help/", views.guide, name="help"),
    path("my/code/", proving.code, name="code"),
    path("my/birth-date/", proving.birth_date, name="birth_date"),
    path("my/leave/", entering.leave, name="leave"),
    path("my/gone/", entering.gone, name="gone"),
    path("my/enter/<str:token>/", entering.enter, name="enter"),
]
