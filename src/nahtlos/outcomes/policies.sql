-- Editions: what was published of a region. Seen by those who steer and judge, written by the program
-- counting and by nobody who is signed in, never changed and never taken out. Nothing in them is about
-- one person.

alter table outcomes_edition drop constraint if exists edition_of_region cascade;
alter table outcomes_edition add constraint edition_of_region unique (id, region_id);

do $$
declare
    walled text;
begin
    foreach walled in array array['outcomes_edition', 'outcomes_figure', 'outcomes_table'] loop
        call wall_around(walled::regclass, 'network');
        execute format('drop policy if exists seen_by_those_who_steer on %I', walled);
        execute format('create policy seen_by_those_who_steer on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in
            (''coordinator'', ''analyst'', ''administrator'', ''counter''))', walled);
        execute format('drop policy if exists written_by_the_program on %I', walled);
        execute format('create policy written_by_the_program on %I for insert with check (
            region_id = (select wall_region()) and (select wall_role()) = ''counter''
            and (select wall_account()) is null)', walled);
        continue when walled = 'outcomes_edition';
        execute format('alter table %I drop constraint if exists held_with_edition', walled);
        execute format('alter table %I add constraint held_with_edition
            foreign key (edition_id, region_id) references outcomes_edition (id, region_id)
            on delete cascade', walled);
    end loop;
end $$;

-- What figures are counted from. No policy lets the program's own role pass as `counter`: only the
-- functions below do, which run as the owner of the tables and choose the columns. They hand out days,
-- kinds and codes; never a name, a key, a birth date, a word, a burden or anything of health.
do $$
declare
    walled text;
    further text;
begin
    for walled, further in values
        ('people_person', ''), ('people_record', ''), ('people_fact', 'and part = ''profile'''),
        ('people_qualification', ''), ('plan_goal', ''), ('plan_review', ''), ('plan_rhythm', ''),
        ('placements_placement', ''), ('placements_followup', ''),
        ('offers_booking', ''), ('offers_place', ''), ('offers_offer', ''), ('offers_run', ''),
        ('offers_result', ''), ('recognition_procedure', ''), ('introductions_introduction', ''),
        ('mentoring_pair', ''), ('mentoring_meeting', ''), ('referrals_referral', ''),
        ('employers_opening', ''), ('matching_wish', '') loop
        -- The first walls were built before there was anything to compare.
        continue when to_regclass(walled) is null;
        execute format('drop policy if exists counted_for_editions on %I', walled);
        execute format('create policy counted_for_editions on %I for select to current_user using (
            (select wall_role()) = ''counter'' and region_id = (select wall_region()) %s)',
            walled, further);
    end loop;
end $$;

