"""The wall around ideas and complaints: words for whoever answers, answers for the whole region."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("ideas", "0001_initial"), ("people", "0016_keeping_wall")]
    operations = [InstallPolicies("ideas", "13e2087c517f")]
