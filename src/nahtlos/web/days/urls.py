"""Addresses of consultation days. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.days import (
    afterwards,
    naming,
    planning,
    preparing,
    public,
    running,
    taking_part,
    visit,
)

app_name = "days"
DAY = "days/<uuid:day>/"
MINE = "visit/me/<str:token>/"
urlpatterns = [
    path("days/", preparing.every, name="list"),
    path("days/new/", preparing.new, name="new"),
    path(DAY, preparing.show, name="show"),
    path(f"{DAY}change/", preparing.change, name="change"),
    path(f"{DAY}topics/", preparing.topics, name="topics"),
    path(f"{DAY}rooms/", preparing.rooms, name="rooms"),
    path(f"{DAY}again/", preparing.again, name="again"),
    path(f"{DAY}turn/<slug:to>/", preparing.turn, name="turn"),
    path(f"{DAY}desks/ask/", taking_part.ask_desk, name="ask-desk"),
    path(f"{DAY}helpers/new/", taking_part.new_helper, name="new-helper"),
    path("days/desks/<uuid:desk>/", taking_part.desk, name="desk"),
    path("days/desks/<uuid:desk>/no/", taking_part.decline, name="decline"),
    path("days/helpers/<uuid:helper>/", taking_part.helper, name="helper"),
    path(f"{DAY}visitors/", running.visitors, name="visitors"),
    path(f"{DAY}visitors/new/", running.walk_in, name="walk-in"),
    path("days/visitors/<uuid:visitor>/<slug:what>/", running.visitor, name="visitor"),
    path(f"{DAY}plan/", planning.show, name="plan"),
    path(f"{DAY}plan/ask/", planning.ask_plan, name="ask-plan"),
    path("days/drafts/<uuid:draft>/<slug:what>/", planning.answer, name="draft"),
    path(f"{DAY}board/", running.board, name="board"),
    path(f"{DAY}call/", running.call, name="call"),
    path("days/desks/<uuid:desk>/now/", running.at_desk, name="at-desk"),
    path("days/helpers/<uuid:helper>/out/", running.helper_out, name="helper-out"),
    path("days/desks/<uuid:desk>/out/", running.out, name="out"),
    path("days/meetings/<uuid:meeting>/outcome/", running.outcome, name="outcome"),
    path("days/meetings/<uuid:meeting>/on/", running.send_on, name="send-on"),
    path("days/meetings/<uuid:meeting>/<slug:what>/", running.meeting, name="meeting"),
    path(f"{DAY}after/", afterwards.show, name="after"),
    path(f"{DAY}after/look-back/", afterwards.look_back, name="look-back"),
    path("days/desks/<uuid:desk>/liked/<int:mark>/", afterwards.desk_liked, name="desk-liked"),
    path("persons/<uuid:person>/days/", naming.choose, name="name"),
    path("persons/<uuid:person>/days/<uuid:day>/", naming.name, name="name-for"),
    path("visit/", public.every, name="public"),
    path("visit/<uuid:day>/", public.sign_up, name="sign-up"),
    path("my/days/", visit.own, name="own"),
    path(MINE, visit.show, name="mine"),
    path(f"{MINE}qr.svg", visit.code, name="code"),
    path(f"{MINE}termin.ics", visit.calendar, name="calendar"),
    path(f"{MINE}blatt.pdf", visit.paper, name="paper"),
    path(f"{MINE}names/", visit.names, name="names"),
    path(f"{MINE}time/<uuid:meeting>/", visit.time, name="time"),
    path(f"{MINE}liked/<int:mark>/", visit.liked, name="liked"),
    path(f"{MINE}<slug:what>/", visit.answer, name="answer"),
]
