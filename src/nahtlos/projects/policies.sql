-- A project, its partners and its week are no person's: the staff of the region and newcomers see them,
-- the coordination writes them, a partner answers for itself. A place in a project is a row of the
-- person's file, part "plan". The staff of a partner that meets the participants sees first names,
-- needs and attendance, of those alone who agreed to exactly this institution, and opens no file.
-- The coordination sees no place at all; it reads counts, which the program makes safe.
--
-- Policies ask downward in this order, so that none asks itself: project; partner; participation; the rest.

-- Projects in which the reader's institution meets the participants. As a text that stands in the
-- policy itself, so that all rows are looked up at once.
create or replace function projects_met(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(select wall_role()) in (''adviser'', ''member'') and %s in (
    select p.project_id from projects_projectpartner p
     where p.institution_id = (select wall_institution()) and p.state = ''agreed'' and p.meets)', which);
create or replace function projects_shown(here text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('region_id = (select wall_region()) and (select wall_institution()) = any (%1$s.seen_by)
    and %1$s.state in (''taken'', ''finished'', ''left'')
    and (%1$s.ended_at is null or %1$s.ended_at > statement_timestamp() - interval ''90 days'')
    and ', here) || projects_met(here || '.project_id');

do $$
declare
    walled text;
begin
    foreach walled in array array['projects_project', 'projects_projectpartner', 'projects_slot'] loop
        execute format('call wall_around(%L, %L)', walled, 'projects');
        execute format('drop policy if exists seen_in_the_region on %I', walled);
        execute format('create policy seen_in_the_region on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'',
                ''coordinator'', ''administrator'', ''newcomer'', ''watcher'', ''counter''))', walled);
        execute format('drop policy if exists led_by_the_coordination on %I', walled);
        execute format('create policy led_by_the_coordination on %I for all using (
            region_id = (select wall_region()) and (select wall_role()) = ''coordinator'')
            with check (region_id = (select wall_region()) and (select wall_role()) = ''coordinator'')',
            walled);
    end loop;
end $$;
drop policy if exists begun_by_the_program on projects_project;
create policy begun_by_the_program on projects_project for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
create or replace trigger only_begun before update on projects_project for each row
    when (wall_role() = 'watcher') execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'taken', 'waiting');
drop policy if exists answered_by_the_partner on projects_projectpartner;
create policy answered_by_the_partner on projects_projectpartner for update using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member'));
-- Whether it meets the participants, the coordination says; the partner says what it gives.
create or replace trigger only_the_partners_answer before update on projects_projectpartner for each row
    when (wall_role() in ('adviser', 'member')) execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'hours', 'rooms', 'money', 'seats', 'more', 'words');

-- The tables `MOVES` and `PARTNER_MOVES` once more, so that whoever bypasses the program is refused here,
-- too. How many take part is counted by the database alone.
create or replace function projects_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hand text := case wall_role() when 'coordinator' then 'coordination' when 'watcher' then 'program' end;
begin
    if people_by_itself() then
        return new;
    end if;
    if (new.taken, new.waiting, new.region_id, new.digest) is distinct from
       (old.taken, old.waiting, old.region_id, old.digest) then
        raise exception 'how many take part is counted by the database'
            using errcode = 'check_violation', constraint = 'counted_by_the_database';
    end if;
    if old.state <> new.state and not exists (
        select from (values
            ('idea', 'planned', array['coordination']), ('idea', 'given_up', array['coordination']),
            ('planned', 'agreed', array['coordination']), ('planned', 'given_up', array['coordination']),
            ('agreed', 'planned', array['coordination']), ('agreed', 'given_up', array['coordination']),
            ('agreed', 'running', array['coordination', 'program']),
            ('running', 'ended', array['coordination']), ('running', 'given_up', array['coordination'])
        ) as moves (was, becomes, by)
         where was = old.state and becomes = new.state and hand = any (by)) then
        raise exception 'a project does not move from % to % by this hand', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on projects_project
    for each row execute function projects_in_order();
create or replace function projects_partner_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    partner boolean := wall_role() in ('adviser', 'member') and wall_institution() = old.institution_id;
begin
    if new.project_id <> old.project_id or new.institution_id <> old.institution_id
       or old.state <> new.state and not exists (select from (values
            ('asked', 'agreed', partner), ('asked', 'declined', partner), ('agreed', 'declined', partner),
            ('declined', 'asked', wall_role() = 'coordinator')) as moves (was, becomes, may)
         where was = old.state and becomes = new.state and may) then
        raise exception 'a partner does not move from % to % by this hand', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on projects_projectpartner
    for each row execute function projects_partner_in_order();
-- Nobody agrees for a partner, and nothing begins in the middle of its life.
create or replace function projects_begins() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not people_by_itself() and (new.state not in ('idea', 'asked')
       or tg_relid = 'projects_project'::regclass
          and (to_jsonb(new) ->> 'taken', to_jsonb(new) ->> 'waiting') <> ('0', '0')) then
        raise exception 'it begins at its beginning'
            using errcode = 'check_violation', constraint = 'begins_in_order';
    end if;
    return null;
