"""Addresses of internships."""

from django.urls import path

from nahtlos.web.internships import employer, mine, signing, staff, writing

app_name = "internships"
urlpatterns = [
    path("internships/", staff.list_, name="list"),
    path("internships/<uuid:internship>/", staff.show, name="show"),
    path("internships/<uuid:internship>/change/", writing.change, name="change"),
    path("internships/<uuid:internship>/paper/", staff.paper, name="paper"),
    path("internships/<uuid:internship>/told/", staff.told, name="told"),
    path("internships/<uuid:internship>/again/<slug:party>/", staff.again, name="again"),
    path("internships/<uuid:internship>/<slug:verb>/", staff.do, name="do"),
    path("persons/<uuid:person>/internships/", staff.of_person, name="person"),
    path("persons/<uuid:person>/internships/new/", writing.new, name="new"),
    path("my/internships/", mine.list_, name="mine-list"),
    path("my/internships/<uuid:internship>/", mine.show, name="mine"),
    path("my/internships/<uuid:internship>/paper/", mine.paper, name="mine-paper"),
    path("my/internships/<uuid:internship>/told/", mine.told, name="mine-told"),
    path("my/internships/<uuid:internship>/<slug:verb>/", mine.do, name="mine-do"),
    path("employer/internships/<uuid:internship>/", employer.show, name="employer"),
    path("employer/internships/<uuid:internship>/paper/", employer.paper, name="employer-paper"),
    path("employer/internships/<uuid:internship>/told/", employer.told, name="employer-told"),
    path("employer/internships/lines/<uuid:entry>/", employer.answer, name="answer"),
    path("sign/<str:token>/", signing.show, name="sign"),
    path("sign/<str:token>/paper/", signing.paper, name="sign-paper"),
]