-- Everybody of the region whose case was opened by a day: a life in days and kinds.
create or replace function outcomes_lives(day date)
returns table (sex text, status text, arrived date, opened date, closed date, reason text, rhythm smallint,
    qualified jsonb, goal date, introduced date, reviews date[], starts jsonb, courses jsonb,
    procedures jsonb, pairs jsonb, referrals jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Somebody who is signed in is never the program.
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
    select r.sex::text, r.status::text, r.arrival_date, (p.opened_at at time zone 'Europe/Berlin')::date,
        (p.closed_at at time zone 'Europe/Berlin')::date, p.close_reason::text,
        (select min(h.weeks) from plan_rhythm h
          where h.region_id = p.region_id and h.benefit in ('', b.value #>> '{}')),
        q.found, g.first, i.first, v.held, s.found, c.found, a.found, m.found, f.found
      from people_person p
      left join people_record r on r.person_id = p.id
      left join people_fact b on b.person_id = p.id and b.name = 'benefit'
      left join (select x.person_id, jsonb_agg(jsonb_build_array(x.kldb, x.kind, x.recognition)) found
            from people_qualification x group by 1) q on q.person_id = p.id
      left join (select x.person_id, min((x.set_at at time zone 'Europe/Berlin')::date) first
            from plan_goal x group by 1) g on g.person_id = p.id
      left join (select x.person_id, min((x.agreed_at at time zone 'Europe/Berlin')::date) first
            from introductions_introduction x group by 1) i on i.person_id = p.id
      left join (select x.person_id, array_agg(x.held_on) held from plan_review x group by 1) v
        on v.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_array(x.kind, x.kldb, x.starts_on,
                x.ended_on, x.reason, x.subsidy, coalesce(y.said, '[]'))) found
            from placements_placement x
            left join (select z.placement_id, jsonb_agg(jsonb_build_array(z.months, z.side, z.works,
                        (z.answered_at at time zone 'Europe/Berlin')::date)) said
                    from placements_followup z where z.state = 'answered' group by 1) y
                on y.placement_id = x.id
           where x.state in ('started', 'ended') group by 1) s on s.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_array(o.topic,
                (l.joined_at at time zone 'Europe/Berlin')::date, u.starts_on, l.state,
                (l.moved_at at time zone 'Europe/Berlin')::date, l.ended_because,
                y.outcome, y.happened_on)) found
            from offers_booking x
            join offers_place l on l.id = x.place_id
            join offers_offer o on o.id = x.offer_id
            left join offers_run u on u.id = l.run_id
            left join (select distinct on (z.booking_id) z.booking_id, z.outcome, z.happened_on
                    from offers_result z order by z.booking_id, z.happened_on desc, z.id desc) y
                on y.booking_id = x.id
           group by 1) c on c.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_array(x.state, x.applied_on,
                x.decided_on)) found
            from recognition_procedure x where x.applied_on is not null group by 1) a
        on a.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_array(x.started_on,
                (x.ended_at at time zone 'Europe/Berlin')::date, coalesce(y.met, '[]'))) found
            from mentoring_pair x
            left join (select z.pair_id, jsonb_agg(jsonb_build_array(z.held_on, z.minutes)) met
                    from mentoring_meeting z group by 1) y on y.pair_id = x.id
           where x.started_on is not null group by 1) m on m.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_array(x.institution_id,
                x.recipient_id, x.topic, x.state, (x.sent_at at time zone 'Europe/Berlin')::date,
                (x.answered_at at time zone 'Europe/Berlin')::date)) found
            from referrals_referral x where x.sent_at is not null group by 1) f
        on f.person_id = p.id
     where p.merged_into_id is null and p.close_reason <> 'handed_over' and p.opened_at < day + 1;
end $$;

