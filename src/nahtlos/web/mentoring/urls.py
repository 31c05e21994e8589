"""Addresses of mentoring. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.mentoring import mentees, mentors, mine, pairs, persons, programmes

app_name = "mentoring"
urlpatterns = [
    path("mentoring/", programmes.listed, name="list"),
    path("mentoring/new/", programmes.new, name="new"),
    path("mentoring/<uuid:programme>/", programmes.board, name="board"),
    path("mentoring/<uuid:programme>/change/", programmes.change, name="change"),
    path("mentoring/<uuid:programme>/close/", programmes.close, name="close"),
    path("mentoring/<uuid:programme>/suggestions/", programmes.suggestions, name="suggestions"),
    path("mentoring/<uuid:programme>/introduce/", pairs.introduce, name="introduce"),
    path("mentoring/<uuid:programme>/figures/", programmes.figures, name="figures"),
    path("mentoring/<uuid:programme>/mentors/", mentors.listed, name="mentors"),
    path("mentoring/<uuid:programme>/mentors/new/", mentors.new, name="new-mentor"),
    path("mentoring/mentors/<uuid:mentor>/", mentors.show, name="mentor"),
    path("mentoring/mentors/<uuid:mentor>/change/", mentors.change, name="change-mentor"),
    path("mentoring/mentors/<uuid:mentor>/certificate/", mentors.certificate, name="certificate"),
    path("mentoring/mentors/<uuid:mentor>/training/", mentors.training, name="training"),
    path("mentoring/mentors/<uuid:mentor>/leave/", mentors.leave, name="leave"),
    path("mentoring/pairs/<uuid:pair>/", pairs.show, name="pair"),
    path("mentoring/pairs/<uuid:pair>/say/<slug:about>/", pairs.say, name="pair-say"),
    path("mentoring/pairs/<uuid:pair>/<slug:what>/", pairs.act, name="pair-act"),
    path("persons/<uuid:person>/mentoring/", persons.show, name="person"),
    path("persons/<uuid:person>/mentoring/<uuid:programme>/", persons.propose, name="propose"),
    path("persons/mentoring/<uuid:wish>/close/", persons.close, name="close-wish"),
    path("persons/mentoring/pairs/<uuid:pair>/<slug:what>/", persons.act, name="person-act"),
    path("mentor/", mentees.listed, name="mentees"),
    path("mentor/pairs/<uuid:pair>/say/<slug:about>/", mentees.say, name="mentor-say"),
    path("mentor/pairs/<uuid:pair>/<slug:what>/", mentees.act, name="mentor-act"),
    path("my/mentor/", mine.show, name="mine"),
    path("my/mentor/<uuid:programme>/ask/", mine.ask, name="ask"),
    path("my/mentor/wishes/<uuid:wish>/", mine.wish, name="wish"),
    path("my/mentor/pairs/<uuid:pair>/say/<slug:about>/", mine.say, name="say-mine"),
    path("my/mentor/pairs/<uuid:pair>/<slug:what>/", mine.act, name="act-mine"),
]
