-- The wall around a person's file.
--
--   own institution   advisers: contact, profile, plan, notes; burdens and health only under a live,
--                     explicit consent that names them. Members: contact, profile, plan.
--   other institution advisers and members: the parts of a live consent, nothing else.
--   the person        the own file without notes.
--   everybody else    nothing. Upper rooms may add sight of their own (a referral that is open).

-- A live consent opens a part to the actor's institution, measured at the statement and not at the
-- beginning of the transaction, so that what is given or taken back counts at once. `whose` and
-- `wanted` are what stands in the policy's own row, as SQL; `wanted` null asks for any part.
-- A text and not a function: PostgreSQL calls a function with a subquery once for every row, but
-- looks all rows up at once where the same subquery stands in the policy itself.
create or replace function people_opened(whose text, wanted text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('exists (select from people_consent c
    where c.person_id = %s
      and c.recipient_id = (select wall_institution())
      and c.given_at <= statement_timestamp() and c.revoked_at is null
      and c.valid_from <= statement_timestamp() and statement_timestamp() < c.valid_until', whose)
    || case when wanted is null then '' else format('
      and %1$s = any (c.parts) and (%1$s not in (''burdens'', ''health'') or c.explicit)', wanted) end
    || ')';

-- Asked before any unique key or reference is, so that no error tells whom others hold. A function,
-- so that the policies of consent can ask for the person, whose policies ask for consent.
create or replace function people_held_here(whose uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return exists (select from people_person p
    where p.id = whose and p.institution_id = (select wall_institution()));

-- Every row of a file is held by the institution and region that hold the person.
alter table people_person drop constraint if exists person_and_holder cascade;
alter table people_person add constraint person_and_holder unique (id, institution_id, region_id);

create or replace procedure people_part_around(walled regclass, part text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    own text := 'region_id = (select wall_region()) and institution_id = (select wall_institution())';
    held text := 'people_held_here(person_id)';
    its_part text := case part when 'of the row' then walled || '.part'
                          else quote_literal(part) end;
    opened text := people_opened(walled || '.person_id', its_part);
    -- Burdens and health stay closed to the holder, too, without the consent that names them.
    closed text := case when part in ('of the row', 'burdens', 'health')
        then format('and (%s not in (''burdens'', ''health'') or %s)', its_part, opened)
        else '' end;
    policy text;
begin
    call wall_around(walled, part);
    execute format('alter table %s drop constraint if exists held_with_person', walled);
    execute format('alter table %s add constraint held_with_person
        foreign key (person_id, institution_id, region_id)
        references people_person (id, institution_id, region_id)
        on update cascade on delete cascade deferrable initially deferred', walled);
    foreach policy in array array['own_seen', 'open_seen', 'self_seen', 'own_made', 'own_kept',
                                  'own_removed'] loop
        execute format('drop policy if exists %I on %s', policy, walled);
    end loop;
    execute format('create policy own_seen on %s for select using (%s
        and ((select wall_role()) = ''adviser''
             or (select wall_role()) = ''member'' and %s in (''contact'', ''profile'', ''plan''))
        %s)', walled, own, its_part, closed);
    execute format('create policy open_seen on %s for select using (
        region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'')
        and %s)', walled, opened);
    if part <> 'notes' then
        execute format('create policy self_seen on %s for select using (
            person_id = (select wall_person()))', walled);
    end if;
    execute format('create policy own_made on %s for insert with check (%s and %s
        and (select wall_role()) = ''adviser'' %s)', walled, own, held, closed);
    -- Also a blind update or delete, which asks no policy for reading, stays behind the consent.
    execute format('create policy own_kept on %s for update using (%s
        and (select wall_role()) = ''adviser'' %s)
        with check (%s and %s and (select wall_role()) = ''adviser'')',
        walled, own, closed, own, held);
    execute format('create policy own_removed on %s for delete using (%s
        and (select wall_role()) = ''adviser'' %s)', walled, own, closed);
end $$;

-- What a person may change with their own hand: the named columns and no other.
create or replace function people_only_these() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_person() is not null
       and to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv then
        raise exception 'the person changes only %', array_to_string(tg_argv, ', ')
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

call wall_around('people_person', 'profile');
drop policy if exists own_seen on people_person;
create policy own_seen on people_person for select using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member'));
drop policy if exists open_seen on people_person;
do $$ begin
    execute format('create policy open_seen on people_person for select using (
        region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'')
        and %s)', people_opened('people_person.id', null));
end $$;
drop policy if exists self_seen on people_person;
create policy self_seen on people_person for select using (id = (select wall_person()));
drop policy if exists own_made on people_person;
create policy own_made on people_person for insert with check (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) = 'adviser');
drop policy if exists own_kept on people_person;
create policy own_kept on people_person for update using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) = 'adviser');