end $$;
create or replace trigger begins after insert on projects_project
    for each row execute function projects_begins();
create or replace trigger begins after insert on projects_projectpartner
    for each row execute function projects_begins();

-- === places of persons ===
call people_part_around('projects_participation', 'plan');
call people_part_around('projects_card', 'plan');
call people_part_around('projects_attendance', 'plan');
call people_part_around('projects_practice', 'plan');
call people_of_one_person('projects_card', 'participation_id', 'projects_participation');
call people_of_one_person('projects_attendance', 'participation_id', 'projects_participation');
call people_of_one_person('projects_practice', 'participation_id', 'projects_participation');
call people_of_one_person('projects_practice', 'internship_id', 'internships_internship');
do $$
declare
    here text := projects_shown('projects_participation');
    named text;
begin
    foreach named in array array['seen_where_they_meet', 'moved_where_they_meet',
                                 'answered_by_the_person', 'watched', 'moved'] loop
        execute format('drop policy if exists %I on projects_participation', named);
    end loop;
    execute format('create policy seen_where_they_meet on projects_participation for select using (%s)',
        here);
    execute format('create policy moved_where_they_meet on projects_participation for update using (%s)
        with check (region_id = (select wall_region()))', here);
    create policy answered_by_the_person on projects_participation for update using (
        person_id = (select wall_person()));
    create policy watched on projects_participation for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher');
    create policy moved on projects_participation for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher');
end $$;
create or replace trigger only_the_answer before update on projects_participation
    for each row execute function people_only_these('state', 'moved_at', 'moved_by_id', 'given_at',
        'language', 'wording', 'seen_by', 'taken_at', 'reason', 'ended_at');
create or replace trigger only_watched before update on projects_participation for each row
    when (wall_role() = 'watcher') execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'taken_at', 'reason', 'ended_at');
create or replace trigger only_where_they_meet before update on projects_participation for each row
    when ((wall_role() = 'adviser' and wall_institution() <> old.institution_id
           or wall_role() = 'member') and not people_by_itself())
    execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'reason', 'ended_at', 'result', 'result_on');

-- The table `PLACE_MOVES` once more. To whom the person said yes only the person widens.
create or replace function projects_place_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    holds boolean := wall_role() = 'adviser' and wall_institution() = old.institution_id;
    himself boolean := coalesce(wall_person() = old.person_id, false) or holds and new.on_the_spot;
    hands text[];
begin
    if people_by_itself() then
        return new;
    end if;
    if new.project_id <> old.project_id or new.proposed_at <> old.proposed_at
       or new.seen_by is distinct from old.seen_by and not himself
       or old.given_at is not null and new.given_at is distinct from old.given_at then
        raise exception 'the person agreed to exactly this' using errcode = 'check_violation',
            constraint = 'a_place_stands';
    end if;
    if old.state = new.state then
        return new;
    end if;
    hands := array_remove(array[
        case when himself then 'person' end, case when holds then 'holder' end,
        case when wall_role() = 'watcher' then 'program' end,
        case when wall_role() in ('adviser', 'member') and exists (select from projects_projectpartner p
                where p.project_id = old.project_id and p.institution_id = wall_institution()
                  and p.state = 'agreed' and p.meets) then 'partner' end], null);
    if not exists (
        select from (values
            ('proposed', 'taken', array['person']), ('proposed', 'waiting', array['person']),
            ('proposed', 'refused', array['person']), ('proposed', 'withdrawn', array['holder']),
            ('proposed', 'lapsed', array['program']), ('waiting', 'taken', array['program']),
            ('waiting', 'withdrawn', array['person', 'holder']), ('waiting', 'lapsed', array['program']),
            ('taken', 'finished', array['partner', 'program']),
            ('taken', 'left', array['person', 'holder', 'partner', 'program'])) as moves (was, becomes, by)
         where was = old.state and becomes = new.state and by && hands) then
        raise exception 'a place does not move from % to % by this hand', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on projects_participation
    for each row execute function projects_place_in_order();

-- A place begins as proposed, or on the spot with the person's yes, in a project that takes persons.
-- Asked after the wall, so that whoever may write none is not told what one needs.
create or replace function projects_place_begins() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if people_by_itself() then
        return null;
    end if;
    if not (new.state = 'proposed' or new.state in ('taken', 'waiting') and new.on_the_spot)
       or not exists (select from projects_project p where p.id = new.project_id
            and p.region_id = new.region_id and p.state in ('agreed', 'running')) then
        raise exception 'a place begins as proposed in a project that takes persons'
            using errcode = 'check_violation', constraint = 'a_place_begins_in_order';
    end if;
    return null;
end $$;
create or replace trigger begins after insert on projects_participation
    for each row execute function projects_place_begins();

-- How many take part and how many wait: counted here, whoever acts and however little they see. The row
-- of the project is locked by it, so that of many at once none takes the last place twice.
create or replace function projects_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    was text := case when tg_op <> 'INSERT' then old.state end;
    becomes text := case when tg_op <> 'DELETE' then new.state end;
