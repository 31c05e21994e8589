"""The wall around the consultation day: a link for whoever helps, and the pulse for screens."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0005_helping")]
    operations = [InstallPolicies("days", "488347764a37")]
