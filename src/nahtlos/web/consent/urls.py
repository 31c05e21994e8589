"""Addresses of consent."""

from django.urls import path

from nahtlos.web.consent import links, views

app_name = "consent"
urlpatterns = [
    path("persons/<uuid:person>/consents/", views.every, name="list"),
    path("persons/<uuid:person>/consents/new/", views.new, name="new"),
    path("persons/<uuid:person>/consents/<uuid:consent>/", views.show, name="show"),
    path("persons/<uuid:person>/consents/<uuid:consent>/link/", views.link, name="link"),
    path("persons/<uuid:person>/consents/<uuid:consent>/revoke/", views.revoke, name="revoke"),
    path("persons/<uuid:person>/consents/<uuid:consent>/scan/", views.scan, name="scan"),
    path("persons/<uuid:person>/link/", links.way_link, name="way_link"),
    path("persons/<uuid:person>/link/end/", links.end, name="end_links"),
    path("persons/<uuid:person>/link/<uuid:link>/renew/", links.renew, name="renew_link"),
]
