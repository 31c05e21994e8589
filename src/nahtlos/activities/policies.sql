-- Activities, who came and what they cost are about nobody: the staff of the region see them, whoever
-- organises one and the coordination write it, an institution its own share. From which activity an
-- introduction or a start came stands in the person's file, part "plan". Everybody else is handed numbers
-- by one function: as of the end of last month, none of them one or two, none of them to be had by
-- subtracting.

create or replace function activities_runs(institution uuid, region uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return region = (select wall_region())
   and ((select wall_role()) = 'coordinator'
     or (select wall_role()) in ('adviser', 'member') and institution = (select wall_institution()));

alter table activities_activity drop constraint if exists activity_of_region cascade;
alter table activities_activity add constraint activity_of_region unique (id, region_id);

do $$
declare
    walled text;
begin
    foreach walled in array array['activities_activity', 'activities_guests', 'activities_share'] loop
        call wall_around(walled::regclass, 'network');
        execute format('drop policy if exists seen_by_staff on %I', walled);
        execute format('create policy seen_by_staff on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in
            (''adviser'', ''member'', ''coordinator'', ''analyst'', ''administrator''))', walled);
        execute format('drop policy if exists kept_by_whoever_runs_it on %I', walled);
        execute format('create policy kept_by_whoever_runs_it on %I for all using (%s) with check (%2$s)',
            walled, case walled
                when 'activities_activity' then 'region_id = (select wall_region())
                    and activities_runs(institution_id, region_id)'
                else 'region_id = (select wall_region()) and activity_id in (
                    select a.id from activities_activity a
                     where activities_runs(a.institution_id, a.region_id))' end);
        continue when walled = 'activities_activity';
        execute format('alter table %I drop constraint if exists held_with_activity', walled);
        execute format('alter table %I add constraint held_with_activity
            foreign key (activity_id, region_id) references activities_activity (id, region_id)
            on delete cascade', walled);
    end loop;
end $$;
drop policy if exists own_kept on activities_share;
create policy own_kept on activities_share for all using (
    region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member')
    and institution_id = (select wall_institution()))
    with check (region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member')
    and institution_id = (select wall_institution()));

-- The table `MOVES` once more, so that whoever bypasses the program is refused here, too.
create or replace function activities_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if (new.region_id, new.institution_id, new.made_by_id, new.made_at) is distinct from
       (old.region_id, old.institution_id, old.made_by_id, old.made_at) then
        raise exception 'an activity stays with whoever organises it'
            using errcode = 'check_violation', constraint = 'an_activity_stays';
    end if;
    if old.state <> new.state and (old.state, new.state) not in (
            ('planned', 'held'), ('planned', 'cancelled'), ('held', 'closed'))
       or old.state = new.state and old.state in ('cancelled', 'closed') then
        raise exception 'an activity does not move from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order after update on activities_activity
    for each row execute function activities_in_order();

-- Figures of what was looked back on, or did not take place, stand.
create or replace function activities_open() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from activities_activity a
            where a.id = coalesce(new.activity_id, old.activity_id)
              and (a.state in ('closed', 'cancelled')
                or tg_table_name = 'activities_guests' and a.state = 'planned')) then
        raise exception 'these figures stand'
            using errcode = 'check_violation', constraint = 'figures_stand';
    end if;
    return null;
end $$;
create or replace trigger still_open after insert or update or delete on activities_guests
    for each row execute function activities_open();
create or replace trigger still_open after insert or update or delete on activities_share
    for each row execute function activities_open();

-- === where something came from ===

call people_part_around('activities_origin', 'plan');
call people_of_one_person('activities_origin', 'placement_id', 'placements_placement');
call people_of_one_person('activities_origin', 'introduction_id', 'introductions_introduction');
create or replace function activities_took_place() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not people_by_itself() and not exists (select from activities_activity a
            where a.id = new.activity_id and a.region_id = new.region_id
              and a.state in ('held', 'closed')) then
        raise exception 'nothing comes of what did not take place'
            using errcode = 'check_violation', constraint = 'it_took_place';
    end if;
    return null;
end $$;
create or replace trigger took_place after insert or update on activities_origin
    for each row execute function activities_took_place();

-- One or two are not told; nor are three months, where six months less three would be one or two.
create or replace function activities_told(soon bigint, all_of_it bigint, which text) returns int
language sql immutable set search_path = pg_catalog, public, pg_temp
return case when which = 'soon' and (all_of_it in (1, 2) or all_of_it - soon in (1, 2)) then null
    when which = 'soon' then case when soon in (1, 2) then null else soon end
    else case when all_of_it in (1, 2) then null else all_of_it end end;

create or replace function activities_led_to(which uuid[])
returns table (activity uuid, introductions_3 int, introductions_6 int, starts_3 int, starts_6 int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() not in ('adviser', 'member', 'coordinator', 'analyst', 'administrator') then
        return;
    end if;
    perform set_config('activities.counting', 'yes', true);
    return query
        with ticked as (
            select o.activity_id, o.placement_id, o.introduction_id from activities_origin o
             where o.region_id = wall_region() and o.activity_id = any (which)
               and wall_day(o.ticked_at) < date_trunc('month', wall_today())),
        came as (
            select t.activity_id, 'introduction' as what, i.id, wall_day(i.agreed_at) as began
              from ticked t join introductions_introduction i on i.id = t.introduction_id
             where i.agreed_at is not null
            union select t.activity_id, 'start', p.id, p.starts_on
              from ticked t join placements_placement p
                -- What was ticked at the start itself goes before what was ticked at its introduction.
                on p.id = t.placement_id or p.introduction_id = t.introduction_id and not exists (
                    select from activities_origin its where its.placement_id = p.id)
             where p.state in ('started', 'ended')),
        counted as (
            select a.id,
                count(c.id) filter (where c.what = 'introduction' and c.began <= a.ends_on + interval '3 months') as i3,
                count(c.id) filter (where c.what = 'introduction' and c.began <= a.ends_on + interval '6 months') as i6,
                count(c.id) filter (where c.what = 'start' and c.began <= a.ends_on + interval '3 months') as s3,
                count(c.id) filter (where c.what = 'start' and c.began <= a.ends_on + interval '6 months') as s6
              from activities_activity a
              left join came c on c.activity_id = a.id and c.began >= a.starts_on
             where a.id = any (which) and a.region_id = wall_region() group by a.id)
        select c.id, activities_told(c.i3, c.i6, 'soon'), activities_told(c.i3, c.i6, 'all'),
               activities_told(c.s3, c.s6, 'soon'), activities_told(c.s3, c.s6, 'all')
          from counted c;
    perform set_config('activities.counting', '', true);
end $$;
do $$
declare
    walled text;
begin
    foreach walled in array array['activities_activity', 'activities_origin', 'placements_placement',
                                  'introductions_introduction'] loop
        execute format('drop policy if exists counted_for_activities on %I', walled);
        execute format('create policy counted_for_activities on %I for select to %I using (
            region_id = (select wall_region())
            and current_setting(''activities.counting'', true) = ''yes'')', walled, current_user);
    end loop;
end $$;
