-- The wall around a person's file.
--
--   own institution   advisers: contact, profile, plan, notes; burdens and health only under a live,
--                     explicit consent that names them. Members: contact, profile, plan.
--   other institution advisers and members: the parts of a live consent, nothing else.
--   the person        the own file without notes.
--   the program,      as `counter`: no row of any table. One function hands out what the law asks of
--     counting        the persons of a region, without names, keys, burdens and health.
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

-- The database itself, in a function of its own and not by anybody's hand: the owner of the tables.
create or replace function people_by_itself() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return current_user = (select pg_get_userbyid(c.relowner) from pg_class c
    where c.oid = 'people_person'::regclass);

-- Every row of a file is held by the institution and region that hold the person.
-- Left alone where it stands: upper rooms' tables hang on it.
do $$ begin
    if not exists (select from pg_constraint
        where conname = 'person_and_holder' and conrelid = 'people_person'::regclass) then
        alter table people_person
            add constraint person_and_holder unique (id, institution_id, region_id);
    end if;
end $$;

-- What the program, erasing in time, writes into rows that stay: words that it empties, a row that goes
-- and is let go of, the day of the last contact, the last day of what was announced. A test compares
-- this with what the models say of themselves.
create or replace function people_emptied() returns table (walled text, emptied text[])
language sql immutable set search_path = pg_catalog, public, pg_temp
begin atomic
    select * from (values
        ('people_person', array['last_contact_on']), ('people_announcement', array['due_on']),
        ('people_qualification', array['note']), ('people_document', array['qualification_id']),
        ('recognition_move', array['note']), ('recognition_competencecheck', array['note']),
        ('plan_step', array['note', 'goal_id']), ('plan_review', array['said']),
        ('outbox_message', array['contact_id', 'link_id', 'again_of_id']),
        ('referrals_handover', array['remainder_id']),
        ('referrals_referral', array['step_id'])) as rules (walled, emptied);
end;
create or replace function people_only_emptied() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv
       or exists (select from jsonb_each_text(to_jsonb(new)) as n (named, said)
            where named = any (tg_argv) and said <> '' and named not in ('last_contact_on', 'due_on')
              and said is distinct from to_jsonb(old) ->> named) then
        raise exception 'the program erasing only empties %', array_to_string(tg_argv, ', ')
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- The program, erasing in time (role `eraser`), finds rows of its region, empties the columns named
-- above, takes rows out. It makes none, and writes into no other table.
create or replace procedure people_erased_around(walled regclass)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    erases text := '(select wall_role()) = ''eraser'' and region_id = (select wall_region())';
    its text[] := (select e.emptied from people_emptied() e
        where e.walled = people_erased_around.walled::text);
    verb text;
begin
    foreach verb in array array['select', 'update', 'delete'] loop
        execute format('drop policy if exists %I on %s', 'erased_' || verb, walled);
        continue when verb = 'update' and its is null;
        execute format('create policy %I on %s for %s using (%s)', 'erased_' || verb, walled, verb,
            erases);
    end loop;
    execute format('drop trigger if exists only_emptied on %s', walled);
    if its is not null then
        execute format('create trigger only_emptied before update on %s for each row
            when (wall_role() = ''eraser'') execute function people_only_emptied(%s)', walled,
            (select string_agg(quote_literal(one), ', ') from unnest(its) as one));
    end if;
end $$;

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
    call people_erased_around(walled);
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
call people_erased_around('people_person');
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

-- What hangs on another row of a file belongs to the same person. Deferred, because files that are
-- joined move table by table.
create or replace procedure people_of_one_person(walled regclass, reference text, other regclass)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from pg_constraint
        where conname = other || '_one_person' and conrelid = other) then
        execute format('alter table %s add constraint %I unique (id, person_id)',
            other, other || '_one_person');
    end if;
    execute format('alter table %s drop constraint if exists %I', walled, reference || '_same_person');
    execute format('alter table %s add constraint %I foreign key (%I, person_id)
        references %s (id, person_id) deferrable initially deferred',
        walled, reference || '_same_person', reference, other);
