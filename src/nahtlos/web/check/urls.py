"""The one address of the check: its answers travel in the form, never in the address."""

from django.urls import path

from nahtlos.web.check import views

app_name = "check"
urlpatterns = [path("check/", views.check, name="check")]
