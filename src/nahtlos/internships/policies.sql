-- An internship and its diary are part "plan" of the file: the holder's staff, the person, and whoever the
-- person shows the plan. An employer sees an agreement once the person has signed it for the first time,
-- whoever holds a link that one agreement, and neither of them anything else of the file. Links are for
-- advisers alone. The program, watching deadlines, sees dates and states, no signer and no diary.
--
-- Policies ask downward in this order, so that none asks itself: pass; internship; signer, signature,
-- entry, impression.

call people_consent_around('internships_pass', 'secret');
call people_part_around('internships_internship', 'plan');
call people_part_around('internships_signer', 'plan');
call people_part_around('internships_signature', 'plan');
call people_part_around('internships_entry', 'plan');
call people_part_around('internships_impression', 'plan');
call people_of_one_person('internships_signer', 'internship_id', 'internships_internship');
call people_of_one_person('internships_pass', 'internship_id', 'internships_internship');
call people_of_one_person('internships_pass', 'signer_id', 'internships_signer');
call people_of_one_person('internships_signature', 'internship_id', 'internships_internship');
call people_of_one_person('internships_signature', 'signer_id', 'internships_signer');
call people_of_one_person('internships_entry', 'internship_id', 'internships_internship');
call people_of_one_person('internships_impression', 'internship_id', 'internships_internship');
-- What was agreed, signed or written in a diary is not taken out by hand; it goes with its time.
drop policy own_removed on internships_internship;
drop policy own_removed on internships_signature;
drop policy own_removed on internships_entry;
drop policy own_removed on internships_impression;
drop policy own_made on internships_entry;
-- What an employer says on the telephone is written down by the adviser; what the person says is not.
drop policy own_made on internships_impression;
create policy own_made on internships_impression for insert with check (
    teller = 'employer' and region_id = (select wall_region())
    and institution_id = (select wall_institution()) and people_held_here(person_id)
    and (select wall_role()) = 'adviser');

-- The database itself, in a function of its own and not by anybody's hand: the owner of the tables.
create or replace function internships_by_itself() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return current_user = (select pg_get_userbyid(c.relowner) from pg_class c
    where c.oid = 'internships_internship'::regclass);

-- === sight by link, of an employer's users, of the program ===

-- Also a link that has run out shows itself, so that its page can say so; it opens nothing more.
drop policy if exists opened_by_its_link on internships_pass;
create policy opened_by_its_link on internships_pass for select using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link()));
-- A link that holds, as SQL: for `which` internship, or `whose` signer.
create or replace function internships_opened(which text, more text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(select wall_role()) = ''nobody'' and (select wall_link()) is not null
    and exists (select from internships_pass p where p.%s
        and p.token_digest = (select wall_link()) and p.ended_at is null
        and p.ends_at > statement_timestamp() %s)', which, more);
do $$
begin
    drop policy if exists opened_by_its_link on internships_internship;
    execute format('create policy opened_by_its_link on internships_internship for select using (
        state not in (''draft'', ''withdrawn'') and %s)',
        internships_opened('internship_id = internships_internship.id', ''));
    drop policy if exists opened_by_its_link on internships_signer;
    execute format('create policy opened_by_its_link on internships_signer for select using (%s)',
        internships_opened('signer_id = internships_signer.id', ''));
    drop policy if exists opened_by_its_link on internships_signature;
    execute format('create policy opened_by_its_link on internships_signature for select using (%s)',
        internships_opened('internship_id = internships_signature.internship_id', ''));
    drop policy if exists signed_by_its_link on internships_signature;
    execute format('create policy signed_by_its_link on internships_signature for insert
        with check (%s)', internships_opened('signer_id = internships_signature.signer_id',
        'and p.opens = ''sign'''));
    drop policy if exists opened_by_its_link on internships_impression;
    execute format('create policy opened_by_its_link on internships_impression for select using (
        teller = ''employer'' and %s)',
        internships_opened('internship_id = internships_impression.internship_id',
            'and p.opens = ''assess'''));
    drop policy if exists told_by_its_link on internships_impression;
    execute format('create policy told_by_its_link on internships_impression for insert
        with check (teller = ''employer'' and %s)',
        internships_opened('internship_id = internships_impression.internship_id',
            'and p.opens = ''assess'''));
