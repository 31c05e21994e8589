"""Addresses of referrals."""

from django.urls import path

from nahtlos.web.referrals import board, by_link, mine, office, receiving, sending

app_name = "referrals"
PERSON = "persons/<uuid:person>/"
ONE = f"{PERSON}referrals/<uuid:referral>/"
urlpatterns = [
    path(f"{PERSON}refer/", sending.refer, name="refer"),
    path(f"{PERSON}referrals/", sending.every, name="list"),
    path(ONE, sending.show, name="sent"),
    path(f"{ONE}withdraw/", sending.withdraw, name="withdraw"),
    path("referrals/<uuid:referral>/", receiving.show, name="received"),
    path("referrals/<uuid:referral>/<slug:verb>/", receiving.answer, name="answer"),
    path("answer/<str:token>/", by_link.show, name="by_link"),
    path("answer/<str:token>/<slug:verb>/", by_link.answer, name="answer_by_link"),
    path(f"{PERSON}office/", office.ask, name="ask_office"),
    path(f"{PERSON}office/<uuid:question>/back/", office.take_back, name="take_back"),
    path("questions/", office.questions, name="questions"),
    path("questions/<uuid:question>/", office.answer, name="question"),
    path("my/office/<uuid:question>/", mine.question, name="mine_question"),
    path("my/referrals/<uuid:referral>/back/", mine.take_back, name="mine_back"),
    path("network/interfaces/", board.interfaces, name="interfaces"),
    path("network/interfaces/deadlines/", board.deadlines, name="deadlines"),
]
