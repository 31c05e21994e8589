-- A programme is public in its region. Its mentors, with certificates and training, are seen where it is
-- run and by themselves. A wish is a row of the person's file, part "plan", and comes to the programme
-- with the person's yes: it says all that the programme is told, and opens no part of the file. Of a pair
-- the mentor sees first name, languages and when the two meet. What one of the two says is seen where the
-- programme is run, never by the other.
--
-- Policies ask downward in this order, so that none asks itself: programme; mentor; pair; wish, the rest.

-- Whoever runs this programme: the institution's staff, and whoever signs in for the company.
create or replace function mentoring_run_by(institution uuid, region uuid, company uuid)
returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return region = (select wall_region())
   and ((select wall_role()) in ('adviser', 'member') and institution = (select wall_institution())
     or company is not null and wall_signs_in_for(company));
-- As a text that stands in the policy itself, so that all rows are looked up at once.
create or replace function mentoring_runs(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('%s in (select p.id from mentoring_programme p
    where mentoring_run_by(p.institution_id, p.region_id, p.company_id))', which);
create or replace function mentoring_own(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('%s in (select m.id from mentoring_mentor m
    where m.account_id = (select wall_account()) and (select wall_role()) = ''mentor'')', which);

call wall_around('mentoring_programme', 'mentoring');
drop policy if exists seen_in_the_region on mentoring_programme;
create policy seen_in_the_region on mentoring_programme for select using (
    region_id = (select wall_region()) and (select wall_role()) <> 'nobody');
drop policy if exists kept_where_it_is_run on mentoring_programme;
create policy kept_where_it_is_run on mentoring_programme for all using (
    region_id = (select wall_region()) and mentoring_run_by(institution_id, region_id, company_id))
    with check (region_id = (select wall_region())
        and mentoring_run_by(institution_id, region_id, company_id));

-- === mentors ===
do $$
declare
    walled text;
begin
    foreach walled in array array['mentoring_mentor', 'mentoring_training', 'mentoring_certificate'] loop
        execute format('call wall_around(%L, %L)', walled, 'secret');
        execute format('drop policy if exists kept_where_it_is_run on %I', walled);
        execute format('create policy kept_where_it_is_run on %I for all using (
            region_id = (select wall_region()) and %s)
            with check (region_id = (select wall_region()) and %2$s)',
            walled, mentoring_runs(walled || '.programme_id'));
        execute format('drop policy if exists own_seen on %I', walled);
    end loop;
    create policy own_seen on mentoring_mentor for select using (
        account_id = (select wall_account()) and (select wall_role()) = 'mentor');
    foreach walled in array array['mentoring_training', 'mentoring_certificate'] loop
        execute format('create policy own_seen on %I for select using (%s)',
            walled, mentoring_own(walled || '.mentor_id'));
    end loop;
end $$;
-- Who left is forgotten in time: name and address go, certificates and training with them.
drop policy if exists found_by_the_eraser on mentoring_mentor;
create policy found_by_the_eraser on mentoring_mentor for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_at is not null);
drop policy if exists forgotten_by_the_eraser on mentoring_mentor;
create policy forgotten_by_the_eraser on mentoring_mentor for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_at is not null);
do $$
declare
    walled text;
begin
    foreach walled in array array['mentoring_training', 'mentoring_certificate'] loop
        execute format('drop policy if exists cleared_by_the_eraser on %I', walled);
        execute format('create policy cleared_by_the_eraser on %I for delete using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser''
            and mentor_id in (select m.id from mentoring_mentor m where m.left_at is not null))',
            walled);
        execute format('drop policy if exists found_by_the_eraser on %I', walled);
        execute format('create policy found_by_the_eraser on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''eraser''
            and mentor_id in (select m.id from mentoring_mentor m where m.left_at is not null))',
            walled);
    end loop;
end $$;
-- The program warns before a certificate runs out.
drop policy if exists watched on mentoring_certificate;
create policy watched on mentoring_certificate for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
drop policy if exists warned on mentoring_certificate;
create policy warned on mentoring_certificate for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
create or replace trigger only_warned before update on mentoring_certificate for each row
    when (wall_role() = 'watcher') execute function core_only_these('warned_on');

