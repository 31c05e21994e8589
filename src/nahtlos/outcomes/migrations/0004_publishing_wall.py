"""The wall around what leaves the house."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0003_publishing")]
    operations = [InstallPolicies("outcomes", "17b37bfdee45")]
