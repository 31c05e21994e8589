"""Addresses of persons. A key says nothing about whom it stands for."""

from django.urls import path

from nahtlos.web.people.importing import bringing, mending, running, same
from nahtlos.web.people.listing import many, taking
from nahtlos.web.people.listing import views as listing
from nahtlos.web.people.views import around, burdens, case, day, joining, lists, making, notes

app_name = "people"
urlpatterns = [
    path("day/", day.day, name="day"),
    path("inbox/", lists.inbox, name="inbox"),
    path("persons/", listing.persons, name="list"),
    path("persons/list.<slug:kind>", taking.take, name="take"),
    path("persons/taken/", taking.taken, name="taken"),
    path("persons/views/", listing.keep, name="keep-view"),
    path("persons/views/<uuid:view>/", listing.change, name="view"),
    path("persons/views/<uuid:view>/<slug:verb>/", listing.do, name="view-do"),
    path("persons/many/<uuid:bulk>/", many.done, name="many-done"),
    path("persons/many/<uuid:bulk>/undo/", many.undo, name="many-undo"),
    path("persons/many/<slug:kind>/", many.many, name="many"),
    path("persons/new/", making.new, name="new"),
    path("persons/import/", bringing.bring, name="import"),
    path("persons/import/<uuid:brought>/", running.show, name="brought"),
    path("persons/import/<uuid:brought>/columns/", bringing.columns, name="columns"),
    path("persons/import/<uuid:brought>/same/", same.same, name="import-same"),
    path("persons/import/<uuid:brought>/rest/", same.rest, name="import-rest"),
    path("persons/import/<uuid:brought>/mend.<str:ending>", mending.mend, name="mend"),
    path("persons/import/<uuid:brought>/<slug:verb>/", running.do, name="import-do"),
    path("persons/<uuid:person>/", case.show, name="case"),
    path("persons/<uuid:person>/hub/", case.hub, name="hub"),
    path("persons/<uuid:person>/history/", case.history, name="history"),
    path("persons/<uuid:person>/name/", making.rename, name="rename"),
    path("persons/<uuid:person>/close/", making.close, name="close"),
    path("persons/<uuid:person>/reopen/", making.reopen, name="reopen"),
    path("persons/<uuid:person>/notes/", notes.notes, name="notes"),
    path("persons/<uuid:person>/notes/<uuid:note>/strike/", notes.strike, name="strike"),
    path("persons/<uuid:person>/notes/<uuid:note>/restore/", notes.restore, name="restore"),
    path("persons/<uuid:person>/burdens/", burdens.burdens, name="burdens"),
    path("persons/<uuid:person>/burdens/<uuid:burden>/ease/", burdens.ease, name="ease"),
    path("persons/<uuid:person>/burdens/<uuid:burden>/forget/", burdens.forget, name="forget"),
    path("persons/<uuid:person>/about/", around.about, name="about"),
    path("persons/<uuid:person>/about/<slug:kind>/", around.add, name="add"),
    path("persons/<uuid:person>/about/<slug:kind>/<uuid:row>/", around.change, name="change"),
    path(
        "persons/<uuid:person>/about/<slug:kind>/<uuid:row>/remove/", around.remove, name="remove"
    ),
    path("persons/<uuid:person>/same/", joining.candidates, name="same"),
    path("persons/<uuid:person>/same/<uuid:other>/", joining.join, name="join"),
    path("persons/<uuid:person>/part/<uuid:merge>/", joining.part, name="part"),
]