end $$;

drop policy if exists seen_by_its_employer on internships_internship;
create policy seen_by_its_employer on internships_internship for select using (
    agreed_at is not null and state not in ('draft', 'withdrawn')
    and wall_signs_in_for(company_id));
do $$
declare
    walled text;
    theirs text;
begin
    for walled, theirs in values
        ('internships_signer', 'and party = ''employer'''), ('internships_signature', ''),
        ('internships_entry', ''), ('internships_impression', 'and teller = ''employer''') loop
        execute format('drop policy if exists seen_by_its_employer on %I', walled);
        execute format('create policy seen_by_its_employer on %1$I for select using (
            (select wall_role()) = ''employer'' %2$s and exists (
                select from internships_internship i where i.id = %1$I.internship_id))',
            walled, theirs);
    end loop;
end $$;
drop policy if exists signed_by_its_employer on internships_signature;
create policy signed_by_its_employer on internships_signature for insert with check (
    (select wall_role()) = 'employer' and party = 'employer' and exists (
        select from internships_internship i where i.id = internship_id));
drop policy if exists answered_by_its_employer on internships_entry;
create policy answered_by_its_employer on internships_entry for update using (
    (select wall_role()) = 'employer' and exists (
        select from internships_internship i where i.id = internship_id));
drop policy if exists told_by_its_employer on internships_impression;
create policy told_by_its_employer on internships_impression for insert with check (
    (select wall_role()) = 'employer' and teller = 'employer' and exists (
        select from internships_internship i where i.id = internship_id
           and i.state in ('running', 'ended', 'broken_off')));

drop policy if exists watched on internships_internship;
create policy watched on internships_internship for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state <> 'draft');
drop policy if exists moved_by_the_watcher on internships_internship;
create policy moved_by_the_watcher on internships_internship for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state <> 'draft')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state <> 'draft');
drop policy if exists watched on internships_impression;

-- === the person ===

drop policy if exists withdrawn_by_the_person on internships_internship;
create policy withdrawn_by_the_person on internships_internship for update using (
    person_id = (select wall_person()))
    with check (person_id = (select wall_person()) and state = 'withdrawn');
drop policy if exists signed_by_the_person on internships_signature;
create policy signed_by_the_person on internships_signature for insert with check (
    person_id = (select wall_person()) and party = 'person');
drop policy if exists written_by_the_person on internships_entry;
create policy written_by_the_person on internships_entry for insert with check (
    person_id = (select wall_person()) and answer = '' and exists (
        select from internships_internship i where i.id = internship_id
           and i.person_id = internships_entry.person_id and i.state in ('running', 'ended')));
drop policy if exists rewritten_by_the_person on internships_entry;
create policy rewritten_by_the_person on internships_entry for update using (
    person_id = (select wall_person())) with check (person_id = (select wall_person()));
drop policy if exists told_by_the_person on internships_impression;
create policy told_by_the_person on internships_impression for insert with check (
    person_id = (select wall_person()) and teller = 'person' and exists (
        select from internships_internship i where i.id = internship_id
           and i.person_id = internships_impression.person_id
           and i.state in ('running', 'ended', 'broken_off')));

-- === which columns by whose hand ===

create or replace trigger only_withdrawn before update on internships_internship for each row
    when (not internships_by_itself())
    execute function people_only_these('state', 'moved_at', 'moved_by_id', 'words');
create or replace trigger only_watched before update on internships_internship for each row
    when (wall_role() = 'watcher' and not internships_by_itself())
    execute function core_only_these('state', 'moved_at', 'moved_by_id', 'last_on', 'reminded_on',
        'asked_on');
create or replace trigger only_voided before update on internships_signature for each row
    execute function core_only_these('voided_at', 'person_id', 'institution_id', 'region_id');
