-- Days, rooms, topics and desks are about nobody. A visitor is a number: the day's running institution
-- sees all of them, the coordination of the region too, each desk those that it meets, and whoever holds
-- the file its own. A name stands apart: in a file (`days_coming`, part "plan") or, for whoever has none,
-- in `days_guest`. Only the program, keeping the day in order (role `usher`), writes what is without a
-- name. The immigration office sees the meetings at its own desk, and a first name only if the visitor
-- said yes to exactly that.
--
-- Policies ask downward in this order, so that none asks itself: pass, coming, shown; meeting; visitor,
-- want, guest, outcome.

do $$ declare watched text; begin
    foreach watched in array array['days_day', 'days_room', 'days_subject', 'days_desk'] loop
        execute format('create or replace trigger written_down after insert or update or delete on %I
            for each row execute function core_write_down(''days'')', watched);
    end loop;
end $$;

-- What every table without a name has in common: sight of the running institution, of the coordination,
-- of the program; and the program alone writes.
create or replace procedure days_wall_around(walled regclass, staff boolean)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    here text := 'region_id = (select wall_region())';
    policy text;
begin
    call wall_around(walled, 'days');
    foreach policy in array array['seen_by_whoever_runs_it', 'kept_by_the_usher'] loop
        execute format('drop policy if exists %I on %s', policy, walled);
    end loop;
    if staff then
        execute format('create policy seen_by_whoever_runs_it on %s for select using (%s
            and ((select wall_role()) = ''coordinator''
              or (select wall_role()) in (''adviser'', ''member'') and exists (select from days_day d
                  where d.id = day_id and d.institution_id = (select wall_institution()))))',
            walled, here);
    end if;
    execute format('create policy kept_by_the_usher on %s for all using (%s
        and (select wall_role()) = ''usher'') with check (%s and (select wall_role()) = ''usher'')',
        walled, here, here);
end $$;

call wall_around('days_pass', 'secret');
drop policy if exists opened_by_its_link on days_pass;
create policy opened_by_its_link on days_pass for select using (token_digest = (select wall_link()));
drop policy if exists kept_by_the_usher on days_pass;
create policy kept_by_the_usher on days_pass for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'usher');

call people_part_around('days_coming', 'plan');

call days_wall_around('days_shown', false);
drop policy if exists known_to_whom_it_names on days_shown;
create policy known_to_whom_it_names on days_shown for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member', 'immigration'));
drop policy if exists opened_by_its_link on days_shown;
create policy opened_by_its_link on days_shown for select using (
    exists (select from days_pass p
        where p.visitor_id = days_shown.visitor_id and p.token_digest = (select wall_link())));

-- Whoever is themself, by link or by file, and whoever holds the file.
create or replace function days_own(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('exists (select from days_pass p
        where p.visitor_id = %1$s and p.token_digest = (select wall_link()))
    or exists (select from days_coming c
        where c.visitor_id = %1$s and (c.person_id = (select wall_person())
            or c.institution_id = (select wall_institution())
               and (select wall_role()) in (''adviser'', ''member'')))', which);

create or replace procedure days_opened_to_themself(walled regclass, which text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    execute format('drop policy if exists opened_to_themself on %s', walled);
    execute format('create policy opened_to_themself on %s for select using (%s)',
        walled, days_own(walled || '.' || which));
end $$;

call days_wall_around('days_meeting', true);
call days_opened_to_themself('days_meeting', 'visitor_id');
drop policy if exists seen_at_its_desk on days_meeting;
create policy seen_at_its_desk on days_meeting for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member', 'immigration'));

call days_wall_around('days_visitor', true);
call days_opened_to_themself('days_visitor', 'id');
drop policy if exists seen_at_its_desk on days_visitor;
create policy seen_at_its_desk on days_visitor for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member')
    and exists (select from days_meeting m
        where m.visitor_id = days_visitor.id and m.institution_id = (select wall_institution())));

call days_wall_around('days_want', true);
call days_opened_to_themself('days_want', 'visitor_id');

-- A first name: the running institution's staff, the visitor, and a desk that the visitor said yes to.
-- Until the day is over for as long as its rule keeps it; then it is cleared away.
call days_wall_around('days_guest', false);
drop policy if exists seen_by_whoever_runs_it on days_guest;
create policy seen_by_whoever_runs_it on days_guest for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from days_day d where d.id = day_id and d."on" + d.keep_days >= (select wall_today())));
drop policy if exists opened_by_its_link on days_guest;
create policy opened_by_its_link on days_guest for select using (
    exists (select from days_pass p
        where p.visitor_id = days_guest.visitor_id and p.token_digest = (select wall_link())));
