"""Counts of wrong log-ins, shared by all processes (Django's database cache)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_wall")]
    operations = [
        migrations.RunSQL(
            sql=[
                "create table nahtlos_counts (cache_key varchar(255) primary key,"
                " value text not null, expires timestamptz not null)",
                "create index nahtlos_counts_expires on nahtlos_counts (expires)",
            ],
            reverse_sql=["drop table nahtlos_counts"],
        )
    ]
