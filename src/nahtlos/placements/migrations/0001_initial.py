import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import nahtlos.core.clock
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('days', '0004_afterwards_wall'),
        ('employers', '0002_wall'),
        ('introductions', '0002_wall'),
        ('network', '0008_systems_wall'),
        ('people', '0019_emptying_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('insured', 'job with social insurance'), ('marginal', 'minijob'), ('subsidised', 'subsidised job'), ('apprenticeship', 'apprenticeship at a company'), ('school', 'training at a school'), ('self_employed', 'own business')], max_length=14)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('started', 'at work'), ('ended', 'ended'), ('dropped', 'did not start')], default='planned', max_length=8)),
                ('where', models.CharField(blank=True, max_length=160)),
                ('known_as', models.CharField(blank=True, max_length=80)),
                ('kldb', models.CharField(blank=True, max_length=5)),
                ('title', models.CharField(max_length=120)),
                ('starts_on', models.DateField()),
                ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('wage', models.CharField(blank=True, max_length=120)),
                ('subsidy', models.CharField(blank=True, choices=[('', 'none'), ('egz', 'integration subsidy (§§ 88–92 SGB III)'), ('16e', 'long-term unemployed (§ 16e SGB II)'), ('16i', 'participation in the labour market (§ 16i SGB II)'), ('82', 'learning on the job (§ 82 SGB III)'), ('start_up', 'start-up subsidy (§ 93 SGB III, § 16b SGB II)'), ('region', 'support of the region'), ('other', 'another one')], max_length=8)),
                ('subsidy_until', models.DateField(blank=True, null=True)),
                ('access', models.CharField(choices=[('unknown', 'not settled yet'), ('free', 'open'), ('no_work', 'needs no permission: learning at a school'), ('permission_ABH', 'with a permission of the immigration office'), ('permission_ABH_plus_BA', 'with a permission of the immigration office and a consent of the employment agency'), ('title_bound', 'only as the residence title names it'), ('forbidden', 'not allowed')], default='unknown', max_length=22)),
                ('access_on', models.DateField(blank=True, null=True)),
                ('law_on', models.DateField(blank=True, null=True)),
                ('ask_employer', models.BooleanField(default=False)),
                ('employer_email', models.EmailField(blank=True, max_length=254)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, choices=[('better', 'found something better'), ('term', 'the contract ran out'), ('trial', 'ended in the trial period by the employer'), ('dismissed', 'ended by the employer later'), ('gave_up', 'ended by the person'), ('language', 'German was not enough'), ('care', 'children or relatives need care'), ('hours', 'the hours or the way did not work out'), ('permission', 'the permission ran out or was taken back'), ('closed', 'the company gave up the place'), ('finished', 'finished with a certificate'), ('moved', 'moved away'), ('unknown', 'not known')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(default=nahtlos.core.clock.now)),
                ('moved_at', models.DateTimeField(blank=True, null=True)),
                ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.placement')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='employers.employer')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('introduction', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='introductions.introduction')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opening', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='employers.opening')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
            ],
            options={
                'ordering': ('-starts_on', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Permission',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('need', models.CharField(choices=[('unknown', 'not settled yet'), ('free', 'open'), ('no_work', 'needs no permission: learning at a school'), ('permission_ABH', 'with a permission of the immigration office'), ('permission_ABH_plus_BA', 'with a permission of the immigration office and a consent of the employment agency'), ('title_bound', 'only as the residence title names it'), ('forbidden', 'not allowed')], max_length=22)),
                ('state', models.CharField(choices=[('prepared', 'being prepared'), ('sent', 'waits for the office'), ('more', 'the office asks for more'), ('granted', 'granted'), ('refused', 'refused'), ('withdrawn', 'taken back')], default='prepared', max_length=9)),
                ('duties', models.CharField(blank=True, max_length=1000)),
                ('conditions', models.CharField(blank=True, max_length=600)),
                ('seen', models.BooleanField(default=False)),
                ('fast', models.BooleanField(default=False)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('agency_on', models.DateField(blank=True, null=True)),
                ('more_on', models.DateField(blank=True, null=True)),
                ('complete_on', models.DateField(blank=True, null=True)),
                ('counts_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('terms', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(blank=True, choices=[('conditions', 'the working conditions are not enough'), ('ban', 'a ban on work'), ('identity', 'identity or passport'), ('agency', 'the employment agency does not consent'), ('papers', 'papers were missing'), ('other', 'another reason')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(default=nahtlos.core.clock.now)),
                ('moved_at', models.DateTimeField(blank=True, null=True)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='permissions', to='placements.placement')),
            ],
            options={
                'ordering': ('-made_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Learning',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('payer', models.CharField(choices=[('employer', 'the employer'), ('agency', 'the employment agency'), ('jobcenter', 'the Jobcenter'), ('shared', 'employer and agency together'), ('region', 'the region or the land'), ('person', 'the person')], max_length=9)),
                ('instrument', models.CharField(blank=True, max_length=80)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=nahtlos.core.clock.now)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='learning', to='placements.placement')),
            ],
            options={
                'ordering': ('starts_on', 'ends_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('person', 'the person'), ('employer', 'the employer')], max_length=8)),
                ('months', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('since', models.DateField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'its day has not come'), ('asked', 'asked'), ('reminded', 'reminded'), ('call', 'to be telephoned'), ('silent', 'nobody was reached'), ('answered', 'answered'), ('dropped', 'not asked')], default='waiting', max_length=8)),
                ('state_on', models.DateField()),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('token_digest', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('token_ends_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('works', models.CharField(blank=True, choices=[('here', 'Yes, still there'), ('elsewhere', 'No, but somewhere else'), ('not', 'No, not at work now'), ('gone', 'No, not with us any more')], max_length=9)),
                ('goes', models.CharField(blank=True, choices=[('well', 'Well'), ('middling', 'So-so'), ('badly', 'Not well')], max_length=8)),
                ('help', models.CharField(blank=True, choices=[('no', 'No, thank you'), ('yes', 'Yes, please call me')], max_length=3)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('channel', models.CharField(blank=True, choices=[('link', 'by the link'), ('page', 'on the own page'), ('call', 'by telephone')], max_length=4)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('troubled', models.BooleanField(default=False)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='employers.employer')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followups', to='placements.placement')),
            ],
            options={
                'ordering': ('due_on', 'side', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Warned',
            fields=[
                ('id', models.UUIDField(default=nahtlos.core.clock.uuid7, editable=False, primary_key=True, serialize=False)),
                ('days', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=nahtlos.core.clock.now)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.institution')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='placements.permission')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.region')),
            ],
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['institution', 'state', 'starts_on'], name='placements__institu_22492a_idx'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['person', 'state'], name='placements__person__25deb3_idx'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['employer', 'state'], name='placements__employe_2b3606_idx'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('employer', None), ('kind__in', ('school', 'self_employed')), ('opening', None)), models.Q(models.Q(('kind__in', ('school', 'self_employed')), _negated=True), models.Q(('employer__isnull', False), models.Q(('where', ''), _negated=True), _connector='OR')), _connector='OR'), name='work_is_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('opening', None), ('employer__isnull', False), _connector='OR'), name='an_opening_has_its_employer'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('hours', None), models.Q(('hours__gt', Decimal('0')), ('hours__lte', Decimal('60'))), _connector='OR'), name='placement_hours_of_a_week'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('subsidy', ''), ('subsidy_until', None)), models.Q(('subsidy', ''), _negated=True), _connector='OR'), name='what_runs_out_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'subsidised'), _negated=True), models.Q(('subsidy', ''), _negated=True), _connector='OR'), name='a_subsidised_job_says_by_what'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state', 'ended'), ('ended_on__gte', models.F('starts_on')), models.Q(('reason', ''), _negated=True)), models.Q(('ended_on', None), ('state', 'dropped'), models.Q(('reason', ''), _negated=True)), models.Q(('ended_on', None), ('reason', ''), ('state__in', ('planned', 'started'))), _connector='OR'), name='ended_on_a_day_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['started', 'ended']), _negated=True), ('access__in', ('free', 'no_work', 'permission_ABH', 'permission_ABH_plus_BA', 'title_bound')), _connector='OR'), name='begun_only_where_the_law_opens'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('ask_employer', False), models.Q(('kind__in', ('school', 'self_employed')), _negated=True), _connector='OR'), name='only_an_employer_is_asked'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), ('employer__isnull', False)), expressions=[(models.Func(models.F('person'), models.F('person'), models.Value('[]'), function='uuidrange'), '&&'), (models.Func(models.F('employer'), models.F('employer'), models.Value('[]'), function='uuidrange'), '&&'), (models.Func(models.F('starts_on'), models.F('ended_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='once_at_a_time_at_a_company'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), ('kind__in', ['apprenticeship', 'school'])), expressions=[(models.Func(models.F('person'), models.F('person'), models.Value('[]'), function='uuidrange'), '&&'), (models.Func(models.F('starts_on'), models.F('ended_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_training_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='permission',
            index=models.Index(fields=['institution', 'state', 'valid_until'], name='placements__institu_a131ec_idx'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('prepared', 'sent', 'more'))), fields=('placement',), name='one_request_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('office__isnull', False), ('sent_on__isnull', False), ('state__in', ('sent', 'more', 'granted', 'refused'))), models.Q(('state__in', ('sent', 'more', 'granted', 'refused')), _negated=True), models.Q(('seen', True), ('state', 'granted')), _connector='OR'), name='permission_sent_somewhere_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'granted'), _negated=True), models.Q(('answered_on__isnull', False), ('reason', ''), ('valid_from__isnull', False)), _connector='OR'), name='granted_from_a_day_on'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on__isnull', False), ('state', 'refused'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('reason', '')), _connector='OR'), name='refused_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'granted'), models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR')), models.Q(models.Q(('state', 'granted'), _negated=True), ('valid_from', None), ('valid_until', None)), _connector='OR'), name='only_what_is_granted_is_valid'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(('agency_on', None), ('need', 'permission_ABH_plus_BA'), _connector='OR'), name='the_agency_is_asked_where_it_consents'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(('counts_on', None), ('agency_on__isnull', False), _connector='OR'), name='a_term_counts_from_a_day'),
        ),
        migrations.AddConstraint(
            model_name='learning',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='learning_ends_after_it_starts'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['region', 'state', 'due_on'], name='placements__region__306066_idx'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['institution', 'state'], name='placements__institu_3cc70d_idx'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.UniqueConstraint(fields=('placement', 'side', 'months'), name='asked_once_a_time_and_side'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('months__in', (1, 3, 6, 12))), name='asked_after_these_months'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state', 'answered'), models.Q(('works', ''), _negated=True), models.Q(('channel', ''), _negated=True)), models.Q(models.Q(('state', 'answered'), _negated=True), ('answered_at', None), ('channel', ''), ('goes', ''), ('help', ''), ('words', ''), ('works', ''), ('answered_by', None), ('troubled', False)), _connector='OR'), name='silence_is_no_answer'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('side', 'person'), _negated=True), models.Q(('employer', None), ('works__in', ['', 'here', 'elsewhere', 'not'])), _connector='OR'), name='the_person_answers_as_a_person'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('side', 'employer'), _negated=True), ('works__in', ['', 'here', 'gone']), _connector='OR'), name='the_employer_answers_as_an_employer'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('token_digest', None), ('token_ends_at', None)), models.Q(('token_digest__isnull', False), ('token_ends_at__isnull', False)), _connector='OR'), name='follow_up_link_ends'),
        ),
        migrations.AddConstraint(
            model_name='warned',
            constraint=models.UniqueConstraint(fields=('permission', 'days'), name='warned_once'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_at', None), ('moved_by', None)), models.Q(('moved_at__isnull', False), ('moved_by__isnull', False)), _connector='OR'), name='placement_moved_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='permission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_at', None), ('moved_by', None)), models.Q(('moved_at__isnull', False), ('moved_by__isnull', False)), _connector='OR'), name='permission_moved_by_somebody'),
        ),
    ]
