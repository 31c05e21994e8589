"""The wall around this room, and the order of waiting lists."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial"), ("people", "0003_counted")]
    operations = [InstallPolicies("offers", "70ac34761d7e")]
