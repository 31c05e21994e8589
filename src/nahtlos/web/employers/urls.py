"""Addresses of companies and openings."""

from django.urls import path

from nahtlos.web.employers.views import (
    agency,
    companies,
    finding,
    importing,
    openings,
    parts,
    signing,
)

app_name = "employers"
urlpatterns = [
    path("occupations/", finding.occupations, name="occupations"),
    path("openings/", finding.search, name="openings"),
    path("openings/<uuid:opening>/", finding.show, name="opening"),
    path("openings/<uuid:opening>/change/", openings.change, name="change-opening"),
    path("openings/<uuid:opening>/skills/", openings.skills, name="skills"),
    path("openings/<uuid:opening>/look/", openings.look, name="look"),
    path("openings/<uuid:opening>/<slug:verb>/", openings.move, name="move"),
    path("companies/", companies.portfolio, name="portfolio"),
    path("companies/new/", companies.new, name="new"),
    path("companies/import/", importing.bring, name="import"),
    path("companies/agency/", agency.brought, name="agency"),
    path("companies/<uuid:company>/", companies.show, name="show"),
    path("companies/<uuid:company>/change/", companies.change, name="change"),
    path("companies/<uuid:company>/hand-over/", companies.hand_over, name="hand-over"),
    path("companies/<uuid:company>/<slug:verb>/close/", companies.close, name="close"),
    path("companies/<uuid:company>/openings/new/", openings.new, name="new-opening"),
    path("companies/<uuid:company>/sites/new/", parts.new_site, name="new-site"),
    path("companies/sites/<uuid:site>/", parts.change_site, name="change-site"),
    path("companies/<uuid:company>/contacts/new/", parts.new_contact, name="new-contact"),
    path("companies/contacts/<uuid:contact>/", parts.change_contact, name="change-contact"),
    path("companies/contacts/<uuid:contact>/left/", parts.left, name="left"),
    path("companies/<uuid:company>/visits/new/", parts.new_visit, name="new-visit"),
    path("companies/<uuid:company>/tasks/new/", parts.new_task, name="new-task"),
    path("companies/tasks/<uuid:task>/done/", parts.task_done, name="task-done"),
    path("companies/<uuid:company>/users/new/", parts.new_user, name="new-user"),
    path("companies/users/<uuid:user>/end/", parts.end_user, name="end-user"),
    path("employer/sign-in/", signing.ask, name="sign-in"),
    path("employer/in/<str:token>/", signing.come_in, name="come-in"),
]
