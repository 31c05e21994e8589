"""The wall around this room, with tables of persons that an institution brings."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0008_imports")]
    operations = [InstallPolicies("people", "8d44403d0453")]
