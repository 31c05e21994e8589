"""The wall around introductions and job days."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("introductions", "0001_initial"), ("employers", "0002_wall")]
    operations = [InstallPolicies("introductions", "74e0bc34df45")]
