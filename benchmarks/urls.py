"""Django's admin with plain lists and forms of persons and steps, behind the same wall."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest
from django.urls import path

from nahtlos.people.models import Person
from nahtlos.plan.models import Step


class Open(AdminSite):
    """Lets everybody in: who sees what is decided by the wall."""

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_authenticated)


class Plain(ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """As Django makes it, with as many rows a page as our lists have."""

    list_per_page = 25

    def has_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return True

    has_view_permission = has_change_permission = has_module_permission = has_permission
    has_add_permission = has_delete_permission = has_permission


class Persons(Plain):
    """The columns of our list; who is one of thousands is chosen by key, not out of a list."""

    list_display = ("__str__", "adviser", "institution", "preferred_language", "opened_at")
    list_select_related = ("adviser__account", "institution")
    search_fields = ("given_name", "family_name", "native_name")
    raw_id_fields = ("merged_into", "adviser")


class Steps(Plain):
    """Open steps with their person."""

    list_display = ("what", "person", "who", "until", "state")
    list_select_related = ("person",)
    list_filter = ("state",)
    raw_id_fields = ("person", "agreed_by", "moved_by")


site = Open()
site.register(Person, Persons)
site.register(Step, Steps)
urlpatterns = [path("admin/", site.urls)]
