"""Addresses of the tour; they exist in the demo alone."""

from django.urls import path

from nahtlos.web.tour import views

app_name = "tour"
urlpatterns = [
    path("", views.walk, name="walk"),
    path("as/<slug:role>/", views.enter, name="enter"),
    path("<int:number>/<int:door>/", views.go, name="go"),
]
