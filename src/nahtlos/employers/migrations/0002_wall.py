"""The wall around companies, openings and the portfolio."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("employers", "0001_initial"), ("people", "0018_day_purpose")]
    operations = [InstallPolicies("employers", "18fa232c4eba")]
