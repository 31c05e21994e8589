-- Who sees an introduction: the holder's advisers and the person; the program, watching deadlines. From
-- the person's yes on: the employer's own users, and the employer service that looks after the company.
-- They see a row without a word about the person, and, while it is open, the anonymous profile. Name and
-- contact stand apart and are seen by the employer alone, once it has invited, and only as long as the
-- person has agreed to exactly that. No consent and no referral opens any of this.

do $$
declare
    walled text;
begin
    foreach walled in array array['introductions_introduction', 'introductions_profile',
                                  'introductions_naming', 'introductions_move',
                                  'introductions_guest', 'introductions_meeting'] loop
        execute format('call people_consent_around(%L, %L)', walled,
            case walled when 'introductions_naming' then 'secret' else 'introduction' end);
        continue when walled = 'introductions_introduction';
        continue when walled = 'introductions_guest';
        execute format('call people_of_one_person(%L, %L, %L)', walled, 'introduction_id',
            'introductions_introduction');
    end loop;
end $$;

-- Nobody takes an introduction out: it ends, and what happened stays.
drop policy own_removed on introductions_introduction;
drop policy if exists wished_by_the_person on introductions_introduction;
create policy wished_by_the_person on introductions_introduction for insert with check (
    person_id = (select wall_person()) and region_id = (select wall_region()) and state = 'wished');
drop policy if exists moved_by_the_person on introductions_introduction;
create policy moved_by_the_person on introductions_introduction for update using (
    person_id = (select wall_person())) with check (person_id = (select wall_person()));
drop policy if exists shown_to_the_employer on introductions_introduction;
create policy shown_to_the_employer on introductions_introduction for select using (
    agreed_at is not null and state <> 'withdrawn' and wall_signs_in_for(company_id));
drop policy if exists answered_by_the_employer on introductions_introduction;
create policy answered_by_the_employer on introductions_introduction for update using (
    state in ('shown', 'chased', 'later', 'invited', 'trial') and wall_signs_in_for(company_id))
    with check (state in ('later', 'invited', 'trial', 'refused') and wall_signs_in_for(company_id));
drop policy if exists shown_to_the_service on introductions_introduction;
create policy shown_to_the_service on introductions_introduction for select using (
    agreed_at is not null and state <> 'withdrawn' and region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from employers_opening o where o.id = opening_id
        and o.institution_id = (select wall_institution())));
drop policy if exists answered_by_the_service on introductions_introduction;
create policy answered_by_the_service on introductions_introduction for update using (
    state in ('shown', 'chased', 'later', 'invited', 'trial') and region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from employers_opening o where o.id = opening_id
        and o.institution_id = (select wall_institution())))
    with check (state in ('later', 'invited', 'trial', 'refused', 'unanswered')
    and region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member'));
drop policy if exists watched on introductions_introduction;
create policy watched on introductions_introduction for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
drop policy if exists moved_by_the_watcher on introductions_introduction;
create policy moved_by_the_watcher on introductions_introduction for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and ended_at is null)
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher');

-- The opening, what it was called and who was asked for it never change; nor does the person's yes.
create or replace trigger only_moved before update on introductions_introduction for each row
    execute function core_only_these('region_id', 'institution_id', 'person_id', 'state', 'moved_at',
        'moved_by_id', 'turned_at', 'due_on', 'reminded_on', 'answer_days', 'proposed_at',
        'proposed_by_id', 'agreed_at', 'on_the_spot', 'answered_at', 'ended_at', 'meets_at',
        'meets_where', 'later_until', 'reason', 'change', 'because', 'name_given');
create or replace trigger only_answered before update on introductions_introduction for each row
    when ((wall_role() = 'employer' or wall_institution() is distinct from old.institution_id
           and wall_role() in ('adviser', 'member')) and not people_by_itself())
    execute function core_only_these('state', 'moved_at', 'moved_by_id', 'turned_at', 'due_on',
        'reminded_on', 'answered_at', 'ended_at', 'meets_at', 'meets_where', 'later_until', 'reason',
        'change');
