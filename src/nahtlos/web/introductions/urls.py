"""Addresses of introductions and job days."""

from django.urls import path

from nahtlos.web.introductions import employer, figures, jobdays, mine, staff

app_name = "introductions"
urlpatterns = [
    path("introductions/", staff.waiting, name="list"),
    path("introductions/figures/", figures.counts, name="counts"),
    path("introductions/<uuid:introduction>/", staff.show, name="show"),
    path("introductions/<uuid:introduction>/answer/", staff.answer, name="answer"),
    path("introductions/<uuid:introduction>/step/", staff.step, name="step"),
    path("introductions/<uuid:introduction>/<slug:verb>/", staff.move, name="move"),
    path("persons/<uuid:person>/introductions/", staff.of_person, name="person"),
    path("persons/<uuid:person>/introductions/<uuid:opening>/", staff.propose, name="propose"),
    path("openings/<uuid:opening>/settle/", staff.settle, name="settle"),
    path("employer/candidates/<uuid:introduction>/", employer.candidate, name="candidate"),
    path("my/work/", mine.work, name="mine"),
    path("my/work/<uuid:introduction>/", mine.one, name="mine-one"),
    path("my/work/<uuid:introduction>/<slug:verb>/", mine.move, name="mine-move"),
    path("my/work/openings/<uuid:opening>/wish/", mine.wish, name="wish"),
    path("my/work/days/<uuid:guest>/<slug:verb>/", mine.come, name="come"),
    path("job-days/", jobdays.days, name="days"),
    path("job-days/new/", jobdays.new, name="new-day"),
    path("job-days/<uuid:day>/", jobdays.show, name="day"),
    path("job-days/<uuid:day>/cancel/", jobdays.cancel, name="cancel-day"),
    path("job-days/<uuid:day>/tables/new/", jobdays.new_table, name="new-table"),
    path("job-days/<uuid:day>/guests/new/", jobdays.new_guest, name="new-guest"),
    path("job-days/guests/<uuid:guest>/<slug:to>/", jobdays.came, name="came"),
    path("job-days/guests/<uuid:guest>/plan/meeting/", jobdays.plan, name="plan"),
    path("job-days/meetings/<uuid:meeting>/free/", jobdays.free, name="free"),
]
