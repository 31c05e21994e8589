-- Meetings, programme and groups are about nobody: what is no draft may be read by everybody, drafts by
-- the staff of the region's institutions. A guest is a number; name and ways to reach stand apart
-- (`events_card`). Both are seen by the staff of the institution that organises the meeting, and by the
-- guest, by link. Another guest sees a card that was given to them, or that its owner shows to all; never
-- a list of guests. Only the program, keeping the meeting in order (role `usher`), writes guests.
--
-- Policies ask downward in this order, so that none asks itself: event; pass; share; guest; card, said.

create or replace function events_staff() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return (select wall_role()) in ('adviser', 'member', 'coordinator');

call wall_around('events_event', 'events');
drop policy if exists read_by_everybody on events_event;
create policy read_by_everybody on events_event for select using (state <> 'draft');
drop policy if exists drafts_seen_where_it_is_organised on events_event;
create policy drafts_seen_where_it_is_organised on events_event for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select events_staff()));
drop policy if exists made_where_it_is_organised on events_event;
create policy made_where_it_is_organised on events_event for insert with check (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select events_staff()));

-- Programme and groups are read with their meeting and kept by whoever organises it.
do $$
declare
    walled text;
begin
    foreach walled in array array['events_item', 'events_group'] loop
        execute format('call wall_around(%L, ''events'')', walled);
        execute format('drop policy if exists read_with_the_meeting on %I', walled);
        execute format('create policy read_with_the_meeting on %1$I for select using (
            exists (select from events_event e where e.id = %1$I.event_id))', walled);
        execute format('drop policy if exists kept_where_it_is_organised on %I', walled);
        execute format('create policy kept_where_it_is_organised on %1$I for all using (
            region_id = (select wall_region()) and (select events_staff())
            and exists (select from events_event e where e.id = %1$I.event_id
                and e.institution_id = (select wall_institution())))
            with check (region_id = (select wall_region()) and (select events_staff())
            and exists (select from events_event e where e.id = %1$I.event_id
                and e.region_id = %1$I.region_id
                and e.institution_id = (select wall_institution())))', walled);
    end loop;
end $$;

-- The program keeps all of it in order, and erases in time.
do $$
declare
    walled text;
begin
    foreach walled in array array['events_guest', 'events_said'] loop
        execute format('call wall_around(%L, ''events'')', walled);
    end loop;
    -- Names stay out of the book of changes; that something changed is in it.
    foreach walled in array array['events_card', 'events_pass', 'events_share', 'events_result'] loop
        execute format('call wall_around(%L, ''secret'')', walled);
    end loop;
    foreach walled in array array['events_event', 'events_group', 'events_guest', 'events_card',
            'events_pass', 'events_share', 'events_said'] loop
        execute format('drop policy if exists kept_by_the_usher on %I', walled);
        execute format('create policy kept_by_the_usher on %I for all using (
            region_id = (select wall_region()) and (select wall_role()) = ''usher'')
            with check (region_id = (select wall_region()) and (select wall_role()) = ''usher'')',
            walled);
    end loop;
    foreach walled in array array['events_card', 'events_pass', 'events_share', 'events_said'] loop
        execute format('drop policy if exists found_by_the_eraser on %I', walled);
        execute format('create policy found_by_the_eraser on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser'')', walled);
        execute format('drop policy if exists erased_in_time on %I', walled);
        execute format('create policy erased_in_time on %I for delete using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser'')', walled);
    end loop;
    foreach walled in array array['events_event', 'events_guest'] loop
        execute format('drop policy if exists found_by_the_eraser on %I', walled);
        execute format('create policy found_by_the_eraser on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser'')', walled);
        execute format('drop policy if exists emptied_in_time on %I', walled);
        execute format('create policy emptied_in_time on %I for update using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser'')', walled);
    end loop;
end $$;
create or replace trigger only_cleared before update on events_event for each row
    when (wall_role() = 'eraser') execute function core_only_these('cleared_at', 'came_from');
create or replace trigger only_emptied before update on events_guest for each row
    when (wall_role() = 'eraser') execute function core_only_these('once');

drop policy if exists opened_by_its_link on events_pass;
create policy opened_by_its_link on events_pass for select using (token_digest = (select wall_link()));

drop policy if exists known_to_both on events_share;
create policy known_to_both on events_share for select using (
    exists (select from events_pass p
        where p.guest_id in (giver_id, taker_id) and p.token_digest = (select wall_link())));

-- Whoever organises it, and the guest.
do $$
declare
    walled text;
    which text;
begin
    foreach walled in array array['events_guest', 'events_card', 'events_said'] loop
        which := case walled when 'events_guest' then 'events_guest.id'
            else walled || '.guest_id' end;
        execute format('drop policy if exists seen_where_it_is_organised on %I', walled);
        execute format('create policy seen_where_it_is_organised on %1$I for select using (
            region_id = (select wall_region()) and (select events_staff())
            and exists (select from events_event e where e.id = %1$I.event_id
                and e.institution_id = (select wall_institution())))', walled);
        execute format('drop policy if exists opened_by_its_link on %I', walled);
        execute format('create policy opened_by_its_link on %I for select using (
            exists (select from events_pass p
                where p.guest_id = %s and p.token_digest = (select wall_link())))', walled, which);
    end loop;
end $$;

