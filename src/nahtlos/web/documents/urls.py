"""Addresses of documents. A key says nothing about what it stands for."""

from django.urls import path

from nahtlos.web.documents import mine, views

app_name = "documents"
urlpatterns = [
    path("persons/<uuid:person>/documents/", views.every, name="list"),
    path("persons/<uuid:person>/documents/<uuid:document>/", views.show, name="show"),
    path("persons/<uuid:person>/documents/<uuid:document>/file/", views.file, name="file"),
    path("persons/<uuid:person>/documents/<uuid:document>/confirm/", views.confirm, name="confirm"),
    path("persons/<uuid:person>/documents/<uuid:document>/refuse/", views.refuse, name="refuse"),
    path("persons/<uuid:person>/documents/<uuid:document>/again/", views.again, name="again"),
    path("persons/<uuid:person>/documents/<uuid:document>/remove/", views.remove, name="remove"),
    path("my/documents/", mine.documents, name="mine"),
    path("my/documents/<uuid:document>/file/", mine.file, name="mine_file"),
]
