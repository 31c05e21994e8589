-- The way to an apprenticeship belongs to the plan. Whom one asks, what is said every month, who reacts,
-- and what the chamber is told are for advisers of the holder. The trainee sees the own answers, what is
-- done about it and what the chamber is told, never what company and school say. Whoever has opened the
-- link of one question, or of one registration, sees that row. The program, watching days, sees
-- apprenticeships and questions, which name nobody but by a first name; no answer is written by it.

call people_part_around('apprenticeships_apprenticeship', 'plan');
call people_consent_around('apprenticeships_voice', 'secret');
call people_consent_around('apprenticeships_sign', 'sign');
call people_consent_around('apprenticeships_reaction', 'reaction');
call people_consent_around('apprenticeships_registration', 'registration');
call people_of_one_person('apprenticeships_apprenticeship', 'entry_id', 'internships_internship');
call people_of_one_person('apprenticeships_apprenticeship', 'trial_id', 'internships_internship');
call people_of_one_person('apprenticeships_apprenticeship', 'placement_id', 'placements_placement');
call people_of_one_person('apprenticeships_voice', 'apprenticeship_id', 'apprenticeships_apprenticeship');
call people_of_one_person('apprenticeships_sign', 'apprenticeship_id', 'apprenticeships_apprenticeship');
call people_of_one_person('apprenticeships_reaction', 'apprenticeship_id',
    'apprenticeships_apprenticeship');
call people_of_one_person('apprenticeships_registration', 'apprenticeship_id',
    'apprenticeships_apprenticeship');
call people_of_one_person('apprenticeships_registration', 'placement_id', 'placements_placement');
-- Nobody takes these out: they end, are dropped or done, and what happened stays.
drop policy own_removed on apprenticeships_apprenticeship;
drop policy own_removed on apprenticeships_sign;
drop policy own_removed on apprenticeships_reaction;
drop policy own_removed on apprenticeships_registration;

-- === the trainee, who does not see who else said what ===

drop policy self_seen on apprenticeships_sign;
create policy self_seen on apprenticeships_sign for select using (
    side = 'trainee' and person_id = (select wall_person()));
drop policy if exists answered_by_the_trainee on apprenticeships_sign;
create policy answered_by_the_trainee on apprenticeships_sign for update using (
    side = 'trainee' and person_id = (select wall_person())
    and state in ('asked', 'reminded', 'call', 'silent'))
    with check (side = 'trainee' and person_id = (select wall_person()) and state <> 'dropped');

-- === whoever has opened the link ===

drop policy if exists linked_seen on apprenticeships_sign;
create policy linked_seen on apprenticeships_sign for select using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state <> 'dropped');
drop policy if exists answered_by_link on apprenticeships_sign;
create policy answered_by_link on apprenticeships_sign for update using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state in ('asked', 'reminded', 'call', 'silent'))
    with check ((select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and state <> 'dropped');
create or replace trigger only_answered before update on apprenticeships_sign for each row
    when (wall_role() in ('newcomer', 'nobody'))
    execute function core_only_these('state', 'state_on', 'work', 'school', 'comes', 'stays', 'help',
        'words', 'weight', 'channel', 'answered_at', 'answered_by_id');
drop policy if exists linked_seen on apprenticeships_registration;
create policy linked_seen on apprenticeships_registration for select using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp());
drop policy if exists answered_by_link on apprenticeships_registration;
create policy answered_by_link on apprenticeships_registration for update using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state in ('told', 'missing'))
    with check ((select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and state in ('missing', 'registered'));
create or replace trigger only_answered before update on apprenticeships_registration for each row
    when (wall_role() = 'nobody')
    execute function core_only_these('state', 'moved_at', 'moved_by_id', 'missing', 'registered_on',
        'number', 'by_chamber');

-- === the program, watching days ===

do $$
declare
    watched text;
begin
    foreach watched in array array['apprenticeships_apprenticeship', 'apprenticeships_sign'] loop
        execute format('drop policy if exists watched on %I', watched);
        execute format('create policy watched on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''watcher'')', watched);
    end loop;
end $$;
drop policy if exists moved_by_the_watcher on apprenticeships_sign;
create policy moved_by_the_watcher on apprenticeships_sign for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('asked', 'reminded', 'call'))
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('asked', 'reminded', 'call', 'silent'));
create or replace trigger only_watched before update on apprenticeships_sign for each row
    when (wall_role() = 'watcher') execute function core_only_these('state', 'state_on');

-- === what was said, done and registered stands; it goes along when files are joined or handed over ===

create or replace trigger said_stands before update on apprenticeships_sign for each row
    when (old.state = 'answered')
    execute function core_only_these('person_id', 'institution_id', 'region_id');
create or replace trigger done_stands before update on apprenticeships_reaction for each row
    when (old.done_on is not null)
    execute function core_only_these('person_id', 'institution_id', 'region_id');
create or replace trigger registered_stands before update on apprenticeships_registration for each row
    when (old.state = 'registered')
    execute function core_only_these('person_id', 'institution_id', 'region_id');

-- === a contract is a placement of its kind that the law opens; the training begins with it ===

