"""Addresses of the network."""

from django.urls import path

from nahtlos.web.network.views import (
    absences,
    board,
    cards,
    directory,
    editing,
    joining,
    staff,
)

app_name = "network"
urlpatterns = [
    path("directory/", directory.search, name="directory"),
    path("directory/<uuid:institution>/", directory.institution, name="institution"),
    path("directory/<uuid:institution>/contact.vcf", cards.of_institution, name="card"),
    path("directory/answers/<uuid:answer>/contact.vcf", cards.of_answer, name="answer-card"),
    path("network/staff/<uuid:membership>/contact.vcf", cards.of_colleague, name="staff-card"),
    path("network/", board.board, name="board"),
    path("network/institutions/new/", editing.new_institution, name="new-institution"),
    path(
        "network/institutions/<uuid:institution>/change/",
        editing.change_institution,
        name="change-institution",
    ),
    path(
        "network/institutions/<uuid:institution>/answers/new/",
        editing.new_answer,
        name="new-answer",
    ),
    path("network/institutions/<uuid:institution>/invite/", staff.invite, name="invite"),
    path("network/areas/new/", editing.new_area, name="new-area"),
    path("network/answers/<uuid:answer>/change/", editing.change_answer, name="change-answer"),
    path("network/answers/<uuid:answer>/check/", editing.check_answer, name="check-answer"),
    path("network/answers/<uuid:answer>/remove/", editing.remove_answer, name="remove-answer"),
    path("network/invitations/<uuid:invitation>/withdraw/", staff.withdraw, name="withdraw"),
    path("network/invitations/<uuid:invitation>/anew/", staff.send_anew, name="send-anew"),
    path("network/staff/<uuid:membership>/", staff.change, name="change-staff"),
    path("network/staff/<uuid:membership>/end/", staff.end, name="end-membership"),
    path("absences/", absences.own, name="absences"),
    path("absences/<uuid:membership>/", absences.of, name="absence"),
    path("absences/<uuid:absence>/end/", absences.end, name="end-absence"),
    path("join/<str:token>/", joining.join, name="join"),
]