call people_part_around('people_contact', 'contact');
call people_part_around('people_record', 'profile');
call people_part_around('people_fact', 'of the row');
call people_part_around('people_language', 'profile');
call people_part_around('people_householdmember', 'profile');
call people_part_around('people_qualification', 'profile');
call people_part_around('people_note', 'notes');
call people_part_around('people_burden', 'of the row');

-- Notes are for advisers alone, whatever opens them.
drop policy if exists by_advisers_alone on people_note;
create policy by_advisers_alone on people_note as restrictive for select using (
    (select wall_role()) = 'adviser');

-- What goes with consent has its own rules: seen by the holder's advisers, by the person, and the
-- consent itself, once given, by the institution that it names.
create or replace procedure people_consent_around(walled regclass, book text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    call people_part_around(walled, book);
    execute format('drop policy open_seen on %s', walled);
end $$;

call people_consent_around('people_consent', 'consent');
call people_consent_around('people_scan', 'secret');
call people_consent_around('people_link', 'secret');
call people_consent_around('people_login', 'secret');
call people_consent_around('people_merge', 'consent');

drop policy if exists recipient_seen on people_consent;
create policy recipient_seen on people_consent for select using (
    region_id = (select wall_region()) and recipient_id = (select wall_institution())
    and given_at <= statement_timestamp()
    and (select wall_role()) in ('adviser', 'member'));
-- No consent opens a file to the immigration office: it is asked single questions in referrals.
drop policy if exists never_to_the_immigration_office on people_consent;
create policy never_to_the_immigration_office on people_consent as restrictive for insert with check (
    not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));
drop policy if exists never_turned_to_the_immigration_office on people_consent;
create policy never_turned_to_the_immigration_office on people_consent as restrictive for update
    using (true) with check (not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));
drop policy if exists answered_by_the_person on people_consent;
create policy answered_by_the_person on people_consent for update using (
    person_id = (select wall_person()));
-- What a person has agreed to stands: it can be ended and taken back, never widened.
create or replace function people_consent_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.given_at is not null and ((new.recipient_id, new.purpose, new.parts, new.explicit, new.valid_from, new.asked_at)
        is distinct from
       (old.recipient_id, old.purpose, old.parts, old.explicit, old.valid_from, old.asked_at)
       or new.valid_until > old.valid_until) then
        raise exception 'a consent is never widened' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create or replace trigger stands before update on people_consent
    for each row execute function people_consent_stands();
create or replace trigger only_the_answer before update on people_consent
    for each row execute function people_only_these('given_at', 'revoked_at', 'refused_at',
        'language', 'wording');
drop policy if exists opened_by_its_link on people_link;
create policy opened_by_its_link on people_link for select using (
    token_digest = (select wall_link()) and ended_at is null and expires_at > statement_timestamp());
drop policy if exists ended_by_the_person on people_link;
create policy ended_by_the_person on people_link for update using (
    person_id = (select wall_person()));
drop policy if exists found_at_sign_in on people_login;
create policy found_at_sign_in on people_login for select using (
    account_id = (select wall_account()));
create or replace trigger only_the_end before update on people_link
    for each row execute function people_only_these('ended_at');

-- Row estimates of `explain` come from statistics over everybody's rows, also over those that one may
-- not see. So none are gathered where they could tell that somebody is known here at all.
do $$
declare
    walled text;
    identifying text;
begin
    for walled, identifying in values
        ('people_person', 'given_name'), ('people_person', 'family_name'),
        ('people_person', 'native_name'), ('people_person', 'name_keys'),
        ('people_person', 'sort_key'), ('people_contact', 'value'),
        ('people_householdmember', 'first_name'), ('people_record', 'birth_date'),
        ('people_login', 'account_id') loop
        execute format('alter table %I alter column %I set statistics 0', walled, identifying);
    end loop;
end $$;

-- Whoever is accompanied may know by whom: the one place of work of the own adviser, nothing else.
drop policy if exists seen_by_accompanied on network_membership;
create policy seen_by_accompanied on network_membership for select using (
    ended_at is null
    and id = (select p.adviser_id from people_person p where p.id = (select wall_person())));
