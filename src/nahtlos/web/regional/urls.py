"""Addresses of the region's own instruments."""

from django.urls import path

from nahtlos.web.regional import views, writing

app_name = "regional"
urlpatterns = [
    path("network/instruments/", views.every, name="list"),
    path("network/instruments/new/", writing.new, name="new"),
    path("network/instruments/<uuid:version>/", views.show, name="show"),
    path("network/instruments/<uuid:version>/change/", writing.change, name="change"),
    path("network/instruments/<uuid:version>/try/", views.try_out, name="try"),
    path("network/instruments/<uuid:version>/publish/", views.publish, name="publish"),
    path("network/instruments/<uuid:version>/retire/", views.retire, name="retire"),
]
