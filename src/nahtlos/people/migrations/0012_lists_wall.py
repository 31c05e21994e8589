"""The wall around this room, with views, exports and what was done with many at once."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0011_lists"), ("network", "0006_substitution_wall")]
    operations = [InstallPolicies("people", "81bb1bef5b02")]
