"""Statistics are renewed after some thousand changes, not after a hundred; names of helpers are cleared."""

from django.db import migrations, models

WALKED = ("days_meeting", "days_visitor")
# New statistics throw away every plan that was kept. By PostgreSQL's own measure, fifty changes and a tenth
# of the rows, that would be once a minute while a day runs, for all connections at once.
CALM = "autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 5000"
USUAL = "autovacuum_vacuum_threshold, autovacuum_analyze_threshold"


class Migration(migrations.Migration):
    dependencies = [("days", "0008_day_wall")]
    operations = [
        migrations.RunSQL(f"ALTER TABLE {table} SET ({CALM})", f"ALTER TABLE {table} RESET ({USUAL})")
        for table in WALKED
    ] + [
        migrations.AlterField("helper", "name", models.CharField(max_length=120, blank=True))
    ]