-- === wishes ===
call people_part_around('mentoring_wish', 'plan');
do $$ begin
    drop policy if exists seen_where_it_is_run on mentoring_wish;
    execute format('create policy seen_where_it_is_run on mentoring_wish for select using (
        region_id = (select wall_region()) and state = ''open'' and given_at is not null and %s
        and not exists (select from mentoring_pair x
            where x.wish_id = mentoring_wish.id and x.state = ''ended''))',
        mentoring_runs('mentoring_wish.programme_id'));
    drop policy if exists excluded_where_it_is_run on mentoring_wish;
    execute format('create policy excluded_where_it_is_run on mentoring_wish for update using (
        region_id = (select wall_region()) and state = ''open'' and given_at is not null and %s)
        with check (region_id = (select wall_region()))',
        mentoring_runs('mentoring_wish.programme_id'));
end $$;
drop policy if exists asked_by_the_person on mentoring_wish;
create policy asked_by_the_person on mentoring_wish for insert with check (
    person_id = (select wall_person()) and state = 'open' and given_at is not null);
drop policy if exists answered_by_the_person on mentoring_wish;
create policy answered_by_the_person on mentoring_wish for update using (
    person_id = (select wall_person()));
create or replace trigger only_the_answer before update on mentoring_wish
    for each row execute function people_only_these(
        'state', 'moved_at', 'moved_by_id', 'given_at', 'language', 'wording', 'telephone', 'sex');

-- By whose hand: the table `WISH_MOVES` once more. What the person said yes to is never widened.
create or replace function mentoring_wish_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    holds boolean := wall_role() = 'adviser' and wall_institution() = old.institution_id;
    himself boolean := wall_person() = old.person_id or holds and new.on_the_spot;
begin
    if people_by_itself() then
        return new;
    end if;
    if not (holds or wall_person() is not null or wall_role() = 'eraser')
       and to_jsonb(new) - 'excluded' is distinct from to_jsonb(old) - 'excluded' then
        raise exception 'the programme only says with whom it would not do'
            using errcode = 'insufficient_privilege';
    end if;
    if old.given_at is not null and (new.first_name, new.languages, new.kldb, new.area_id, new.times,
        new.aim, new.sex, new.telephone, new.more, new.programme_id, new.given_at) is distinct from
       (old.first_name, old.languages, old.kldb, old.area_id, old.times,
        old.aim, old.sex, old.telephone, old.more, old.programme_id, old.given_at) then
        raise exception 'the person agreed to exactly this' using errcode = 'check_violation',
            constraint = 'a_wish_stands';
    end if;
    if old.state = new.state then
        return new;
    end if;
    if not exists (select from (values
            ('proposed', 'open', himself), ('proposed', 'refused', himself),
            ('proposed', 'closed', holds), ('open', 'closed', himself or holds)
        ) as moves (was, becomes, may) where was = old.state and becomes = new.state and may) then
        raise exception 'a wish does not move from % to % by this hand', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on mentoring_wish
    for each row execute function mentoring_wish_in_order();

-- === pairs ===
call people_part_around('mentoring_pair', 'plan');
call people_part_around('mentoring_introduced', 'plan');
call people_part_around('mentoring_meeting', 'plan');
call people_of_one_person('mentoring_pair', 'wish_id', 'mentoring_wish');
call people_of_one_person('mentoring_introduced', 'pair_id', 'mentoring_pair');
call people_of_one_person('mentoring_meeting', 'pair_id', 'mentoring_pair');
drop policy if exists own_made on mentoring_pair;
drop policy if exists own_made on mentoring_introduced;
do $$
declare
    runs text := mentoring_runs('mentoring_pair.programme_id');
    own text := mentoring_own('mentoring_pair.mentor_id');
    named text;