create or replace trigger voided_for_good before update on internships_signature for each row
    when (old.voided_at is not null and new.voided_at is distinct from old.voided_at)
    execute function core_never_unwritten();
create or replace trigger only_their_words before update on internships_entry for each row
    execute function people_only_these('words', 'language', 'written_at');
create or replace trigger only_answered before update on internships_entry for each row
    when (wall_role() = 'employer')
    execute function core_only_these('answer', 'answered_at', 'answered_by');
create or replace trigger only_moved_along before update on internships_entry for each row
    when (wall_role() = 'adviser')
    execute function core_only_these('person_id', 'institution_id', 'region_id');
create or replace trigger only_moved_along before update on internships_impression for each row
    execute function core_only_these('person_id', 'institution_id', 'region_id');

-- === the text, and what is signed ===

-- The digest is that of the text, whoever writes either; what the columns say stands in the text.
create or replace function internships_digested() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.digest := encode(sha256(convert_to(new.text, 'UTF8')), 'hex');
    if (new.text::jsonb -> 'terms') is distinct from jsonb_build_object(
        'company', new.company_id, 'site', new.site_id, 'kind', new.kind, 'purpose', new.purpose,
        'aims', new.aims, 'kldb', new.kldb, 'supervisor', new.supervisor,
        'starts_on', new.starts_on, 'ends_on', new.ends_on, 'hours_day', new.hours_day,
        'hours_week', new.hours_week, 'accident', new.accident, 'liability', new.liability,
        'wage', new.wage) then
        raise exception 'the text says something else than the columns'
            using errcode = 'check_violation', constraint = 'the_text_says_what_is_agreed';
    end if;
    if tg_op = 'UPDATE' and new.text <> old.text then
        if old.state not in ('draft', 'to_sign', 'signed') then
            raise exception 'what runs or is over is not rewritten'
                using errcode = 'check_violation', constraint = 'the_text_stands';
        end if;
        new.number := old.number + 1;
        if new.state = 'signed' then
            new.state := 'to_sign';
        end if;
    end if;
    return new;
end $$;
create or replace trigger digested before insert or update on internships_internship
    for each row execute function internships_digested();

-- Asked after the wall, so that whoever may write none is not told what one needs.
create or replace function internships_begun() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception 'an agreement begins as a draft'
        using errcode = 'check_violation', constraint = 'begins_as_a_draft';
end $$;
create or replace trigger begun after insert on internships_internship for each row
    when (new.state <> 'draft') execute function internships_begun();

-- From where to where, and by whose hand: the table `MOVES` of the program once more.
create or replace function internships_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    side text := case
        when internships_by_itself() then 'signatures'
        when wall_role() = 'watcher' then 'program'
        when wall_person() is not null then 'person'
        when wall_institution() = old.institution_id and wall_role() = 'adviser' then 'adviser' end;
begin
    if old.state = new.state then
        return new;
    end if;
    if not exists (
        select from (values
            ('draft', 'to_sign', array['adviser']),
            ('draft', 'withdrawn', array['adviser']),
            ('to_sign', 'signed', array['signatures']),
            ('to_sign', 'withdrawn', array['adviser', 'person']),
            ('signed', 'to_sign', array['adviser']),
            ('signed', 'running', array['adviser', 'program']),
            ('signed', 'withdrawn', array['adviser', 'person']),
            ('running', 'ended', array['adviser', 'program']),
            ('running', 'broken_off', array['adviser'])) as moves (was, becomes, sides)
         where was = old.state and becomes = new.state and side = any (sides)) then
        raise exception 'an internship does not move from % to % by %', old.state, new.state,
            coalesce(side, 'this hand') using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on internships_internship
    for each row execute function internships_in_order();

-- Another text: no signature under the old one holds, and no link to it.
create or replace function internships_voided() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update internships_signature set voided_at = statement_timestamp()
     where internship_id = new.id and voided_at is null;
    update internships_pass set ended_at = statement_timestamp()
     where internship_id = new.id and ended_at is null;
    return null;