end $$;

-- A person hands in the own papers, and nothing but that; nothing is moved by it. The bytes stay out
-- of the book of changes. The first walls were built before there were documents.
do $$ begin
    if to_regclass('people_document') is null then
        return;
    end if;
    call people_part_around('people_document', 'profile');
    call people_part_around('people_content', 'profile');
    call people_of_one_person('people_document', 'qualification_id', 'people_qualification');
    call people_of_one_person('people_content', 'document_id', 'people_document');
    drop policy if exists handed_in_by_the_person on people_document;
    create policy handed_in_by_the_person on people_document for insert with check (
        person_id = (select wall_person()) and state = 'handed_in' and moved_at is null);
    drop policy if exists handed_in_by_the_person on people_content;
    create policy handed_in_by_the_person on people_content for insert with check (
        person_id = (select wall_person())
        and exists (select from people_document d
            where d.id = document_id and d.person_id = people_content.person_id
              and d.state = 'handed_in'));
    create or replace trigger written_down after insert or update or delete on people_content
        for each row execute function core_write_down('secret');
end $$;

-- Notes are for advisers alone, whatever opens them.
drop policy if exists by_advisers_alone on people_note;
create policy by_advisers_alone on people_note as restrictive for select using (
    (select wall_role()) in ('adviser', 'eraser'));

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
drop policy if exists ended_by_the_person on people_link;
create policy ended_by_the_person on people_link for update using (
    person_id = (select wall_person()));
drop policy if exists found_at_sign_in on people_login;
create policy found_at_sign_in on people_login for select using (
    account_id = (select wall_account()));
create or replace trigger only_the_end before update on people_link
    for each row execute function people_only_these('ended_at');

-- A table that an institution brings may hold anything about anybody: seen by its own advisers alone,
-- cleared away by the usher, and nothing that stands in it is put down in a book. Whom it made is known
-- to the holder and to the person. One deletion of a person is let through: of somebody whom a table
-- made, while that table is being undone.
create or replace procedure people_table_around(walled regclass)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    own text := 'region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) = ''adviser''';
    usher text := 'region_id = (select wall_region()) and (select wall_role()) = ''usher''';
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format('drop policy if exists own_kept on %s', walled);
    execute format('create policy own_kept on %s for all using (%s) with check (%s)', walled, own, own);
    execute format('drop policy if exists found_by_the_usher on %s', walled);
    execute format('create policy found_by_the_usher on %s for select using (%s)', walled, usher);
    execute format('drop policy if exists cleared_by_the_usher on %s', walled);
    execute format('create policy cleared_by_the_usher on %s for delete using (%s)', walled, usher);
end $$;

do $$ begin
    if to_regclass('people_import') is null then
        return;
    end if;
    call people_table_around('people_import');
    call people_table_around('people_importfile');
    call people_table_around('people_importrow');
    call people_table_around('people_importcolumns');
    drop policy found_by_the_usher on people_importcolumns;
    drop policy cleared_by_the_usher on people_importcolumns;
    create or replace trigger written_down after insert or delete on people_import
        for each row execute function core_write_down('secret');
    call people_consent_around('people_arrival', 'consent');
    drop policy if exists undone_with_its_table on people_person;
    create policy undone_with_its_table on people_person for delete using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) = 'adviser'
        and exists (select from people_arrival a join people_import i on i.id = a.brought_id
            where a.person_id = people_person.id and a.made and not a.stays
              and i.state = 'undoing'));
end $$;

-- How long a region keeps what is about nobody: known in the region, decided by administrators, and
-- never overwritten. The protocol of erasing and the numbers that stay are written by the program.
-- What stops an erasing, what was announced, and what a person asks for by right go with the consent:
-- seen by the holder's advisers and by the person, who may ask with their own hand.
do $$
declare
    walled text;