-- What is offered in the region: places of work by occupation, seats by topic. About nobody.
create or replace function outcomes_openings(day date)
returns table (kind text, kldb text, seats smallint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query select o.kind::text, o.kldb::text, o.seats from employers_opening o
     where o.published_at < day + 1 and o.expires_on >= day and o.state in ('published', 'filled',
           'paused', 'expired');
end $$;
create or replace function outcomes_seats(since date, day date)
returns table (topic text, starts_on date, seats smallint, held smallint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query select o.topic::text, u.starts_on, u.seats, u.held
      from offers_run u join offers_offer o on o.id = u.offer_id
     where u.cancelled_at is null and u.starts_on > since and u.starts_on <= day + 90;
end $$;

-- Everybody accompanied now, and whoever was introduced to an employer in the twelve months before a day:
-- what the law and the openings ask of them (no name, no key, nothing of health), and of those whose case
-- is over only the groups. `desk` numbers institutions. In the order of the keys that are not told.
create or replace function outcomes_compared(day date)
returns table (accompanied boolean, record jsonb, facts jsonb, births date[], qualified jsonb, wish jsonb,
    desk bigint, introduced bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
    select p.closed_at is null,
        case when r.id is not null then jsonb_build_object(
            'birth_date', r.birth_date, 'sex', r.sex, 'nationality', r.nationality, 'status', r.status)
        || case when p.closed_at is not null then '{}' else jsonb_build_object(
            'arrival_date', r.arrival_date, 'status_since', r.status_since,
            'status_until', r.status_until, 'asylum_registered_on', r.asylum_registered_on,
            'asylum_applied_on', r.asylum_applied_on, 'duldung_since', r.duldung_since,
            'unemployed_since', r.unemployed_since, 'children_known', r.children_known,
            'goal_kind', r.goal_kind, 'goal_kldb', r.goal_kldb) end end,
        case when p.closed_at is null then coalesce(f.known, '{}') else '{}' end,
        case when p.closed_at is null then coalesce(h.births, '{}') else '{}' end,
        case when p.closed_at is null then coalesce(q.found, '[]') else '[]' end,
        case when p.closed_at is null and r.id is not null then w.looks end,
        dense_rank() over (order by p.institution_id), coalesce(i.many, 0)
      from people_person p
      left join people_record r on r.person_id = p.id
      left join (select x.person_id, jsonb_object_agg(x.name, x.value) known
            from people_fact x where x.part = 'profile' group by 1) f on f.person_id = p.id
      left join (select x.person_id, array_agg(x.birth_date) births from people_householdmember x
           where x.relation = 'child' and x.birth_date is not null group by 1) h
        on h.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_object('kldb', x.kldb, 'country', x.country,
                'kind', x.kind, 'recognition', x.recognition)) found
            from people_qualification x group by 1) q on q.person_id = p.id
      left join (select x.person_id, jsonb_build_object('area_id', x.area_id, 'reach_km', x.reach_km,
                'wants', x.wants, 'hours_least', x.hours_least, 'hours_most', x.hours_most,
                'from_on', x.from_on, 'shifts', x.shifts, 'certificates', x.certificates,
                'skills', x.skills) looks
            from matching_wish x) w on w.person_id = p.id
      left join (select x.person_id, count(*) many from introductions_introduction x
           where (x.agreed_at at time zone 'Europe/Berlin')::date > day - interval '12 months'
             and (x.agreed_at at time zone 'Europe/Berlin')::date <= day group by 1) i
        on i.person_id = p.id
     where p.merged_into_id is null and p.close_reason <> 'handed_over' and p.opened_at < day + 1
       and (p.closed_at is null or i.many > 0)
     order by p.id;
end $$;

-- Who is proposed, by group, is looked at by the coordination alone.
drop policy if exists fairness_for_the_coordination on outcomes_table;
create policy fairness_for_the_coordination on outcomes_table as restrictive for select using (
    key not like 'fair\_%' or (select wall_role()) in ('coordinator', 'counter'));

-- === what leaves the house: the briefing, figures for other regions, and theirs ===
-- The first walls were built before there was anything to publish.

create or replace function outcomes_examples(wanted uuid[])
returns table (id uuid, text_de text, text_en text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Words that a person agreed to, for whoever chooses among those of the region; for everybody only
    -- those that stand in something published.
    perform set_config('outcomes.publishing', 'yes', true);
    return query select e.id, e.text_de::text, e.text_en::text from outcomes_example e
         where e.agreed_at is not null and e.taken_back_at is null
           and case when wanted is null
               then wall_role() = 'coordinator' and e.region_id = wall_region()
               else e.id = any (wanted) and exists (select from outcomes_publication p
                        where p.region_id = e.region_id and p.ended_at is null and e.id = any (p.examples))
                 or e.id = any (wanted) and wall_role() = 'coordinator' and e.region_id = wall_region()
               end
         order by array_position(wanted, e.id), e.written_at;
    perform set_config('outcomes.publishing', '', true);
end $$;
do $$
declare
    walled text;
begin
    if to_regclass('outcomes_publication') is null then
        return;
    end if;
    call people_consent_around('outcomes_example', 'consent');
    drop policy if exists chosen_for_print on outcomes_example;
    execute format('create policy chosen_for_print on outcomes_example for select to %I using (
        current_setting(''outcomes.publishing'', true) = ''yes'')', current_user);
    foreach walled in array array['outcomes_draft', 'outcomes_publication', 'outcomes_foreign'] loop
        call wall_around(walled::regclass, 'network');
        execute format('drop policy if exists seen_by_those_who_steer on %I', walled);
        execute format('create policy seen_by_those_who_steer on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in
            (''coordinator'', ''analyst'', ''administrator''))', walled);
        execute format('drop policy if exists kept_by_the_coordination on %I', walled);
        execute format('create policy kept_by_the_coordination on %I for all using (
            region_id = (select wall_region()) and (select wall_role()) = ''coordinator'')
            with check (region_id = (select wall_region()) and (select wall_role()) = ''coordinator'')',
            walled);
    end loop;
    drop policy if exists read_by_everybody on outcomes_publication;
    create policy read_by_everybody on outcomes_publication for select using (ended_at is null);
    create or replace trigger stands before update on outcomes_publication
        for each row execute function core_only_these('ended_at');
    -- Words that were agreed to are not changed: other words need another yes.
    create or replace trigger words_stand before update on outcomes_example for each row
        when (old.agreed_at is not null) execute function core_only_these(
            'taken_back_at', 'person_id', 'institution_id', 'region_id');
end $$;
