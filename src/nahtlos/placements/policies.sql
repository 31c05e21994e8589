-- A start in work and what is learned beside it belong to the plan. The permission for it, the warnings
-- before it runs out, and what is asked afterwards are for advisers of the holder and the person alone.
-- The company sees a start there, what is granted for it, and what it is asked itself, if the person
-- agreed; never what the person says. The person never sees what the company says. Whoever has opened the
-- link of one question sees that row. The program, watching days, sees questions and permissions, no
-- start and no person. The immigration office sees nothing.

call people_part_around('placements_placement', 'plan');
call people_part_around('placements_learning', 'plan');
call people_consent_around('placements_permission', 'permission');
call people_consent_around('placements_warned', 'permission');
call people_consent_around('placements_followup', 'followup');
call people_of_one_person('placements_learning', 'placement_id', 'placements_placement');
call people_of_one_person('placements_permission', 'placement_id', 'placements_placement');
call people_of_one_person('placements_followup', 'placement_id', 'placements_placement');
call people_of_one_person('placements_warned', 'permission_id', 'placements_permission');
-- Nobody takes these out: they end, are taken back or are not asked, and what happened stays.
drop policy own_removed on placements_placement;
drop policy own_removed on placements_permission;
drop policy own_removed on placements_followup;
drop policy own_removed on placements_warned;

-- === the company ===

drop policy if exists seen_by_the_company on placements_placement;
create policy seen_by_the_company on placements_placement for select using (
    ask_employer and state in ('planned', 'started') and wall_signs_in_for(employer_id));
drop policy if exists seen_by_the_company on placements_permission;
create policy seen_by_the_company on placements_permission for select using (
    state = 'granted' and (select wall_role()) = 'employer' and exists (
        select from placements_placement p where p.id = placement_id));
drop policy if exists seen_by_the_company on placements_followup;
create policy seen_by_the_company on placements_followup for select using (
    side = 'employer' and state not in ('waiting', 'dropped') and wall_signs_in_for(employer_id));
drop policy if exists answered_by_the_company on placements_followup;
create policy answered_by_the_company on placements_followup for update using (
    side = 'employer' and state in ('asked', 'reminded', 'call', 'silent')
    and wall_signs_in_for(employer_id))
    with check (side = 'employer' and state not in ('waiting', 'dropped')
    and wall_signs_in_for(employer_id));

-- === the person, who does not see who else said what ===

drop policy self_seen on placements_followup;
create policy self_seen on placements_followup for select using (
    side = 'person' and person_id = (select wall_person()));
drop policy if exists answered_by_the_person on placements_followup;
create policy answered_by_the_person on placements_followup for update using (
    side = 'person' and person_id = (select wall_person())
    and state in ('asked', 'reminded', 'call', 'silent'))
    with check (side = 'person' and person_id = (select wall_person())
    and state not in ('waiting', 'dropped'));

-- === whoever has opened the link ===

drop policy if exists linked_seen on placements_followup;
create policy linked_seen on placements_followup for select using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state not in ('waiting', 'dropped'));
drop policy if exists answered_by_link on placements_followup;
create policy answered_by_link on placements_followup for update using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state in ('asked', 'reminded', 'call', 'silent'))
    with check ((select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and state not in ('waiting', 'dropped'));
create or replace trigger only_answered before update on placements_followup for each row
    when (wall_role() in ('newcomer', 'employer', 'nobody'))
    execute function core_only_these('state', 'state_on', 'works', 'goes', 'help', 'words',
        'channel', 'answered_at', 'answered_by_id', 'troubled');

-- === the program, watching days ===

do $$
declare
    watched text;
begin
    foreach watched in array array['placements_followup', 'placements_permission'] loop
        execute format('drop policy if exists watched on %I', watched);
        execute format('create policy watched on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''watcher'')', watched);
    end loop;
end $$;
drop policy if exists moved_by_the_watcher on placements_followup;
create policy moved_by_the_watcher on placements_followup for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('waiting', 'asked', 'reminded', 'call'))
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('waiting', 'asked', 'reminded', 'call', 'silent'));
create or replace trigger only_watched before update on placements_followup for each row
    when (wall_role() = 'watcher')
    execute function core_only_these('state', 'state_on', 'asked_at', 'token_digest',
        'token_ends_at');

