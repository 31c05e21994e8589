"""The wall around errands: an address is seen by those who carry and by nobody who keeps the house."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_errand")]
    operations = [InstallPolicies("outbox", "d6094e80fcf1")]
