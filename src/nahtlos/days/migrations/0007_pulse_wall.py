"""The wall around the consultation day: the pulse keeps its plans, results go with names."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0006_helping_wall")]
    operations = [InstallPolicies("days", "fbdaf86152aa")]