-- A card that was given, and one that is there for all who have signed up. Number and institution of
-- whoever gave it are seen with it.
create or replace function events_given(whose text, meeting text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('exists (select from events_share s join events_pass p on p.guest_id = s.taker_id
    where s.giver_id = %s and s.event_id = %s and s.revoked_at is null
      and p.token_digest = (select wall_link()))', whose, meeting);
do $$ begin
    execute 'drop policy if exists given_to_a_guest on events_card';
    execute format('create policy given_to_a_guest on events_card for select using (%s)',
        events_given('events_card.guest_id', 'events_card.event_id'));
end $$;
drop policy if exists there_for_all_guests on events_card;
create policy there_for_all_guests on events_card for select using (
    for_all and exists (select from events_pass p join events_guest g on g.id = p.guest_id
        where p.event_id = events_card.event_id and p.token_digest = (select wall_link())
          and g.stand in ('coming', 'here', 'waiting')));

-- Results: the staff of the region, and guests.
drop policy if exists read_in_the_region on events_result;
create policy read_in_the_region on events_result for select using (
    region_id = (select wall_region()) and (select events_staff()));
drop policy if exists opened_to_guests on events_result;
create policy opened_to_guests on events_result for select using (
    exists (select from events_pass p
        where p.event_id = events_result.event_id and p.token_digest = (select wall_link())));
drop policy if exists kept_where_it_is_organised on events_result;
create policy kept_where_it_is_organised on events_result for all using (
    region_id = (select wall_region()) and (select events_staff())
    and exists (select from events_event e where e.id = event_id
        and e.institution_id = (select wall_institution())))
    with check (region_id = (select wall_region()) and (select events_staff())
    and exists (select from events_event e where e.id = event_id
        and e.region_id = events_result.region_id
        and e.institution_id = (select wall_institution())));

-- Seats are counted in the row that is locked anyway: `held <= seats` is a constraint there. Nobody who
-- waits is passed over: whoever bypasses the program is refused here, too.
create or replace function events_counted() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    seated constant text[] := array['coming', 'here'];
    was boolean := tg_op <> 'INSERT' and old.stand = any (seated);
    becomes boolean := tg_op <> 'DELETE' and new.stand = any (seated);
    waited boolean := tg_op <> 'INSERT' and old.stand = 'waiting';
    waits boolean := tg_op <> 'DELETE' and new.stand = 'waiting';
begin
    if (was, waited) is distinct from (becomes, waits) then
        update events_event
           set held = held - was::int + becomes::int, waiting = waiting - waited::int + waits::int
         where id = coalesce(new.event_id, old.event_id);
    end if;
    if becomes and not was and exists (select from events_guest g
            where g.event_id = new.event_id and g.stand = 'waiting' and g.turn < new.turn) then
        raise exception 'somebody else is in turn' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create or replace trigger counted after insert or update of stand or delete on events_guest
    for each row execute function events_counted();

create or replace function events_grouped() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' and old.group_id is not null then
        update events_group set held = held - 1 where id = old.group_id;
    end if;
    if tg_op <> 'DELETE' and new.group_id is not null then
        update events_group set held = held + 1 where id = new.group_id;
    end if;
    return null;
end $$;
create or replace trigger grouped after insert or update of group_id or delete on events_guest
    for each row execute function events_grouped();

-- Every move that is not in the table is refused here, too.
create or replace function events_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    moves constant jsonb := '{
        "draft": ["open", "cancelled"], "open": ["closed", "over", "cancelled"],
        "closed": ["open", "over", "cancelled"]}';
    stands constant jsonb := '{
        "invited": ["coming", "waiting", "declined", "here", "cancelled"],
        "coming": ["here", "cancelled"], "waiting": ["coming", "cancelled"], "here": ["coming"],
        "declined": ["coming", "waiting"], "cancelled": ["coming", "waiting"]}';
    able boolean;
begin
    if tg_table_name = 'events_event' then
        able := coalesce(moves -> (to_jsonb(old) ->> 'state') ? (to_jsonb(new) ->> 'state'), false);
    else
        able := coalesce(stands -> (to_jsonb(old) ->> 'stand') ? (to_jsonb(new) ->> 'stand'), false);
    end if;
    if not able then
        raise exception 'this move is not in the table' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create or replace trigger in_order after update of state on events_event for each row
    when (old.state <> new.state) execute function events_in_order();
create or replace trigger in_order after update of stand on events_guest for each row
    when (old.stand <> new.stand) execute function events_in_order();

-- Guest, group, card, link and what was said belong to one meeting, and all of it to one region.
create or replace procedure events_of_one_meeting(walled regclass, reference text, other regclass)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from pg_constraint
        where conname = other || '_one_meeting' and conrelid = other) then
        execute format('alter table %s add constraint %I unique (id, event_id, region_id)', other,
            other || '_one_meeting');
    end if;
    execute format('alter table %s drop constraint if exists %I', walled, reference || '_same_meeting');
    execute format('alter table %s add constraint %I foreign key (%I, event_id, region_id)
        references %s (id, event_id, region_id) deferrable initially deferred', walled,
        reference || '_same_meeting', reference, other);
end $$;
call events_of_one_meeting('events_guest', 'group_id', 'events_group');
call events_of_one_meeting('events_card', 'guest_id', 'events_guest');
call events_of_one_meeting('events_pass', 'guest_id', 'events_guest');
call events_of_one_meeting('events_said', 'guest_id', 'events_guest');
call events_of_one_meeting('events_share', 'giver_id', 'events_guest');
call events_of_one_meeting('events_share', 'taker_id', 'events_guest');
call events_of_one_meeting('events_result', 'group_id', 'events_group');
