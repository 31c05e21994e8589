"""The wall around internships, their signatures, diaries and what they showed."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("internships", "0001_initial"), ("people", "0019_emptying_wall")]
    operations = [InstallPolicies("internships", "67e143ee8088")]
