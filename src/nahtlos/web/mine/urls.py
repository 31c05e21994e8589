"""Addresses of the newcomer's own pages."""

from django.urls import path

from nahtlos.web.mine import entering, proving, views

app_name = "mine"
urlpatterns = [
    path("my/", views.way, name="way"),
    path("my/steps/<uuid:step>/<slug:to>/", views.move, name="move"),
    path("my/shared/", views.shared, name="shared"),
    path("my/shared/<uuid:consent>/back/", views.take_back, name="take_back"),
    path("my/questions/<uuid:consent>/", views.question, name="question"),
    path("my/thanks/<uuid:institution>/<slug:answer>/", views.thanks, name="thanks"),
    path("my/about/", views.about, name="about"),
    path("my/about/download/", views.download, name="download"),
    path("my/help/", views.guide, name="help"),
    path("my/code/", proving.code, name="code"),
    path("my/birth-date/", proving.birth_date, name="birth_date"),
    path("my/leave/", entering.leave, name="leave"),
    path("my/gone/", entering.gone, name="gone"),
    path("my/enter/<str:token>/", entering.enter, name="enter"),
]
