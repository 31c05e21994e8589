"""Addresses of messages."""

from django.urls import path

from nahtlos.web.outbox import house, mine, persons, reports

app_name = "outbox"
urlpatterns = [
    path("persons/<uuid:person>/messages/", persons.every, name="list"),
    path("persons/<uuid:person>/messages/choose/", persons.choose, name="choose"),
    path("persons/<uuid:person>/messages/<uuid:message>/<slug:verb>/", persons.do, name="do"),
    path("day/digest/", persons.digest, name="digest"),
    path("my/messages/", mine.every, name="mine"),
    path("my/no-more/<str:token>/", mine.no_more, name="no_more"),
    path("house/post/", house.post, name="house"),
    path("house/post/hours/", house.hours, name="hours"),
    path("house/post/<uuid:notice>/<slug:verb>/", house.do, name="house_do"),
    path("carriers/report/", reports.report, name="report"),
]
