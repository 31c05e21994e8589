"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("employers", "0001_initial")]
    operations = [InstallPolicies("employers", "7382c819797a")]
