"""The wall around the consultation day: a desk learns to what it cannot send somebody on."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0011_over_takes_no_time")]
    operations = [InstallPolicies("days", "42aa7ec8fa4a")]
