import django.db.models.deletion
import nahtlos.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0003_keeper_wall'),
        ('matching', '0002_wall'),
        ('network', '0009_feed_key'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpeningCount',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('counted_on', models.DateField()),
                ('fits', models.PositiveIntegerField(blank=True, null=True)),
                ('learned', models.PositiveIntegerField(blank=True, null=True)),
                ('near', models.JSONField(default=list)),
                ('asked', models.CharField(max_length=12)),
                ('law_on', models.DateField()),
                ('opening', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='employers.opening')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
            ],
            options={
                'indexes': [models.Index(fields=['region', 'counted_on'], name='matching_op_region__743c22_idx')],
            },
        ),
    ]