begin
    if tg_relid <> 'projects_participation'::regclass then
        raise exception 'this belongs to projects' using errcode = 'insufficient_privilege';
    end if;
    if was is distinct from becomes then
        update projects_project
           set taken = taken + coalesce((becomes = 'taken')::int, 0) - coalesce((was = 'taken')::int, 0),
               waiting = waiting + coalesce((becomes = 'waiting')::int, 0)
                   - coalesce((was = 'waiting')::int, 0)
         where id = coalesce(new.project_id, old.project_id)
           and (becomes in ('taken', 'waiting') or was in ('taken', 'waiting'));
    end if;
    return null;
end $$;
create or replace trigger counts after insert or update or delete on projects_participation
    for each row execute function projects_counts();
do $$
declare
    verb text;
begin
    foreach verb in array array['select', 'update'] loop
        execute format('drop policy if exists %I on projects_project', 'counted_' || verb);
        execute format('create policy %I on projects_project for %s to %I using (
            pg_trigger_depth() > 0 and (select wall_role()) is not null)',
            'counted_' || verb, verb, current_user);
    end loop;
end $$;

-- === what the partners are told, attendance, internships ===
do $$
declare
    shown text := projects_shown('x');
    walled text;
    verb text;
begin
    foreach walled in array array['projects_card', 'projects_attendance', 'projects_practice'] loop
        execute format('drop policy if exists seen_where_they_meet on %I', walled);
        execute format('create policy seen_where_they_meet on %1$I for select using (
            region_id = (select wall_region()) and participation_id in (
                select x.id from projects_participation x where %2$s))', walled,
            replace(shown, 'region_id', 'x.region_id'));
    end loop;
    -- Attendance is written where they meet, by nobody else; with a file that is joined it goes along.
    drop policy if exists own_made on projects_attendance;
    drop policy if exists own_removed on projects_attendance;
    foreach verb in array array['insert', 'update', 'delete'] loop
        execute format('drop policy if exists %I on projects_attendance', verb || '_where_they_meet');
        execute format('create policy %1$I on projects_attendance for %2$s %3$s (
            region_id = (select wall_region()) and participation_id in (
                select x.id from projects_participation x where %4$s))',
            verb || '_where_they_meet', verb, case verb when 'insert' then 'with check' else 'using' end,
            replace(shown, 'region_id', 'x.region_id'));
    end loop;
end $$;
create or replace function projects_attended() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if people_by_itself() then
        return null;
    end if;
    if tg_op = 'UPDATE' and (new.participation_id, new.on) is distinct from (old.participation_id, old.on)
       or (tg_op = 'INSERT' or new.how <> old.how) and not exists (
            select from projects_participation x join projects_project p on p.id = x.project_id
             where x.id = new.participation_id and new.on between p.starts_on and p.ends_on
               and new.on <= wall_today() and x.institution_id = new.institution_id
               and x.person_id = new.person_id
               and (wall_institution() = any (x.seen_by))) then
        raise exception 'a line of attendance is written where they meet, for a day that was'
            using errcode = 'check_violation', constraint = 'attended_within_the_project';
    end if;
    return null;
end $$;
create or replace trigger attended after insert or update on projects_attendance
    for each row execute function projects_attended();
-- What the person said yes to is never changed afterwards.
create or replace function projects_card_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if (new.first_name, new.needs, new.participation_id) is distinct from
       (old.first_name, old.needs, old.participation_id)
       and exists (select from projects_participation x
            where x.id = old.participation_id and x.given_at is not null) then
        raise exception 'the person agreed to exactly this' using errcode = 'check_violation',
            constraint = 'a_card_stands';
    end if;
    return new;
end $$;
create or replace trigger stands before update on projects_card
    for each row execute function projects_card_stands();

-- Figures, for the program alone while it counts; what it hands on holds no small number.
create or replace function projects_brought(which uuid)
returns table (what text, code text, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Somebody who is signed in is never the program.
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
        select 'result', case when x.state = 'taken' then 'there' else x.result::text end, count(*)
          from projects_participation x
         where x.project_id = which and x.state in ('taken', 'finished', 'left') group by 2
        union all
        select 'left', x.reason::text, count(*) from projects_participation x
         where x.project_id = which and x.state = 'left' group by 2
        union all
        select 'how', a.how::text, count(*)
          from projects_attendance a join projects_participation x on x.id = a.participation_id
         where x.project_id = which group by 2
        union all
        select 'practice', 'persons', count(distinct c.participation_id)
          from projects_practice c join projects_participation x on x.id = c.participation_id
         where x.project_id = which;
end $$;
do $$
declare
    walled text;
begin
    foreach walled in array array['projects_participation', 'projects_attendance', 'projects_practice'] loop
        execute format('drop policy if exists counted on %I', walled);
        execute format('create policy counted on %I for select to %I using (
            (select wall_role()) = ''counter'' and region_id = (select wall_region()))',
            walled, current_user);
    end loop;
end $$;