create or replace trigger only_their_answer before update on introductions_introduction for each row
    execute function people_only_these('state', 'moved_at', 'moved_by_id', 'turned_at', 'due_on',
        'reminded_on', 'agreed_at', 'ended_at', 'meets_at', 'meets_where', 'later_until', 'because',
        'name_given');
create or replace trigger only_watched before update on introductions_introduction for each row
    when (wall_role() = 'watcher')
    execute function core_only_these('state', 'moved_at', 'moved_by_id', 'turned_at', 'due_on',
        'reminded_on', 'ended_at', 'later_until');

-- Person, opening and company belong together, and it begins as wished or as proposed.
create or replace function introductions_begun() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.state not in ('wished', 'proposed') or new.agreed_at is not null then
        raise exception 'an introduction begins as wished or as proposed'
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    if not exists (select from employers_opening o where o.id = new.opening_id
        and o.company_id = new.company_id and o.region_id = new.region_id
        and o.state = 'published') then
        raise exception 'the opening is out, in this region and of this company'
            using errcode = 'check_violation', constraint = 'introduced_for_an_opening';
    end if;
    return new;
end $$;
create or replace trigger begun after insert on introductions_introduction
    for each row execute function introductions_begun();

-- From where to where, and by whose hand: the table `MOVES` of the program once more, so that whoever
-- bypasses the program is refused here, too.
create or replace function introductions_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hands text[] := array_remove(array[
        case when wall_role() = 'watcher' then 'program' end,
        case when wall_person() = old.person_id then 'person' end,
        case when wall_role() = 'adviser' and wall_institution() = old.institution_id
            then 'adviser' end,
        case when wall_role() = 'employer' then 'employer' end,
        case when wall_role() in ('adviser', 'member') and exists (select from employers_opening o
            where o.id = old.opening_id and o.institution_id = wall_institution())
            then 'service' end], null);
    answers text[] := array['employer', 'service'];
    theirs text[] := array['adviser', 'person'];
    program text[] := array['program'];
begin
    if old.state = new.state then
        return new;
    end if;
    if not exists (
        select from (values
            ('wished', 'proposed', array['adviser']), ('wished', 'withdrawn', theirs),
            ('wished', 'placed', program), ('wished', 'settled', program),
            ('proposed', 'shown', theirs), ('proposed', 'declined', theirs),
            ('proposed', 'withdrawn', array['adviser']), ('proposed', 'placed', program),
            ('proposed', 'settled', program),
            ('shown', 'invited', answers), ('shown', 'trial', answers),
            ('shown', 'later', answers), ('shown', 'refused', answers),
            ('shown', 'withdrawn', theirs), ('shown', 'placed', program),
            ('shown', 'settled', program), ('shown', 'chased', program),
            ('chased', 'invited', answers), ('chased', 'trial', answers),
            ('chased', 'later', answers), ('chased', 'refused', answers),
            ('chased', 'withdrawn', theirs), ('chased', 'placed', program),
            ('chased', 'settled', program), ('chased', 'unanswered', array['service']),
            ('later', 'invited', answers), ('later', 'trial', answers),
            ('later', 'refused', answers), ('later', 'withdrawn', theirs),
            ('later', 'placed', program), ('later', 'settled', program),
            ('later', 'shown', program),
            ('invited', 'trial', answers), ('invited', 'later', answers),
            ('invited', 'refused', answers), ('invited', 'withdrawn', theirs),
            ('invited', 'placed', program), ('invited', 'settled', program),
            ('invited', 'chased', program),
            ('trial', 'invited', answers), ('trial', 'later', answers),
            ('trial', 'refused', answers), ('trial', 'withdrawn', theirs),
            ('trial', 'placed', program), ('trial', 'settled', program),
            ('trial', 'chased', program)) as moves (was, becomes, sides)
         where was = old.state and becomes = new.state and sides && hands) then
        raise exception 'an introduction does not move from % to % by %', old.state, new.state,
            coalesce(nullif(array_to_string(hands, ' or '), ''), 'this hand')
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    if new.state = 'shown' and not exists (select from introductions_profile p
        where p.introduction_id = new.id) and 'program' <> all (hands) then
        raise exception 'nothing is shown that the person has not read'
            using errcode = 'check_violation', constraint = 'shown_with_its_profile';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on introductions_introduction
    for each row execute function introductions_in_order();

