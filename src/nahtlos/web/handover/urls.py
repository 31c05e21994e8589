"""Addresses of handovers."""

from django.urls import path

from nahtlos.web.handover import giving, mine, receiving

app_name = "handover"
PERSON = "persons/<uuid:person>/"
urlpatterns = [
    path(f"{PERSON}handover/", giving.prepare, name="prepare"),
    path(f"{PERSON}handovers/", giving.every, name="list"),
    path(f"{PERSON}handovers/<uuid:handover>/", giving.show, name="given"),
    path(f"{PERSON}handovers/<uuid:handover>/withdraw/", giving.withdraw, name="withdraw"),
    path("handovers/<uuid:handover>/", receiving.show, name="received"),
    path("handovers/<uuid:handover>/<slug:verb>/", receiving.answer, name="answer"),
    path("my/handovers/<uuid:handover>/back/", mine.take_back, name="mine_back"),
]
