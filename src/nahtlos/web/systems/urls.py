"""Addresses of an institution's own system."""

from django.urls import path

from nahtlos.web.systems import house, ours

app_name = "systems"
urlpatterns = [
    path("system/", ours.show, name="ours"),
    path("system/keys/<uuid:key>/take/", ours.take, name="take"),
    path("system/keys/<uuid:key>/end/", ours.end, name="end"),
    path("system/address/", ours.address, name="address"),
    path("system/address/secret/", ours.secret, name="secret"),
    path("system/address/secret/drop/", ours.drop, name="drop"),
    path("system/address/<slug:way>/", ours.switch, name="switch"),
    path("system/again/", ours.all_again, name="all-again"),
    path("system/again/<uuid:delivery>/", ours.again, name="again"),
    path("house/keys/", house.keys, name="keys"),
    path("house/keys/new/", house.new, name="new-key"),
    path("house/keys/<uuid:key>/end/", house.end, name="end-key"),
]