-- Every move, with who and when, written by the database itself and otherwise never changed.
drop policy own_made on introductions_move;
drop policy own_removed on introductions_move;
create or replace trigger never_unwritten before update on introductions_move
    for each row execute function core_only_these('person_id', 'institution_id', 'region_id');
drop policy if exists written_by_trigger on introductions_move;
create policy written_by_trigger on introductions_move for insert to current_user with check (true);
create or replace function introductions_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    who jsonb := coalesce(wall_actor(), '{}');
begin
    if tg_relid <> 'introductions_introduction'::regclass then
        raise exception 'this belongs to introductions' using errcode = 'insufficient_privilege';
    end if;
    insert into introductions_move (id, region_id, institution_id, person_id, introduction_id, at,
        by_id, by_institution_id, by_role, from_state, to_state)
    values (uuidv7(), new.region_id, new.institution_id, new.person_id, new.id, new.moved_at,
        (who ->> 'account')::uuid, (who ->> 'institution')::uuid, coalesce(who ->> 'role', 'nobody'),
        case when tg_op = 'UPDATE' then old.state else '' end, new.state);
    return null;
end $$;
create or replace trigger begun_written after insert on introductions_introduction
    for each row execute function introductions_written();
create or replace trigger moved_written after update on introductions_introduction for each row
    when (old.state <> new.state) execute function introductions_written();

-- What the employer sees: while it is open, and word for word what the person was shown. A wish that
-- is taken up gets its profile then; nothing is changed afterwards.
create or replace trigger never_changed before update on introductions_profile
    for each row execute function core_only_these('person_id', 'institution_id', 'region_id');
drop policy if exists shown_while_open on introductions_profile;
create policy shown_while_open on introductions_profile for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('employer', 'adviser', 'member')
    and exists (select from introductions_introduction i where i.id = introduction_id
        and i.agreed_at is not null
        and i.state in ('shown', 'chased', 'later', 'invited', 'trial', 'placed')));

-- Name and contact: for exactly this employer, from its invitation on, until taken back or ended.
drop policy own_removed on introductions_naming;
create or replace trigger only_taken_back before update on introductions_naming for each row
    execute function core_only_these('revoked_at', 'person_id', 'institution_id', 'region_id');
drop policy if exists given_by_the_person on introductions_naming;
create policy given_by_the_person on introductions_naming for insert with check (
    person_id = (select wall_person()) and region_id = (select wall_region())
    and not on_the_spot and revoked_at is null);
drop policy if exists taken_back_by_the_person on introductions_naming;
create policy taken_back_by_the_person on introductions_naming for update using (
    person_id = (select wall_person()) and revoked_at is null)
    with check (person_id = (select wall_person()) and revoked_at is not null);
drop policy if exists named_to_the_employer on introductions_naming;
create policy named_to_the_employer on introductions_naming for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'employer' and revoked_at is null
    and given_at <= statement_timestamp()
    and exists (select from introductions_introduction i where i.id = introduction_id
        and i.state in ('invited', 'trial', 'placed')));

-- Job days and their tables are about nobody: staff of the region see them, employers with a table, and
-- whoever is asked to come. Taken minutes carry no key of a person.
call wall_around('introductions_jobday', 'introductions');
call wall_around('introductions_table', 'introductions');
call wall_around('introductions_slot', 'introductions');
do $$
declare
    walled text;
