"""Addresses of meetings. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.events import mine, organising, public, running

app_name = "events"
EVENT = "events/<uuid:event>/"
MINE = "event/me/<str:token>/"
urlpatterns = [
    path("events/", organising.every, name="list"),
    path("events/new/", organising.new, name="new"),
    path("events/calendar/renew/", organising.renew_feed, name="renew-feed"),
    path(EVENT, organising.show, name="show"),
    path(f"{EVENT}change/", organising.change, name="change"),
    path(f"{EVENT}turn/<slug:to>/", organising.turn, name="turn"),
    path(f"{EVENT}programme/new/", organising.new_item, name="new-item"),
    path("events/programme/<uuid:item>/remove/", organising.remove_item, name="remove-item"),
    path(f"{EVENT}groups/new/", organising.new_group, name="new-group"),
    path("events/groups/<uuid:group>/", organising.group, name="group"),
    path("events/groups/<uuid:group>/remove/", organising.remove_group, name="remove-group"),
    path(f"{EVENT}invite/", organising.invite, name="invite"),
    path(f"{EVENT}guests/", running.guests, name="guests"),
    path(f"{EVENT}guests/new/", running.walk_in, name="walk-in"),
    path("events/guests/<uuid:guest>/group/", running.move, name="move"),
    path("events/guests/<uuid:guest>/<slug:what>/", running.guest, name="guest"),
    path(f"{EVENT}namensschilder.pdf", running.name_badges, name="badges"),
    path(f"{EVENT}results/", running.results, name="results"),
    path(f"{EVENT}results/send/", running.send, name="send-results"),
    path("event/", public.every, name="public"),
    path("event/region/<slug:key>.ics", public.of_region, name="region-feed"),
    path("event/network/<str:token>.ics", public.of_network, name="network-feed"),
    path("event/<uuid:event>/", public.event, name="event"),
    path("event/<uuid:event>/badge/<int:number>/", public.badge, name="badge"),
    path(MINE, mine.show, name="mine"),
    path(f"{MINE}code.svg", mine.code, name="code"),
    path(f"{MINE}termin.ics", mine.calendar, name="calendar"),
    path(f"{MINE}yes/", mine.accept, name="accept"),
    path(f"{MINE}say/", mine.say, name="say"),
    path(f"{MINE}give/", mine.give, name="give"),
    path(f"{MINE}back/<uuid:taker>/", mine.take_back, name="take-back"),
    path(f"{MINE}cards/<uuid:guest>.vcf", mine.card, name="card"),
    path(f"{MINE}<slug:what>/", mine.answer, name="answer"),
]
