"""Addresses of handovers."""

from django.urls import path

from nahtlos.web.handover import far, far_in, giving, keys, mine, receiving

app_name = "handover"
PERSON = "persons/<uuid:person>/"
SEALED = f"{PERSON}sealed/<uuid:sealed>/"
urlpatterns = [
    path(f"{PERSON}handover/", giving.prepare, name="prepare"),
    path(f"{PERSON}handovers/", giving.every, name="list"),
    path(f"{PERSON}handovers/<uuid:handover>/", giving.show, name="given"),
    path(f"{PERSON}handovers/<uuid:handover>/withdraw/", giving.withdraw, name="withdraw"),
    path(f"{PERSON}handover/region/", far.prepare, name="far"),
    path(SEALED, far.show, name="sealed"),
    path(f"{SEALED}file/", far.fetch, name="fetch"),
    path(f"{SEALED}receipt/", far.receive, name="receipt"),
    path(f"{SEALED}back/", far.withdraw, name="sealed_back"),
    path("sealed/", far_in.take_in, name="take_in"),
    path("house/regions/", keys.regions, name="regions"),
    path("house/regions/key/", keys.make, name="make_key"),
    path("house/regions/<uuid:partner>/end/", keys.end, name="end_partner"),
    path("handovers/<uuid:handover>/", receiving.show, name="received"),
    path("handovers/<uuid:handover>/<slug:verb>/", receiving.answer, name="answer"),
    path("my/handovers/<uuid:handover>/back/", mine.take_back, name="mine_back"),
    path("my/sealed/<uuid:sealed>/back/", mine.take_back_sealed, name="mine_sealed_back"),
]