begin
    foreach named in array array['kept_where_it_is_run', 'own_seen_by_the_mentor',
                                 'answered_by_the_mentor', 'answered_by_the_person', 'watched', 'moved'] loop
        execute format('drop policy if exists %I on mentoring_pair', named);
    end loop;
    execute format('create policy kept_where_it_is_run on mentoring_pair for all using (
        region_id = (select wall_region()) and %s)
        with check (region_id = (select wall_region()) and %1$s)', runs);
    -- A month after the end the mentor has nothing to say any more, and sees nothing.
    execute format('create policy own_seen_by_the_mentor on mentoring_pair for select using (%s
        and (ended_at is null or ended_at > statement_timestamp() - interval ''30 days''))', own);
    execute format('create policy answered_by_the_mentor on mentoring_pair for update using (%s)', own);
    create policy answered_by_the_person on mentoring_pair for update using (
        person_id = (select wall_person()));
    create policy watched on mentoring_pair for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher');
    create policy moved on mentoring_pair for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher');
end $$;
create or replace trigger only_the_answer before update on mentoring_pair
    for each row execute function people_only_these('state', 'moved_at', 'moved_by_id', 'person_said_at',
        'started_on', 'until_on', 'next_at', 'last_met_on', 'asked_on', 'told_on', 'ended_at');
create or replace trigger only_the_mentors_answer before update on mentoring_pair for each row
    when (wall_role() = 'mentor') execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'mentor_said_at', 'started_on', 'until_on', 'next_at',
        'last_met_on', 'asked_on', 'told_on', 'ended_at');
create or replace trigger only_watched before update on mentoring_pair for each row
    when (wall_role() = 'watcher') execute function core_only_these(
        'state', 'moved_at', 'moved_by_id', 'asked_on', 'told_on', 'ended_at');

-- Whose hand this is, for one pair. A mentor without a sign-in says yes and no by word of mouth; so does
-- a person to their adviser.
create or replace function mentoring_sides(whose uuid, held_by uuid, programme uuid, mentor uuid)
returns text[]
language sql stable set search_path = pg_catalog, public, pg_temp
return array_remove(array[
    case when wall_person() = whose or wall_role() = 'adviser' and wall_institution() = held_by
         then 'person' end,
    case when exists (select from mentoring_mentor m where m.id = mentor
            and (m.account_id = wall_account() and wall_role() = 'mentor'
              or m.account_id is null and wall_role() <> 'mentor')) then 'mentor' end,
    case when exists (select from mentoring_programme p where p.id = programme
            and mentoring_run_by(p.institution_id, p.region_id, p.company_id)) then 'programme' end,
    case when wall_role() = 'watcher' then 'program' end], null);

-- The table `MOVES` once more, so that whoever bypasses the program is refused here, too.
create or replace function mentoring_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    sides text[];
begin
    if people_by_itself() then
        return new;
    end if;
    sides := mentoring_sides(old.person_id, old.institution_id, old.programme_id, old.mentor_id);
    if (new.wish_id, new.programme_id, new.mentor_id, new.proposed_at) is distinct from
       (old.wish_id, old.programme_id, old.mentor_id, old.proposed_at)
       or new.person_said_at is distinct from old.person_said_at
          and not (sides @> array['person'] and old.person_said_at is null)
       or new.mentor_said_at is distinct from old.mentor_said_at
          and not (sides @> array['mentor'] and old.mentor_said_at is null) then
        raise exception 'each of the two says yes alone, and a pair stays a pair'
            using errcode = 'check_violation', constraint = 'a_pair_stands';
    end if;
    if old.state <> new.state and not exists (
        select from (values
            ('proposed', 'active', array['person', 'mentor']),
            ('proposed', 'declined', array['person', 'mentor']),
            ('proposed', 'withdrawn', array['programme']),
            ('proposed', 'lapsed', array['program']),
            ('active', 'silent', array['program']),
            ('active', 'ended', array['person', 'mentor', 'programme']),
            ('silent', 'active', array['person', 'mentor', 'programme']),
            ('silent', 'ended', array['person', 'mentor', 'programme'])) as moves (was, becomes, by)
         where was = old.state and becomes = new.state and by && sides) then
        raise exception 'a pair does not move from % to % by this hand', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on mentoring_pair
    for each row execute function mentoring_in_order();

