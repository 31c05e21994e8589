"""How somebody signs in. An account knows a mail address and a language, never a person's file."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from nahtlos.core.clock import now
from nahtlos.core.models import Row


class Accounts(BaseUserManager["Account"]):
    """Finds and makes accounts."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Account":
        """A new account; without a password it can only be entered by a link or another sign-in."""
        account = self.model(email=self.normalize_email(email).lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(Row, AbstractBaseUser):
    """A sign-in. `name` is for staff only: the name of a newcomer stays behind the wall.

    `calendar_digest` is kept of the address under which a calendar asks for one's appointments.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, default="de")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now)
    calendar_digest = models.CharField(max_length=64, blank=True, editable=False)
    calendar_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["calendar_digest"],
                condition=~Q(calendar_digest=""),
                name="one_calendar_an_address",
            ),
            models.CheckConstraint(
                condition=Q(calendar_digest="", calendar_at=None)
                | ~Q(calendar_digest="") & Q(calendar_at__isnull=False),
                name="calendar_begins_with_its_address",
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.id)

    def get_full_name(self) -> str:
        return self.name
