"""Addresses of the portal for employers, of its keepers, and of whoever calls back."""

from django.urls import path

from nahtlos.web.portal import calling, estimating, keeping, public

app_name = "portal"
urlpatterns = [
    path("portal/", public.start, name="start"),
    path("portal/keep/", keeping.keep, name="keep"),
    path("portal/keep/new/", keeping.new, name="new"),
    path("portal/keep/fill/", keeping.fill, name="fill"),
    path("portal/keep/<uuid:article>/", keeping.change, name="change"),
    path("portal/keep/<uuid:article>/publish/", keeping.publish, name="publish"),
    path("portal/keep/<uuid:article>/check/", keeping.check, name="check"),
    path("portal/keep/<uuid:article>/versions/", keeping.versions, name="versions"),
    path(
        "portal/keep/<uuid:article>/versions/<int:number>/restore/",
        keeping.restore,
        name="restore",
    ),
    path("portal/calls/", calling.calls, name="calls"),
    path("portal/calls/<uuid:call>/done/", calling.tick_off, name="called"),
    path("portal/<slug:region>/", public.front, name="front"),
    path("portal/<slug:region>/may-i/", public.documents, name="documents"),
    path("portal/<slug:region>/may-i/<slug:document>/", public.answer, name="answer"),
    path("portal/<slug:region>/costs/", estimating.estimate, name="estimate"),
    path("portal/<slug:region>/contact/", calling.contact, name="contact"),
    path("portal/<slug:region>/questions/", public.questions, name="questions"),
    path("portal/<slug:region>/questions/<slug:slug>/", public.article, name="article"),
]