-- A new pair: of a wish that is open, with a mentor who has a place, and the certificate where it is
-- needed. The mentor's row is locked first, so that of many who act at once none takes the last place
-- twice.
create or replace function mentoring_may_pair() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    the_mentor record;
    demands record;
begin
    select * into the_mentor from mentoring_mentor m where m.id = new.mentor_id for no key update;
    select * into demands from mentoring_programme p where p.id = new.programme_id;
    if new.state <> 'proposed' or new.person_said_at is not null or new.mentor_said_at is not null
       or not exists (select from mentoring_wish w where w.id = new.wish_id and w.state = 'open'
            and (w.person_id, w.programme_id) = (new.person_id, new.programme_id))
       or the_mentor.programme_id is distinct from new.programme_id then
        raise exception 'a pair begins with an open wish and a mentor of the same programme'
            using errcode = 'check_violation', constraint = 'a_pair_begins_in_order';
    end if;
    if the_mentor.left_at is not null or the_mentor.capacity < (select count(*) from mentoring_pair o
            where o.mentor_id = new.mentor_id and o.state in ('proposed', 'active', 'silent')) then
        raise exception 'this mentor has no place' using errcode = 'check_violation',
            constraint = 'a_mentor_has_a_place';
    end if;
    if demands.needs_certificate and not exists (select from mentoring_certificate c
            where c.mentor_id = new.mentor_id and c.valid_until >= wall_today()) then
        raise exception 'no certificate that counts was seen' using errcode = 'check_violation',
            constraint = 'a_certificate_was_seen';
    end if;
    return new;
end $$;
-- Asked after the wall, so that whoever may write none is not told what one needs.
create or replace trigger may_pair after insert on mentoring_pair
    for each row execute function mentoring_may_pair();

-- What the mentor sees, and a quarter of a year after the end nobody but the file.
do $$
declare
    walled text;
    verb text;
begin
    drop policy if exists seen_with_the_pair on mentoring_introduced;
    create policy seen_with_the_pair on mentoring_introduced for select using (
        pair_id in (select x.id from mentoring_pair x where x.ended_at is null
            or x.state = 'ended' and x.ended_at > statement_timestamp() - interval '90 days')
        and (select wall_role()) in ('adviser', 'member', 'employer', 'mentor'));
    drop policy if exists made_where_it_is_run on mentoring_introduced;
    execute format('create policy made_where_it_is_run on mentoring_introduced for insert with check (
        region_id = (select wall_region()) and pair_id in (select x.id from mentoring_pair x where %s))',
        mentoring_runs('x.programme_id'));
    drop policy if exists seen_with_the_pair on mentoring_meeting;
    create policy seen_with_the_pair on mentoring_meeting for select using (
        (select wall_role()) in ('adviser', 'member', 'employer', 'mentor')
        and pair_id in (select x.id from mentoring_pair x));
    foreach verb in array array['insert', 'delete'] loop
        execute format('drop policy if exists %I on mentoring_meeting', verb || '_where_it_is_run');
        execute format('drop policy if exists %I on mentoring_meeting', verb || '_by_the_mentor');
        execute format('drop policy if exists %I on mentoring_meeting', verb || '_by_the_person');
        execute format('create policy %I on mentoring_meeting for %s %s (
            region_id = (select wall_region()) and pair_id in (select x.id from mentoring_pair x
                where %s))', verb || '_where_it_is_run', verb,
            case verb when 'insert' then 'with check' else 'using' end, mentoring_runs('x.programme_id'));
        execute format('create policy %I on mentoring_meeting for %s %s (side = ''mentor''
            and pair_id in (select x.id from mentoring_pair x where %s))',
            verb || '_by_the_mentor', verb,
            case verb when 'insert' then 'with check' else 'using' end, mentoring_own('x.mentor_id'));
        execute format('create policy %I on mentoring_meeting for %s %s (side = ''person''
            and person_id = (select wall_person()))',
            verb || '_by_the_person', verb,
            case verb when 'insert' then 'with check' else 'using' end);
    end loop;