-- How much silence there is, for the coordination: figures of each institution, none where fewer than
-- five were asked, and nobody's row.
create or replace function placements_silence(from_day date)
returns table (institution uuid, side text, months int, due bigint, answered bigint, silent bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'coordinator' then
        return;
    end if;
    perform set_config('placements.counting', 'yes', true);
    return query select f.institution_id, f.side::text, f.months::int, count(*),
            count(*) filter (where f.state = 'answered'), count(*) filter (where f.state = 'silent')
       from placements_followup f
      where f.region_id = wall_region() and f.due_on >= from_day
        and f.state not in ('waiting', 'dropped')
      group by 1, 2, 3 having count(*) >= 5;
    perform set_config('placements.counting', '', true);
end $$;
drop policy if exists counted on placements_followup;
do $$ begin
    execute format('create policy counted on placements_followup for select to %I using (
        region_id = (select wall_region()) and (select wall_role()) = ''coordinator''
        and current_setting(''placements.counting'', true) = ''yes'')', current_user);
end $$;

-- === no start before it is lawful, no move that the tables do not name ===

create or replace function placements_lawful() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.state not in ('started', 'ended') then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.state in ('started', 'ended') and old.starts_on = new.starts_on
       and old.access = new.access and old.kind = new.kind then
        return new;
    end if;
    if new.access in ('free', 'no_work') and new.access_on is not null then
        return new;
    end if;
    if new.access in ('permission_ABH', 'permission_ABH_plus_BA', 'title_bound') and exists (
        select from placements_permission p
         where p.placement_id = new.id and p.state = 'granted' and p.valid_from <= new.starts_on
           and (p.valid_until is null or p.valid_until >= new.starts_on)) then
        return new;
    end if;
    raise exception 'this start is not lawful on that day'
        using errcode = 'check_violation', constraint = 'no_start_before_it_is_lawful';
end $$;
create or replace trigger lawful after insert or update on placements_placement
    for each row execute function placements_lawful();

-- What was granted or refused stands: another answer is another request.
create or replace function placements_answer_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if (new.placement_id, new.need, new.valid_from, new.valid_until, new.answered_on, new.terms,
        new.reason, new.sent_on, new.agency_on, new.counts_on)
       is distinct from (old.placement_id, old.need, old.valid_from, old.valid_until,
        old.answered_on, old.terms, old.reason, old.sent_on, old.agency_on, old.counts_on) then
        raise exception 'what an office has answered stands'
            using errcode = 'check_violation', constraint = 'an_answer_stands';
    end if;
    return new;
end $$;
create or replace trigger answer_stands before update on placements_permission for each row
    when (old.state in ('granted', 'refused', 'withdrawn'))
    execute function placements_answer_stands();

-- From where to where, and by whose hand: the tables of the program once more.
create or replace function placements_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hand text := case
        when wall_role() = 'watcher' then 'program'
        when wall_person() is not null then 'person'
        when wall_role() = 'employer' then 'employer'
        when wall_role() = 'nobody' and wall_link() is not null then 'link'
        when wall_role() = 'adviser' and wall_institution() = old.institution_id then 'adviser' end;
begin
    if tg_table_name = 'placements_followup' and hand = 'link' then
        hand := to_jsonb(old) ->> 'side';
    end if;
    if not exists (
        select from (values
            ('placement', 'planned', 'started', array['adviser']),
            ('placement', 'planned', 'dropped', array['adviser']),
            ('placement', 'started', 'ended', array['adviser']),
            ('permission', 'prepared', 'sent', array['adviser']),
            ('permission', 'prepared', 'withdrawn', array['adviser']),
            ('permission', 'sent', 'more', array['adviser']),
            ('permission', 'sent', 'granted', array['adviser']),
            ('permission', 'sent', 'refused', array['adviser']),
            ('permission', 'sent', 'withdrawn', array['adviser']),
            ('permission', 'more', 'sent', array['adviser']),
            ('permission', 'more', 'granted', array['adviser']),
            ('permission', 'more', 'refused', array['adviser']),
            ('permission', 'more', 'withdrawn', array['adviser']),
            ('followup', 'waiting', 'asked', array['program']),
            ('followup', 'waiting', 'dropped', array['adviser']),
            ('followup', 'dropped', 'waiting', array['adviser']),
            ('followup', 'asked', 'reminded', array['program']),
            ('followup', 'asked', 'call', array['program']),
            ('followup', 'asked', 'answered', array['adviser', 'person', 'employer']),
            ('followup', 'asked', 'dropped', array['adviser']),
            ('followup', 'reminded', 'call', array['program']),
            ('followup', 'reminded', 'answered', array['adviser', 'person', 'employer']),
            ('followup', 'reminded', 'dropped', array['adviser']),
            ('followup', 'call', 'silent', array['program']),
            ('followup', 'call', 'answered', array['adviser', 'person', 'employer']),
            ('followup', 'call', 'dropped', array['adviser']),
            ('followup', 'silent', 'answered', array['adviser', 'person', 'employer']))
            as moves (noun, was, becomes, hands)
         where noun = replace(tg_table_name, 'placements_', '') and was = old.state
           and becomes = new.state and hand = any (hands)) then
        raise exception 'this does not move from % to % by %', old.state, new.state,
            coalesce(hand, 'this hand') using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
do $$
declare
    moved text;
begin
    foreach moved in array array['placements_placement', 'placements_permission',
                                 'placements_followup'] loop
        execute format('create or replace trigger in_order before update on %I for each row
            when (old.state <> new.state) execute function placements_in_order()', moved);
    end loop;
end $$;