begin
    foreach walled in array array['introductions_jobday', 'introductions_table',
                                  'introductions_slot'] loop
        execute format('drop policy if exists seen_by_staff on %I', walled);
        execute format('create policy seen_by_staff on %I for select using (
            region_id = (select wall_region())
            and (select wall_role()) in (''adviser'', ''member'', ''coordinator''))', walled);
        continue when walled = 'introductions_slot';
        execute format('drop policy if exists kept_by_who_runs_it on %I', walled);
        execute format('create policy kept_by_who_runs_it on %I for all using (
            wall_serves(region_id, institution_id))
            with check (wall_serves(region_id, institution_id))', walled);
    end loop;
end $$;
drop policy if exists planned_by_advisers on introductions_slot;
create policy planned_by_advisers on introductions_slot for insert with check (
    region_id = (select wall_region()) and (select wall_role()) = 'adviser');
drop policy if exists freed_by_advisers on introductions_slot;
-- Minutes in which somebody sits are kept by the reference of that meeting, whoever may see it.
create policy freed_by_advisers on introductions_slot for delete using (
    region_id = (select wall_region()) and (select wall_role()) = 'adviser');
drop policy if exists sat_at_by_the_employer on introductions_slot;
create policy sat_at_by_the_employer on introductions_slot for select using (
    wall_signs_in_for(company_id));
drop policy if exists sat_at_by_the_employer on introductions_table;
create policy sat_at_by_the_employer on introductions_table for select using (
    wall_signs_in_for(company_id));
drop policy if exists sat_at_by_the_employer on introductions_jobday;
create policy sat_at_by_the_employer on introductions_jobday for select using (
    (select wall_role()) = 'employer' and exists (select from introductions_table t
        where t.day_id = introductions_jobday.id));
drop policy if exists asked_to_come on introductions_jobday;
create policy asked_to_come on introductions_jobday for select using (
    exists (select from introductions_guest g where g.day_id = introductions_jobday.id
        and g.person_id = (select wall_person())));
drop policy if exists asked_to_come on introductions_table;
create policy asked_to_come on introductions_table for select using (
    exists (select from introductions_guest g where g.day_id = introductions_table.day_id
        and g.person_id = (select wall_person())));
drop policy if exists sits_there on introductions_slot;
create policy sits_there on introductions_slot for select using (
    (select wall_person()) is not null and exists (select from introductions_guest g
        where g.day_id = introductions_slot.day_id and g.person_id = (select wall_person())));

drop policy if exists answered_by_the_person on introductions_guest;
create policy answered_by_the_person on introductions_guest for update using (
    person_id = (select wall_person()))
    with check (person_id = (select wall_person()) and state in ('agreed', 'declined'));
create or replace trigger only_their_answer before update on introductions_guest
    for each row execute function people_only_these('state', 'moved_at');
drop policy if exists at_the_own_table on introductions_meeting;
create policy at_the_own_table on introductions_meeting for select using (
    (select wall_role()) = 'employer' and region_id = (select wall_region())
    and exists (select from introductions_introduction i where i.id = introduction_id));

-- Figures for the coordination: how many, in which state, by which reason, at which institution. No key,
-- no name; the program hides what is small.
create or replace function introductions_counted(since timestamptz)
returns table (state text, reason text, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'coordinator' then
        return;
    end if;
    return query select i.state::text, i.reason::text, count(*)
      from introductions_introduction i
     where i.region_id = wall_region() and i.moved_at >= since
     group by 1, 2 having count(*) >= 3;
end $$;
do $$ begin
    execute 'drop policy if exists counted on introductions_introduction';
    execute format('create policy counted on introductions_introduction for select to %I using (
        region_id = (select wall_region()) and (select wall_role()) = ''coordinator'')', current_user);
end $$;