end $$;
create or replace function mentoring_met() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from mentoring_pair x where x.id = new.pair_id
            and x.person_id = new.person_id and x.started_on <= new.held_on
            and (x.ended_at is null or wall_day(x.ended_at) >= new.held_on)) then
        raise exception 'two meet from their first day to their last'
            using errcode = 'check_violation', constraint = 'met_within_the_pair';
    end if;
    return new;
end $$;
create or replace trigger met after insert on mentoring_meeting
    for each row execute function mentoring_met();

-- === what each of the two says ===
call people_part_around('mentoring_word', 'secret');
drop policy if exists open_seen on mentoring_word;
drop policy if exists own_seen on mentoring_word;
create policy own_seen on mentoring_word for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) = 'adviser' and side = 'person');
drop policy if exists self_seen on mentoring_word;
create policy self_seen on mentoring_word for select using (
    person_id = (select wall_person()) and side = 'person');
drop policy if exists own_made on mentoring_word;
create policy own_made on mentoring_word for insert with check (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and people_held_here(person_id) and (select wall_role()) = 'adviser' and side = 'person');
drop policy if exists own_kept on mentoring_word;
create policy own_kept on mentoring_word for update using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) = 'adviser' and side = 'person');
drop policy if exists own_removed on mentoring_word;
drop policy if exists said_by_the_person on mentoring_word;
create policy said_by_the_person on mentoring_word for insert with check (
    person_id = (select wall_person()) and side = 'person');
do $$ begin
    drop policy if exists read_where_it_is_run on mentoring_word;
    execute format('create policy read_where_it_is_run on mentoring_word for select using (
        region_id = (select wall_region()) and pair_id in (select x.id from mentoring_pair x where %s))', mentoring_runs('x.programme_id'));
    drop policy if exists said_for_a_mentor_without_a_sign_in on mentoring_word;
    execute format('create policy said_for_a_mentor_without_a_sign_in on mentoring_word
        for insert with check (side = ''mentor'' and region_id = (select wall_region())
        and pair_id in (select x.id from mentoring_pair x join mentoring_mentor m on m.id = x.mentor_id
            where m.account_id is null and %s))', mentoring_runs('x.programme_id'));
    drop policy if exists own_seen_by_the_mentor on mentoring_word;
    execute format('create policy own_seen_by_the_mentor on mentoring_word for select using (
        side = ''mentor'' and pair_id in (select x.id from mentoring_pair x where %s))',
        mentoring_own('x.mentor_id'));
    drop policy if exists said_by_the_mentor on mentoring_word;
    execute format('create policy said_by_the_mentor on mentoring_word for insert with check (
        side = ''mentor'' and pair_id in (select x.id from mentoring_pair x where %s))',
        mentoring_own('x.mentor_id'));
end $$;
-- Said is said; with a file that is joined or changes hands it goes along.
create or replace trigger stands before update on mentoring_word
    for each row execute function core_only_these('person_id', 'institution_id', 'region_id');
-- What the mentor said is hidden from the advisers of the holder, who join two files: it goes along with
-- its pair, by the database itself.
create or replace function mentoring_goes_along() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_relid <> 'mentoring_pair'::regclass then
        raise exception 'this belongs to mentoring' using errcode = 'insufficient_privilege';
    end if;
    update mentoring_word set person_id = new.person_id
     where pair_id = new.id and person_id = old.person_id;
    return null;
end $$;
create or replace trigger goes_along after update on mentoring_pair for each row
    when (old.person_id <> new.person_id) execute function mentoring_goes_along();
do $$
declare
    verb text;
begin
    foreach verb in array array['select', 'update'] loop
        execute format('drop policy if exists %I on mentoring_word', verb || '_by_itself');
        execute format('create policy %I on mentoring_word for %s to %I using (
            pg_trigger_depth() > 0 and region_id = (select wall_region()))',
            verb || '_by_itself', verb, current_user);
    end loop;
end $$;