drop policy if exists shown_at_its_desk on days_guest;
create policy shown_at_its_desk on days_guest for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member', 'immigration')
    and exists (select from days_day d where d.id = day_id and d."on" + d.keep_days >= (select wall_today()))
    and exists (select from days_shown s
        where s.visitor_id = days_guest.visitor_id and s.revoked_at is null
          and s.institution_id = (select wall_institution()))
    and exists (select from days_meeting m
        where m.visitor_id = days_guest.visitor_id
          and m.institution_id = (select wall_institution())));
-- Names stay out of the book of changes; that something changed is in it.
create or replace trigger written_down after insert or update or delete on days_guest
    for each row execute function core_write_down('secret');

-- What came of a meeting: the desk that said so, the visitor, and whoever holds the file.
call wall_around('days_outcome', 'secret');
call days_opened_to_themself('days_outcome', 'visitor_id');
drop policy if exists kept_at_its_desk on days_outcome;
create policy kept_at_its_desk on days_outcome for all using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member'))
    with check (region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from days_meeting m
        where m.id = meeting_id and m.visitor_id = days_outcome.visitor_id
          and m.institution_id = (select wall_institution()) and m.state in ('begun', 'done')));
drop policy if exists cleared_by_the_usher on days_outcome;

-- When somebody is erased, their file gives the day up, or the time of a name without a file is over,
-- what came of it and the link go, too: a number without anybody stays.
create or replace function days_forgotten() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from days_outcome where visitor_id = old.visitor_id;
    delete from days_pass where visitor_id = old.visitor_id;
    return null;
end $$;
create or replace trigger forgotten after delete on days_coming
    for each row execute function days_forgotten();
create or replace trigger forgotten after delete on days_guest
    for each row execute function days_forgotten();
do $$
declare
    walled text;
begin
    foreach walled in array array['days_outcome', 'days_pass'] loop
        execute format('drop policy if exists forgotten_with_the_file on %I', walled);
        execute format('create policy forgotten_with_the_file on %I for all to %I
            using (pg_trigger_depth() > 0) with check (false)', walled, current_user);
    end loop;
end $$;

-- What changes whenever somebody arrives, a meeting moves, a desk or an interpreter leaves, or a plan is
-- ready: the transactions that wrote the rows last. Only of what whoever asks may see; of one desk, if
-- it is named.
create or replace function days_pulse(which uuid, at_desk uuid default null) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    helpers text := (select string_agg(xmin::text, ',' order by id) from days_helper where day_id = which);
begin
    -- Asked by every screen every few seconds: the plans are kept, one for a day and one for a desk.
    if at_desk is null then
        return md5(concat_ws('/', helpers,
            (select string_agg(xmin::text, ',' order by id) from days_meeting where day_id = which),
            (select string_agg(xmin::text, ',' order by id) from days_visitor where day_id = which),
            (select string_agg(xmin::text, ',' order by id) from days_desk where day_id = which),
            (select string_agg(xmin::text, ',' order by id) from days_draft where day_id = which)));
    end if;
    return md5(concat_ws('/', helpers,
        (select string_agg(concat_ws('+', m.xmin, v.xmin), ',' order by m.id)
           from days_meeting m left join days_visitor v on v.id = m.visitor_id where m.desk_id = at_desk),
        (select xmin::text from days_desk where id = at_desk)));
end $$;

-- The same for the page of one visitor, which looks again as well: what stands there, the delays apart.
create or replace function days_visit_pulse(whose uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    return md5(concat_ws('/',
        (select concat_ws('+', v.xmin, d.xmin) from days_visitor v join days_day d on d.id = v.day_id
          where v.id = whose),
        (select string_agg(concat_ws('+', m.xmin, d.xmin, r.xmin), ',' order by m.id)
           from days_meeting m join days_desk d on d.id = m.desk_id left join days_room r on r.id = d.room_id
          where m.visitor_id = whose),
        (select string_agg(xmin::text, ',' order by id) from days_want where visitor_id = whose),
        (select string_agg(xmin::text, ',' order by id) from days_outcome where visitor_id = whose),
        (select string_agg(xmin::text, ',' order by id) from days_guest where visitor_id = whose)));
end $$;

-- How many next steps came of a day, and how many of those in a plan were done within four weeks: three
-- numbers, for whoever runs the day or coordinates. Nobody is shown.
create or replace function days_steps(which uuid, out agreed bigint, out in_plan bigint, out kept bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config('days.counting', 'yes', true);
    select count(*), count(*) filter (where o.in_plan),
           count(*) filter (where o.in_plan and exists (
               select from days_coming c join plan_step s on s.person_id = c.person_id
                where c.visitor_id = o.visitor_id and s.what = o.what and s.state = 'done'
                  and s.moved_at < o.told_at + interval '28 days'))
      into agreed, in_plan, kept
      from days_outcome o join days_day d on d.id = o.day_id
     where o.day_id = which and d.region_id = wall_region()
       and (wall_role() = 'coordinator'
         or wall_role() in ('adviser', 'member') and d.institution_id = wall_institution());
    perform set_config('days.counting', '', true);
end $$;
do $$
declare
    walled text;
begin
    foreach walled in array array['days_outcome', 'days_coming', 'plan_step'] loop
        execute format('drop policy if exists counted_after_a_day on %I', walled);
        execute format('create policy counted_after_a_day on %I for select to %I using (
            region_id = (select wall_region()) and current_setting(''days.counting'', true) = ''yes'')',
            walled, current_user);
    end loop;
end $$;

-- Which topics somebody has already, for a desk that talks or has talked with them and may send them on to
-- another: it would be refused with exactly that sentence otherwise. No turn, no place, no reason. What the
-- reader sees of meetings decides.
create or replace function days_wanted(whose uuid) returns text[]
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    topics text[] := '{}';
begin
    if exists (select from days_meeting m where m.visitor_id = whose and m.state in ('begun', 'done')) then
        perform set_config('days.sending_on', whose::text, true);
        topics := coalesce((select array_agg(w.topic order by w.topic) from days_want w
            where w.visitor_id = whose and w.place <> 'dropped'), '{}');
        perform set_config('days.sending_on', '', true);
    end if;
    return topics;
end $$;
do $$ begin
    drop policy if exists read_for_sending_on on days_want;
    execute format('create policy read_for_sending_on on days_want for select to %I using (
        region_id = (select wall_region())
        and visitor_id::text = current_setting(''days.sending_on'', true))', current_user);
end $$;

-- Whoever has just met somebody with a file writes the next step into the plan, if a live consent opens
-- the plan to them; nothing else, and only while that meeting is on or over.
drop policy if exists written_at_the_desk on plan_step;
do $$ begin
    execute format('create policy written_at_the_desk on plan_step for insert with check (
        region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'')
        and exists (select from days_coming c join days_meeting m on m.visitor_id = c.visitor_id
            where c.person_id = plan_step.person_id and c.institution_id = plan_step.institution_id
              and c.region_id = plan_step.region_id
              and m.institution_id = (select wall_institution()) and m.state in (''begun'', ''done''))
        and %s)', people_opened('plan_step.person_id', quote_literal('plan')));
end $$;

-- Who interprets or helps: staff of the region.
alter table days_helper enable row level security;
alter table days_helper force row level security;
create or replace trigger written_down after insert or update or delete on days_helper
    for each row execute function core_write_down('secret');
drop policy if exists kept_by_staff on days_helper;
create policy kept_by_staff on days_helper for all using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'usher'))
    with check (region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'usher'));

