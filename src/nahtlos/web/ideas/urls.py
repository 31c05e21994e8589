"""Addresses of ideas and complaints. No receipt code ever stands in one."""

from django.urls import path

from nahtlos.web.ideas import keeping, sending

app_name = "ideas"
IDEA = "ideas/<uuid:idea>/"
urlpatterns = [
    path("idea/", sending.write, name="write"),
    path("idea/read/", sending.read, name="read"),
    path("idea/read/<slug:what>/", sending.change, name="change"),
    path("idea/answered/", sending.answered, name="answered"),
    path("ideas/", keeping.every, name="list"),
    path("ideas/days/", keeping.days, name="days"),
    path(IDEA, keeping.show, name="show"),
    path(f"{IDEA}give/", keeping.give, name="give"),
    path(f"{IDEA}back/", keeping.give_back, name="give-back"),
    path(f"{IDEA}answer/", keeping.reply, name="reply"),
]
