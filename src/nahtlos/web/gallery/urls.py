"""Addresses of the gallery."""

from django.urls import path

from nahtlos.web.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.parts, name="parts"),
    path("form/", views.form, name="form"),
    path("question/", views.question, name="question"),
    path("plain/", views.plain, name="plain"),
]
