"""Addresses of papers."""

from django.urls import path

from nahtlos.web.papers import keeping, making

app_name = "papers"
PERSON = "persons/<uuid:person>"
urlpatterns = [
    path(f"{PERSON}/papers/", making.every, name="list"),
    path(f"{PERSON}/papers/plan.pdf", making.plan, name="plan"),
    path(f"{PERSON}/papers/<slug:key>/", making.make, name="make"),
    path("network/papers/", keeping.every, name="templates"),
    path("network/papers/letter/", keeping.new_letter, name="new-letter"),
    path("network/papers/form/", keeping.new_form, name="new-form"),
    path("network/papers/<uuid:template>/", keeping.show, name="template"),
    path("network/papers/<uuid:template>/next/", keeping.follow, name="next"),
    path("network/papers/<uuid:template>/withdraw/", keeping.withdraw, name="withdraw"),
]