create or replace function apprenticeships_bound() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    work record;
begin
    if new.entry_id is distinct from old.entry_id and new.entry_id is not null and not exists (
            select from internships_internship i where i.id = new.entry_id and i.kind = 'entry') then
        raise exception 'this internship is no entry qualification'
            using errcode = 'check_violation', constraint = 'an_entry_qualification_is_of_its_kind';
    end if;
    if new.placement_id is null then
        return null;
    end if;
    select * into work from placements_placement p where p.id = new.placement_id;
    if work.id is null or work.kind <> 'apprenticeship' or work.starts_on >= new.ends_on
       or work.access not in ('free', 'permission_ABH', 'permission_ABH_plus_BA', 'title_bound') then
        raise exception 'this is no contract of an apprenticeship that the law opens'
            using errcode = 'check_violation', constraint = 'a_contract_that_the_law_opens';
    end if;
    if new.state in ('training', 'passed', 'left') and work.state not in ('started', 'ended') then
        raise exception 'the training begins with its placement'
            using errcode = 'check_violation', constraint = 'no_training_before_its_start';
    end if;
    return null;
end $$;
create or replace trigger bound after update on apprenticeships_apprenticeship for each row
    when ((old.state, old.placement_id, old.entry_id, old.ends_on)
          is distinct from (new.state, new.placement_id, new.entry_id, new.ends_on))
    execute function apprenticeships_bound();

-- Asked after the wall, so that whoever may write none is not told what one needs.
create or replace function apprenticeships_begun() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception 'this begins at its beginning'
        using errcode = 'check_violation', constraint = 'begins_at_its_beginning';
end $$;
create or replace trigger begun after insert on apprenticeships_apprenticeship for each row
    when (new.state <> 'preparing') execute function apprenticeships_begun();
create or replace trigger begun after insert on apprenticeships_sign for each row
    when (new.state <> 'asked') execute function apprenticeships_begun();
create or replace trigger begun after insert on apprenticeships_reaction for each row
    when (new.done_on is not null) execute function apprenticeships_begun();
create or replace trigger begun after insert on apprenticeships_registration for each row
    when (new.state = 'missing') execute function apprenticeships_begun();

-- From where to where, and by whose hand: the tables of the program once more.
create or replace function apprenticeships_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    its text := replace(tg_table_name, 'apprenticeships_', '');
    hand text := case
        when wall_role() = 'watcher' then 'program'
        when wall_person() is not null then 'trainee'
        when wall_role() = 'nobody' and wall_link() is not null then case
            when its = 'sign' then to_jsonb(old) ->> 'side' else 'chamber' end
        when wall_role() = 'adviser' and wall_institution() = old.institution_id then 'adviser' end;
begin
    if not exists (
        select from (values
            ('apprenticeship', 'preparing', 'entry', array['adviser']),
            ('apprenticeship', 'preparing', 'trial', array['adviser']),
            ('apprenticeship', 'preparing', 'contract', array['adviser']),
            ('apprenticeship', 'preparing', 'withdrawn', array['adviser']),
            ('apprenticeship', 'entry', 'preparing', array['adviser']),
            ('apprenticeship', 'entry', 'trial', array['adviser']),
            ('apprenticeship', 'entry', 'contract', array['adviser']),
            ('apprenticeship', 'entry', 'withdrawn', array['adviser']),
            ('apprenticeship', 'trial', 'preparing', array['adviser']),
            ('apprenticeship', 'trial', 'entry', array['adviser']),
            ('apprenticeship', 'trial', 'contract', array['adviser']),
            ('apprenticeship', 'trial', 'withdrawn', array['adviser']),
            ('apprenticeship', 'contract', 'preparing', array['adviser']),
            ('apprenticeship', 'contract', 'training', array['adviser']),
            ('apprenticeship', 'training', 'passed', array['adviser']),
            ('apprenticeship', 'training', 'left', array['adviser']),
            ('registration', 'told', 'missing', array['adviser', 'chamber']),
            ('registration', 'told', 'registered', array['adviser', 'chamber']),
            ('registration', 'missing', 'told', array['adviser']),
            ('registration', 'missing', 'registered', array['adviser', 'chamber']),
            ('sign', 'asked', 'reminded', array['program']),
            ('sign', 'asked', 'call', array['program']),
            ('sign', 'asked', 'answered', array['adviser', 'trainee', 'trainer', 'school']),
            ('sign', 'asked', 'dropped', array['adviser']),
            ('sign', 'reminded', 'call', array['program']),
            ('sign', 'reminded', 'answered', array['adviser', 'trainee', 'trainer', 'school']),
            ('sign', 'reminded', 'dropped', array['adviser']),
            ('sign', 'call', 'silent', array['program']),
            ('sign', 'call', 'answered', array['adviser', 'trainee', 'trainer', 'school']),
            ('sign', 'call', 'dropped', array['adviser']),
            ('sign', 'silent', 'answered', array['adviser', 'trainee', 'trainer', 'school']))
            as moves (noun, was, becomes, hands)
         where noun = its and was = old.state
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
    foreach moved in array array['apprenticeships_apprenticeship', 'apprenticeships_registration',
                                 'apprenticeships_sign'] loop
        execute format('create or replace trigger in_order before update on %I for each row
            when (old.state <> new.state) execute function apprenticeships_in_order()', moved);
    end loop;
end $$;
