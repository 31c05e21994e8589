"""The wall around this room: everybody is counted in the order of keys that are not told."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0019_emptying_wall")]
    operations = [InstallPolicies("people", "55637492af4c")]
