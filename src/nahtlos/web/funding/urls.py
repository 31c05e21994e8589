"""Addresses of the employer's check."""

from django.urls import path

from nahtlos.web.funding import views

app_name = "funding"
urlpatterns = [
    path("employers/funding/", views.check, name="check"),
    path("persons/<uuid:person>/funding/", views.for_person, name="for_person"),
]