begin
    if to_regclass('people_period') is null then
        return;
    end if;
    foreach walled in array array['people_period', 'people_erasure', 'people_remainder',
                                  'people_processing'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format('drop policy if exists seen on %I', walled);
        execute format('drop policy if exists decided on %I', walled);
        execute format('drop policy if exists put_down on %I', walled);
    end loop;
    create policy seen on people_period for select using (region_id = (select wall_region()));
    create policy decided on people_period for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator'
        and decided_by_id = (select wall_account()));
    create policy seen on people_processing for select using (region_id = (select wall_region()));
    create policy decided on people_processing for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator'
        and written_by_id = (select wall_account()));
    create policy seen on people_erasure for select using (
        region_id = (select wall_region()) and (select wall_role()) in ('administrator', 'eraser'));
    create policy put_down on people_erasure for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'eraser');
    create policy seen on people_remainder for select using (
        region_id = (select wall_region())
        and (select wall_role()) in ('administrator', 'coordinator', 'eraser'));
    create policy put_down on people_remainder for all using (
        region_id = (select wall_region()) and (select wall_role()) = 'eraser');

    call people_consent_around('people_hold', 'consent');
    call people_consent_around('people_announcement', 'consent');
    drop policy own_removed on people_announcement;
    drop policy if exists announced_by_the_program on people_announcement;
    create policy announced_by_the_program on people_announcement for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'eraser');
    call people_consent_around('people_request', 'consent');
    drop policy own_removed on people_request;
    drop policy if exists asked_by_the_person on people_request;
    create policy asked_by_the_person on people_request for insert with check (
        person_id = (select wall_person()) and asked_by_id is null and answered_at is null);
    call people_consent_around('people_correction', 'consent');
    drop policy own_removed on people_correction;
    drop policy if exists told_to_the_recipient on people_correction;
    create policy told_to_the_recipient on people_correction for select using (
        region_id = (select wall_region()) and recipient_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists seen_by_the_recipient on people_correction;
    create policy seen_by_the_recipient on people_correction for update using (
        region_id = (select wall_region()) and recipient_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    -- The database itself, as the owner of the table, also moves it with a file that changes hands.
    create or replace trigger only_seen before update on people_correction for each row
        when (wall_institution() is distinct from old.institution_id and not people_by_itself())
        execute function core_only_these('seen_at', 'seen_by_id');
end $$;

-- Tables of upper rooms that were walled before anything was erased in time.
do $$
declare
    walled regclass;
begin
    for walled in select conrelid::regclass from pg_constraint where conname = 'held_with_person' loop
        call people_erased_around(walled);
    end loop;
end $$;

-- Counts for whoever answers for data protection and sees no person (role `administrator`). No row, no
-- key, no name; what is known of one person alone is a number like every other here, because it says
-- how much is open, not about whom.
do $$ begin
    if to_regclass('people_period') is null then
        return;
    end if;
    create or replace function people_protected(day date)
    returns table (institution uuid, what text, number bigint)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $f$
    begin
        if wall_role() <> 'administrator' then
            return;
        end if;
        return query
            select x.institution_id, x.what, count(*) from (
                select p.institution_id, case when p.closed_at is null then 'accompanied'
                    else 'closed' end as what from people_person p where p.merged_into_id is null
                union all
                select c.institution_id, case when c.revoked_at is null
                    and c.valid_until > statement_timestamp() then 'consents_live'
                    else 'consents_ended' end from people_consent c where c.given_at is not null
                union all
                select l.institution_id, 'links_live' from people_link l
                 where l.ended_at is null and l.locked_at is null
                   and l.expires_at > statement_timestamp()
                union all
                select r.institution_id, case when r.due_on < day then 'requests_late'
                    else 'requests_open' end from people_request r where r.answered_at is null
                union all
                select h.institution_id, 'holds' from people_hold h
                 where h.ended_at is null and h.until >= day
                union all
                select a.institution_id, 'announced' from people_announcement a
                union all
                select b.institution_id, 'looks' from core_reading b
            ) x group by 1, 2;
    end $f$;
    create or replace function people_recipients()
    returns table (institution uuid, recipient uuid, number bigint)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $f$
    begin
        if wall_role() <> 'administrator' then
            return;
        end if;
        return query
            select c.institution_id, c.recipient_id, count(distinct c.person_id)
              from people_consent c
             where c.given_at is not null and c.recipient_id <> c.institution_id group by 1, 2;
    end $f$;
end $$;
do $$
declare
    walled text;
begin
    if to_regclass('people_period') is null then
        return;
    end if;
    foreach walled in array array['people_person', 'people_consent', 'people_link', 'people_request',
                                  'people_hold', 'people_announcement', 'core_reading'] loop
        execute format('drop policy if exists counted_for_the_house on %I', walled);
        execute format('create policy counted_for_the_house on %I for select to current_user using (
            (select wall_role()) = ''administrator'' and region_id = (select wall_region()))', walled);
    end loop;
end $$;

-- Views of the list of persons: codes, seen by their owner and, if shared, by the advisers and members
-- of the same institution; changed by their owner alone. The log of lists that were taken along can only be added
-- to; it is read by the institution's own advisers and, as numbers without persons, by the administration.
do $$ begin
    if to_regclass('people_view') is null then
        return;
    end if;
    call wall_around('people_view', 'lists');
    drop policy if exists own_kept on people_view;
    create policy own_kept on people_view for all using (
        owner_id = (select wall_account()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'))
        with check (owner_id = (select wall_account())
        and institution_id = (select wall_institution()) and region_id = (select wall_region())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists shared_seen on people_view;
    create policy shared_seen on people_view for select using (
        shared and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    call wall_around('people_export', 'lists');
    drop policy if exists put_down on people_export;
    create policy put_down on people_export for insert with check (
        taken_by_id = (select wall_account()) and institution_id = (select wall_institution())
        and region_id = (select wall_region())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists own_seen on people_export;
    create policy own_seen on people_export for select using (
        institution_id = (select wall_institution()) and (select wall_role()) = 'adviser'
        or taken_by_id = (select wall_account())
        or region_id = (select wall_region()) and (select wall_role()) = 'administrator');
    create or replace trigger never_unwritten before update or delete on people_export
        for each row execute function core_never_unwritten();
end $$;

-- What was done with many at once belongs to the advisers of the holder.
do $$ begin
    if to_regclass('people_bulk') is null then
        return;
    end if;
    call wall_around('people_bulk', 'lists');
    drop policy if exists own_kept on people_bulk;
    create policy own_kept on people_bulk for all using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) = 'adviser')
        with check (region_id = (select wall_region())
        and institution_id = (select wall_institution()) and (select wall_role()) = 'adviser');
    call people_consent_around('people_bulkrow', 'consent');
end $$;

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

-- While the own adviser is away, the person also knows whose place it is that stands in.
do $$ begin
    if to_regprocedure('network_substitute_of(uuid, date)') is null then
        return;
    end if;
    drop policy if exists substitute_seen_by_accompanied on network_membership;
    create policy substitute_seen_by_accompanied on network_membership for select using (
        ended_at is null
        and id = (select network_substitute_of(p.adviser_id,
                (statement_timestamp() at time zone 'Europe/Berlin')::date)
            from people_person p where p.id = (select wall_person())));
end $$;

-- The program counting for a figure (role `counter`). No policy lets the program's own role pass as
-- `counter`: only this function does, which runs as the owner of the tables and chooses the columns,
-- so that no name comes along with a birth date.
do $$
declare
    walled text;
    further text;
begin
    for walled, further in values
        ('people_person', ''), ('people_record', ''), ('people_fact', 'and part = ''profile'''),
        ('people_householdmember', 'and relation = ''child''') loop
        execute format('drop policy if exists counted on %I', walled);
        execute format('create policy counted on %I for select to current_user using (
            (select wall_role()) = ''counter'' and region_id = (select wall_region()) %s)',
            walled, further);
    end loop;
end $$;
create or replace function people_counted()
returns table (record jsonb, facts jsonb, births date[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Somebody who is signed in is never the program.
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
        select case when r.id is not null then jsonb_build_object(
                'birth_date', r.birth_date, 'sex', r.sex, 'nationality', r.nationality,
                'arrival_date', r.arrival_date, 'status', r.status, 'status_since', r.status_since,
                'status_until', r.status_until, 'asylum_registered_on', r.asylum_registered_on,
                'asylum_applied_on', r.asylum_applied_on, 'duldung_since', r.duldung_since,
                'unemployed_since', r.unemployed_since, 'children_known', r.children_known) end,
            coalesce(f.known, '{}'), coalesce(h.births, '{}')
          from people_person p
          left join people_record r on r.person_id = p.id
          left join (select x.person_id, jsonb_object_agg(x.name, x.value) known
                       from people_fact x group by 1) f on f.person_id = p.id
          left join (select x.person_id, array_agg(x.birth_date) births
                       from people_householdmember x where x.birth_date is not null group by 1) h
            on h.person_id = p.id
         where p.closed_at is null and p.merged_into_id is null
         -- The keys are not told: other rooms count the same persons in the same order.
         order by p.id;
end $$;

-- A link, or the code that stands beside it, opens nothing but its own row. Whether the birth date
-- told with it is the one in the file is answered inside the wall, with yes, no or locked: whoever
-- has only the link never sees the file. The row is locked while it is counted, so that tries made at
-- once are counted one after the other, and the sixth is not compared any more. Whose link it is comes
-- from the signed note of who is acting and not from what is asked, so that a query slipped in cannot
-- try the dates of others. The first walls were built before there were codes.
do $$ begin
    if not exists (select from pg_attribute
        where attrelid = 'people_link'::regclass and attname = 'code_digest') then
        drop policy if exists opened_by_its_link on people_link;
        create policy opened_by_its_link on people_link for select using (
            token_digest = (select wall_link()) and ended_at is null
            and expires_at > statement_timestamp());
        return;
    end if;
    drop policy if exists opened_by_its_link on people_link;
    create policy opened_by_its_link on people_link for select using (
        (select wall_link()) in (token_digest, code_digest) and ended_at is null
        and locked_at is null and expires_at > statement_timestamp());
    drop policy if exists counted_by_its_answer on people_link;
    create policy counted_by_its_answer on people_link for update to current_user using (
        (select wall_link()) in (token_digest, code_digest));
    drop policy if exists seen_by_its_answer on people_link;
    create policy seen_by_its_answer on people_link for select to current_user using (
        (select wall_link()) in (token_digest, code_digest));
    drop policy if exists compared_with_a_link on people_record;
    create policy compared_with_a_link on people_record for select to current_user using (
        exists (select from people_link l where l.person_id = people_record.person_id
            and (select wall_link()) in (l.token_digest, l.code_digest)));
end $$;
create or replace function people_link_answer(born date) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one people_link;
    alike boolean;
begin
    select * into one from people_link l
     where wall_link() in (l.token_digest, l.code_digest) for update;
    if one.id is null or one.ended_at is not null or one.expires_at <= statement_timestamp() then
        return 'no';
    end if;
    if one.locked_at is not null then
        return 'locked';
    end if;
    select coalesce(bool_or(r.birth_date = born), false) into alike
      from people_record r where r.person_id = one.person_id;
    update people_link set
        wrong_dates = case when alike then 0 else one.wrong_dates + 1 end,
        wrong_ever = one.wrong_ever + (not alike)::int,
        last_used_on = case when alike
            then (statement_timestamp() at time zone 'Europe/Berlin')::date
            else one.last_used_on end,
        locked_at = case when not alike and (one.wrong_dates >= 4 or one.wrong_ever >= 19)
            then statement_timestamp() end
     where id = one.id
    returning * into one;
    return case when alike then 'yes' when one.locked_at is not null then 'locked' else 'no' end;
end $$;
