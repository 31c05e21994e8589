"""The wall around the consultation day: the pulse of a desk tells when its visitors want something else."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0013_gone_and_untold")]
    operations = [InstallPolicies("days", "f643315eb79f")]
