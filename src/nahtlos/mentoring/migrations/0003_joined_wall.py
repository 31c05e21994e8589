"""The wall once more: what a mentor said goes along when two files are joined."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0002_wall")]
    operations = [InstallPolicies("mentoring", "435a8c3e1ce2")]
