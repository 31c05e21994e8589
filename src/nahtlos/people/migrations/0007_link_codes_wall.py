"""The wall around this room, with a birth date asked behind every link."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0006_link_codes")]
    operations = [InstallPolicies("people", "42e4094762d8")]
