"""The wall around this room: the program erasing writes only into what it empties."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0018_day_purpose")]
    operations = [InstallPolicies("people", "00d0a92ba476")]
