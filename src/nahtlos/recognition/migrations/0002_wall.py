"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("recognition", "0001_initial"), ("people", "0005_documents_wall")]
    operations = [InstallPolicies("recognition", "200c653025bb")]
