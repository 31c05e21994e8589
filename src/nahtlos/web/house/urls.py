"""Addresses of the house."""

from django.urls import path

from nahtlos.web.house import views

app_name = "house"
urlpatterns = [
    path("house/", views.overview, name="overview"),
    path("house/staff/", views.staff, name="staff"),
]
