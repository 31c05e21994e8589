-- Messages to a person are seen by the holder's advisers and by the person. The program, carrying
-- messages, sees them, what the person wants, and the number or address of what waits; no name, no
-- file. Notices to institutions hold nobody's data; they are seen by the program and by administrators.
call people_consent_around('outbox_message', 'message');
call people_of_one_person('outbox_message', 'contact_id', 'people_contact');
call people_of_one_person('outbox_message', 'link_id', 'people_link');
-- A number or a link can be taken out: what was sent to it stays.
alter table outbox_message
    drop constraint contact_id_same_person,
    add constraint contact_id_same_person foreign key (contact_id, person_id)
        references people_contact (id, person_id) on delete set null (contact_id)
        deferrable initially deferred,
    drop constraint link_id_same_person,
    add constraint link_id_same_person foreign key (link_id, person_id)
        references people_link (id, person_id) on delete set null (link_id)
        deferrable initially deferred;
drop policy if exists carried_seen on outbox_message;
create policy carried_seen on outbox_message for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier');
drop policy if exists carried_kept on outbox_message;
create policy carried_kept on outbox_message for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'courier');
create or replace trigger only_how_it_went before update on outbox_message for each row
    when (wall_role() = 'courier')
    execute function core_only_these('state', 'fault', 'tries', 'not_before', 'sending_since',
        'sent_at', 'delivered_at', 'carrier_key');
-- The person holds back what waits, for example once they cannot come.
drop policy if exists held_back_by_the_person on outbox_message;
create policy held_back_by_the_person on outbox_message for update using (
    person_id = (select wall_person()) and state = 'waiting')
    with check (person_id = (select wall_person()) and state in ('waiting', 'stopped'));
create or replace trigger only_held_back before update on outbox_message
    for each row execute function people_only_these('state', 'fault');

drop policy if exists carried_seen on people_contact;
create policy carried_seen on people_contact for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier'
    and exists (select from outbox_message m
        where m.contact_id = people_contact.id and m.state in ('waiting', 'sending')));

call people_consent_around('outbox_choice', 'message');
drop policy if exists carried_seen on outbox_choice;
create policy carried_seen on outbox_choice for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier');
drop policy if exists chosen_by_the_person on outbox_choice;
create policy chosen_by_the_person on outbox_choice for insert with check (
    person_id = (select wall_person()));
drop policy if exists changed_by_the_person on outbox_choice;
create policy changed_by_the_person on outbox_choice for update using (
    person_id = (select wall_person())) with check (person_id = (select wall_person()));
create or replace trigger only_the_choice before update on outbox_choice
    for each row execute function people_only_these('wanted', 'chosen_at');

-- Whoever holds the link in a mail ends such mails to that person, and sees nothing.
create or replace function outbox_stop() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into outbox_choice (id, region_id, institution_id, person_id, channel, wanted, chosen_at)
    select uuidv7(), region_id, institution_id, person_id, channel, false, statement_timestamp()
      from outbox_message where stop_digest = wall_link()
        on conflict (person_id, channel) do update set wanted = false, chosen_at = statement_timestamp();
    return found;
end $$;
do $$
declare
    walled text;
begin
    foreach walled in array array['outbox_message', 'outbox_choice'] loop
        execute format('drop policy if exists stopped_by_link on %I', walled);
    end loop;
    execute format('create policy stopped_by_link on outbox_message for select to %I
        using (stop_digest = (select wall_link()))', current_user);
    execute format('create policy stopped_by_link on outbox_choice for all to %I
        using (exists (select from outbox_message m
            where m.person_id = outbox_choice.person_id and m.stop_digest = (select wall_link())))
        with check (not wanted and exists (select from outbox_message m
            where m.person_id = outbox_choice.person_id and m.stop_digest = (select wall_link())))',
        current_user);
end $$;

alter table outbox_notice enable row level security;
alter table outbox_notice force row level security;
drop policy if exists carried on outbox_notice;
create policy carried on outbox_notice for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'courier');
drop policy if exists looked_after on outbox_notice;
create policy looked_after on outbox_notice for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'administrator')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'administrator');

-- From where to where: the table `MOVES` of the program once more.
create or replace function outbox_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (
        select from (values
            ('waiting', 'sending'), ('waiting', 'stopped'), ('waiting', 'failed'),
            ('sending', 'waiting'), ('sending', 'sent'), ('sending', 'failed'),
            ('sending', 'unsure'), ('sent', 'delivered'), ('sent', 'failed'),
            ('unsure', 'sent'), ('unsure', 'delivered'), ('unsure', 'failed')) as moves (was, becomes)
         where was = old.state and becomes = new.state) then
        raise exception 'a message does not move from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on outbox_message for each row
    when (old.state <> new.state) execute function outbox_in_order();
create or replace trigger in_order before update on outbox_notice for each row
    when (old.state <> new.state) execute function outbox_in_order();

-- Errands, to those without a file: the program that keeps a day in order writes them and holds them
-- back, the one that carries sees and carries them. Whoever looks after these visitors sees what became
-- of them. Administrators do not; nor does the book of changes. An address goes with the last attempt.
do $$ begin
    if to_regclass('outbox_errand') is null then
        return;
    end if;
    alter table outbox_errand enable row level security;
    alter table outbox_errand force row level security;
    drop policy if exists written_by_the_usher on outbox_errand;
    create policy written_by_the_usher on outbox_errand for all using (
        region_id = (select wall_region()) and (select wall_role()) = 'usher')
        with check (region_id = (select wall_region()) and (select wall_role()) = 'usher');
    drop policy if exists carried_seen on outbox_errand;
    create policy carried_seen on outbox_errand for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'courier');
    drop policy if exists carried_kept on outbox_errand;
    create policy carried_kept on outbox_errand for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'courier')
        with check (region_id = (select wall_region()) and (select wall_role()) = 'courier');
    create or replace trigger only_how_it_went before update on outbox_errand for each row
        when (wall_role() = 'courier')
        execute function core_only_these('state', 'fault', 'tries', 'not_before', 'sending_since',
            'sent_at', 'delivered_at', 'carrier_key', 'address');
    drop policy if exists seen_by_who_looks_after on outbox_errand;
    create policy seen_by_who_looks_after on outbox_errand for select using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    alter table outbox_errand drop constraint if exists no_address_afterwards;
    alter table outbox_errand add constraint no_address_afterwards
        check (address = '' or state in ('waiting', 'sending'));
    create or replace trigger in_order before update on outbox_errand for each row
        when (old.state <> new.state) execute function outbox_in_order();
end $$;

call wall_around('outbox_quiethours', 'network');
drop policy if exists seen_in_the_region on outbox_quiethours;
create policy seen_in_the_region on outbox_quiethours for select using (
    region_id = (select wall_region()));
drop policy if exists kept_by_the_house on outbox_quiethours;
create policy kept_by_the_house on outbox_quiethours for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'administrator')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'administrator');

alter table outbox_digest enable row level security;
alter table outbox_digest force row level security;
drop policy if exists own_kept on outbox_digest;
create policy own_kept on outbox_digest for all using (account_id = (select wall_account()))
    with check (account_id = (select wall_account()) and region_id = (select wall_region())
        and institution_id = (select wall_institution()));
drop policy if exists carried_seen on outbox_digest;
create policy carried_seen on outbox_digest for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'courier');
