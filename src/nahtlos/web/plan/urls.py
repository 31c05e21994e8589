"""Addresses of the plan."""

from django.urls import path

from nahtlos.web.plan import views

app_name = "plan"
urlpatterns = [
    path("persons/<uuid:person>/plan/", views.steps, name="steps"),
    path("persons/<uuid:person>/plan/<uuid:step>/", views.change, name="change"),
    path("persons/<uuid:person>/plan/<uuid:step>/<slug:to>/", views.move, name="move"),
]
