"""Addresses of data protection. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.privacy import house, mine, persons

app_name = "privacy"
urlpatterns = [
    path("rights/", persons.waiting, name="waiting"),
    path("rights/corrections/<uuid:correction>/seen/", persons.seen, name="seen"),
    path("persons/<uuid:person>/rights/", persons.show, name="person"),
    path("persons/<uuid:person>/rights/everything/", persons.download, name="everything"),
    path("persons/<uuid:person>/rights/hold/", persons.hold, name="hold"),
    path("persons/<uuid:person>/rights/hold/<uuid:hold>/end/", persons.end_hold, name="end-hold"),
    path("persons/<uuid:person>/rights/<uuid:asked>/", persons.answer, name="answer"),
    path("my/rights/", mine.rights, name="mine"),
    path("my/rights/<uuid:row>/<str:place>/", mine.correct, name="correct"),
    path("my/everything/", mine.read, name="read"),
    path("my/everything/save/", mine.save, name="save"),
    path("my/everything/paper/", mine.on_paper, name="paper"),
    path("house/data-protection/", house.overview, name="house"),
    path("house/data-protection/periods/<slug:key>/", house.period, name="period"),
    path("house/data-protection/record/<uuid:institution>/", house.record, name="record"),
    path("house/data-protection/record/<uuid:institution>/write/", house.write, name="write"),
]
