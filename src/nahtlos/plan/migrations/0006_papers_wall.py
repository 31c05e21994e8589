"""The wall around this room, with the papers that are made and the templates of a region."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("plan", "0005_papers")]
    operations = [InstallPolicies("plan", "4de775de9c76")]