end $$;
create or replace trigger voided after update on internships_internship for each row
    when (old.text <> new.text) execute function internships_voided();
-- Nothing is signed or told any more once it is taken back.
create or replace function internships_closed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_relid <> 'internships_internship'::regclass then
        raise exception 'this belongs to internships' using errcode = 'insufficient_privilege';
    end if;
    update internships_pass set ended_at = statement_timestamp()
     where internship_id = new.id and ended_at is null;
    return null;
end $$;
create or replace trigger closed after update on internships_internship for each row
    when (old.state <> new.state and new.state = 'withdrawn') execute function internships_closed();

-- Signing: only for oneself, only the text that stands, only while it is to be signed. It runs as the
-- owner of the tables, because whoever holds a link may see but not lock, and holds the agreement until
-- the transaction ends, so that no other text comes in between.
create or replace function internships_signs() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    agreed record;
    who record;
begin
    if tg_relid <> 'internships_signature'::regclass then
        raise exception 'this belongs to internships' using errcode = 'insufficient_privilege';
    end if;
    select * into agreed from internships_internship i where i.id = new.internship_id for update;
    select * into who from internships_signer s
     where s.id = new.signer_id and s.internship_id = new.internship_id and s.named;
    if who.id is null or agreed.id is null or who.party <> new.party or not coalesce(
        wall_person() = agreed.person_id and who.party = 'person'
        or wall_role() = 'adviser' and wall_institution() = agreed.institution_id
           and who.party = 'institution'
        or wall_role() = 'employer' and who.party = 'employer'
        or wall_role() = 'nobody' and wall_link() is not null and exists (
            select from internships_pass p where p.token_digest = wall_link()
               and p.signer_id = who.id and p.opens = 'sign' and p.ended_at is null
               and p.ends_at > statement_timestamp()), false) then
        raise exception 'everybody signs for themselves' using errcode = 'insufficient_privilege';
    end if;
    if agreed.state <> 'to_sign' then
        raise exception 'nothing is to be signed now'
            using errcode = 'check_violation', constraint = 'signed_in_its_time';
    end if;
    if new.digest <> agreed.digest then
        raise exception 'this is not the text that stands'
            using errcode = 'check_violation', constraint = 'signed_as_it_stands';
    end if;
    new.voided_at := null;
    return new;
end $$;
create or replace trigger signs before insert on internships_signature
    for each row execute function internships_signs();

create or replace function internships_signed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_relid <> 'internships_signature'::regclass then
        raise exception 'this belongs to internships' using errcode = 'insufficient_privilege';
    end if;
    if new.party in ('person', 'guardian') and not exists (select from internships_signer s
        where s.internship_id = new.internship_id and s.named and s.party in ('person', 'guardian')
          and not exists (select from internships_signature g
            where g.signer_id = s.id and g.voided_at is null)) then
        update internships_internship set agreed_at = coalesce(agreed_at, new.signed_at)
         where id = new.internship_id;
    end if;
    if not exists (select from internships_signer s
        where s.internship_id = new.internship_id and s.named and not exists (
            select from internships_signature g where g.signer_id = s.id and g.voided_at is null)) then
        update internships_internship
           set state = 'signed', moved_at = new.signed_at, moved_by_id = new.account_id
         where id = new.internship_id and state = 'to_sign';
    end if;
    return null;
end $$;
create or replace trigger signed after insert on internships_signature
    for each row execute function internships_signed();

-- What the two functions above may reach, as the owner of the tables and only inside a trigger.
do $$
declare
    walled text;
begin
    foreach walled in array array['internships_internship', 'internships_signer',
                                  'internships_signature', 'internships_pass'] loop
        execute format('drop policy if exists signed_by_itself on %I', walled);
        execute format('create policy signed_by_itself on %I for all to %I
            using (pg_trigger_depth() > 0 and (select wall_role()) is not null)
            with check (pg_trigger_depth() > 0 and (select wall_role()) is not null)',
            walled, current_user);
    end loop;
end $$;
