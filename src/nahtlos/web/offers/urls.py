"""Addresses of offers. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.offers.views import finding, imports, keeping, lists, mine, persons, results

app_name = "offers"
urlpatterns = [
    path("offers/", finding.search, name="search"),
    path("offers/order/", lists.order, name="order"),
    path("offers/order/change/", lists.change_order, name="change-order"),
    path("offers/ours/", keeping.ours, name="ours"),
    path("offers/held/", persons.held, name="held"),
    path("offers/new/", keeping.new, name="new"),
    path("offers/import/", imports.bring, name="import"),
    path("offers/import/<uuid:sheet>/", imports.look_through, name="sheet"),
    path("offers/import/<uuid:sheet>/faults.csv", imports.faults, name="faults"),
    path("offers/export.<slug:ending>", imports.export, name="export"),
    path("offers/<uuid:offer>/", finding.show, name="show"),
    path("offers/<uuid:offer>/change/", keeping.change, name="change"),
    path("offers/<uuid:offer>/check/", keeping.check, name="check"),
    path("offers/<uuid:offer>/quick/", keeping.quick, name="quick"),
    path("offers/<uuid:offer>/close/", keeping.close, name="close"),
    path("offers/<uuid:offer>/reopen/", keeping.reopen, name="reopen"),
    path("offers/<uuid:offer>/runs/new/", keeping.new_run, name="new-run"),
    path("offers/runs/<uuid:run>/", keeping.change_run, name="change-run"),
    path("offers/runs/<uuid:run>/cancel/", keeping.cancel_run, name="cancel-run"),
    path("offers/<uuid:offer>/list/", lists.waiting, name="list"),
    path("offers/places/<uuid:place>/exception/", lists.exception, name="exception"),
    path("offers/bookings/<uuid:booking>/finish/", lists.finish, name="finish"),
    path("offers/bookings/<uuid:booking>/leave/", persons.leave, name="leave"),
    path("offers/bookings/<uuid:booking>/result/", results.record, name="record"),
    path("offers/bookings/<uuid:booking>/<slug:what>/", persons.answer, name="answer"),
    path("offers/results/<uuid:result>/<slug:what>/", results.answer, name="answer-result"),
    path("persons/<uuid:person>/offers/", persons.places, name="person"),
    path("persons/<uuid:person>/offers/<uuid:offer>/", persons.join, name="join"),
    path("my/courses/", mine.courses, name="mine"),
    path("my/courses/<uuid:booking>/<slug:what>/", mine.answer, name="answer-mine"),
]