drop policy if exists read_by_its_link on days_helper;
create policy read_by_its_link on days_helper for select using (
    link_digest <> '' and link_digest = (select wall_link()));

call days_wall_around('days_draft', true);

-- Places by topic are counted in the row that is locked anyway: `held <= places` is a constraint there.
-- Nobody who waits is passed over: whoever bypasses the program is refused here, too.
create or replace function days_counted() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        update days_subject set held = held - (old.place = 'held')::int,
                                waiting = waiting - (old.place = 'waiting')::int
         where day_id = old.day_id and topic = old.topic;
    end if;
    if tg_op <> 'DELETE' then
        update days_subject set held = held + (new.place = 'held')::int,
                                waiting = waiting + (new.place = 'waiting')::int
         where day_id = new.day_id and topic = new.topic;
        if new.place = 'held' and (tg_op = 'INSERT' or old.place = 'waiting')
           and exists (select from days_want w
                where w.day_id = new.day_id and w.topic = new.topic and w.place = 'waiting'
                  and w.turn < new.turn) then
            raise exception 'somebody else is in turn' using errcode = 'check_violation';
        end if;
    end if;
    return null;
end $$;
create or replace trigger counted after insert or update of place or delete on days_want
    for each row execute function days_counted();

-- Desk, visitor and interpreter of a meeting belong to its day.
create or replace procedure days_of_one_day(walled regclass, reference text, other regclass)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from pg_constraint
        where conname = other || '_one_day' and conrelid = other) then
        execute format('alter table %s add constraint %I unique (id, day_id)', other, other || '_one_day');
    end if;
    execute format('alter table %s drop constraint if exists %I', walled, reference || '_same_day');
    execute format('alter table %s add constraint %I foreign key (%I, day_id)
        references %s (id, day_id)', walled, reference || '_same_day', reference, other);
end $$;
call days_of_one_day('days_meeting', 'desk_id', 'days_desk');
call days_of_one_day('days_meeting', 'interpreter_id', 'days_helper');
alter table days_meeting drop constraint if exists visitor_id_same_day;
do $$ begin
    if not exists (select from pg_constraint where conname = 'days_visitor_one_day') then
        alter table days_visitor add constraint days_visitor_one_day unique (id, day_id);
    end if;
end $$;
alter table days_meeting add constraint visitor_id_same_day foreign key (visitor_id, day_id)
    references days_visitor (id, day_id) on delete cascade;
