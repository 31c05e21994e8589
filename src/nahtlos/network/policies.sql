-- The directory (regions, areas, institutions, answers) is public. Who works where is seen by the
-- staff of the region, by oneself, and by the person whom one accompanies; invitations by those who
-- keep the network.

call wall_around('network_membership', 'network');
drop policy if exists own_seen on network_membership;
create policy own_seen on network_membership for select using (
    account_id = (select wall_account()));
drop policy if exists seen_by_staff on network_membership;
create policy seen_by_staff on network_membership for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'administrator'));
drop policy if exists kept_by_keepers on network_membership;
create policy kept_by_keepers on network_membership for all using (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'))
    with check (region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'));
-- Whoever holds the link of an invitation may take just the place that it offers.
drop policy if exists taken_by_invitation on network_membership;
create policy taken_by_invitation on network_membership for insert with check (
    account_id = (select wall_account())
    and exists (select from network_invitation i
        where i.token_digest = (select wall_link())
          and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > statement_timestamp()
          and i.institution_id = network_membership.institution_id
          and i.region_id = network_membership.region_id
          and i.role = network_membership.role));

call wall_around('network_invitation', 'network');
drop policy if exists kept_by_keepers on network_invitation;
create policy kept_by_keepers on network_invitation for all using (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'))
    with check (region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'));
drop policy if exists seen_by_link on network_invitation;
create policy seen_by_link on network_invitation for select using (
    token_digest = (select wall_link()));
drop policy if exists accepted_by_link on network_invitation;
create policy accepted_by_link on network_invitation for update using (
    token_digest = (select wall_link()) and accepted_at is null and withdrawn_at is null
    and expires_at > statement_timestamp())
    with check (token_digest = (select wall_link()) and withdrawn_at is null);
create or replace trigger only_accepted before update on network_invitation for each row
    when (wall_link() is not null) execute function core_only_these('accepted_at');

create or replace trigger written_down after insert or update or delete on network_institution
    for each row execute function core_write_down('network');
create or replace trigger written_down after insert or update or delete on network_answer
    for each row execute function core_write_down('network');

-- When something public changed last: other directories ask for what is newer than their own copy. The
-- program cannot choose the moment, and writing the same again is no change.
create or replace function network_stamp() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        new.changed_at := clock_timestamp();
    elsif to_jsonb(new) - 'changed_at' is distinct from to_jsonb(old) - 'changed_at' then
        new.changed_at := clock_timestamp();
    else
        new.changed_at := old.changed_at;
    end if;
    return new;
end $$;
create or replace trigger stamped before insert or update on network_institution
    for each row execute function network_stamp();
create or replace trigger stamped before insert or update on network_answer
    for each row execute function network_stamp();

-- Staff of the immigration office act in that role alone, and nobody else does.
create or replace function network_role_fits() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if (new.role = 'immigration') <> exists (select from network_institution i
        where i.id = new.institution_id and i.kind = 'immigration_office') then
        raise exception 'the role does not fit the kind of institution'
            using errcode = 'check_violation', constraint = 'role_fits_institution';
    end if;
    return new;
end $$;
create or replace trigger role_fits before insert or update on network_membership
    for each row execute function network_role_fits();

-- One institution, two advisers who work there; nobody is away twice on a day, and whoever stands in is there
-- on the first day they are asked for. Since the one who stands in is never away already, no circle can
-- close. One at a time for each institution, so that two made at once see each other.
create or replace function network_substitution_fits() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('substitution ' || new.institution_id, 0));
    if 2 <> (select count(*) from network_membership m
              where m.id in (new.absent_id, new.stands_in_id) and m.role = 'adviser'
                and m.institution_id = new.institution_id and m.region_id = new.region_id
                and m.ended_at is null) then
        raise exception 'both are advisers of one institution'
            using errcode = 'check_violation', constraint = 'substitution_in_one_institution';
    end if;
    if exists (select from network_substitution s
                where s.absent_id in (new.absent_id, new.stands_in_id) and s.ended_at is null
                  and s.from_on <= new.until_on and s.until_on >= new.from_on) then
        raise exception 'nobody is away twice, and whoever stands in is not away'
            using errcode = 'check_violation', constraint = 'substitution_overlaps';
    end if;
    return new;
end $$;

-- Who stands in for whom: seen by the staff of the region, made and ended by the absent adviser and by
-- whoever keeps the house, never taken out. It opens no file: the advisers of one institution see its files anyway.
do $$ begin
    if to_regclass('network_substitution') is null then
        return;
    end if;
    call wall_around('network_substitution', 'network');
    drop policy if exists seen_by_staff on network_substitution;
    create policy seen_by_staff on network_substitution for select using (
        region_id = (select wall_region())
        and ((select wall_role()) in ('coordinator', 'administrator')
             or institution_id = (select wall_institution())
                and (select wall_role()) in ('adviser', 'member')));
    drop policy if exists made_by_the_absent on network_substitution;
    create policy made_by_the_absent on network_substitution for insert with check (
        region_id = (select wall_region()) and made_by_id = (select wall_account())
        and ((select wall_role()) = 'administrator'
             or institution_id = (select wall_institution()) and (select wall_role()) = 'adviser'
                and exists (select from network_membership m
                     where m.id = absent_id and m.account_id = (select wall_account()))));
    drop policy if exists ended_by_the_absent on network_substitution;
    create policy ended_by_the_absent on network_substitution for update using (
        region_id = (select wall_region())
        and ((select wall_role()) = 'administrator'
             or institution_id = (select wall_institution()) and (select wall_role()) = 'adviser'
                and exists (select from network_membership m
                     where m.id = absent_id and m.account_id = (select wall_account()))));
    create or replace trigger only_ended before update on network_substitution
        for each row execute function core_only_these('ended_at', 'ended_by_id');
    -- For the function below, which runs as the owner of the table, and for nobody else.
    drop policy if exists followed on network_substitution;
    create policy followed on network_substitution for select to current_user using (
        region_id = (select wall_region()));
    create or replace trigger fits before insert on network_substitution
        for each row execute function network_substitution_fits();
end $$;

-- Who stands in for somebody on a day, along the chain where that one is away, too; null where
-- nobody does. It answers with the key of a place of work of the own region and nothing else, so that
-- also the person who is accompanied can be told whom to turn to. It must not read places of work:
-- their policies ask this function.
do $$ begin
    if to_regclass('network_substitution') is null then
        return;
    end if;
    create or replace function network_substitute_of(whose uuid, day date) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $f$
    declare
        met uuid[] := array[whose];
        following uuid;
    begin
        loop
            select s.stands_in_id into following
              from network_substitution s
             where s.absent_id = met[array_length(met, 1)] and s.ended_at is null
               and day between s.from_on and s.until_on
             limit 1;
            if following is null then
                return nullif(met[array_length(met, 1)], whose);
            end if;
            if following = any (met) then
                return null;
            end if;
            met := met || following;
        end loop;
    end $f$;
end $$;

-- An institution's own system. The first walls were built before there were keys.
create or replace function network_key_fits() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from network_membership m join network_institution i on i.id = m.institution_id
        where m.id = new.membership_id and m.ended_at is null and m.account_id = new.account_id
          and m.institution_id = new.institution_id and m.region_id = new.region_id
          and m.role in ('adviser', 'member') and i.kind <> 'immigration_office') then
        raise exception 'a key acts as a live adviser or member of its own institution'
            using errcode = 'check_violation', constraint = 'key_fits_membership';
    end if;
    return new;
end $$;

do $$ begin
    if to_regclass('network_systemkey') is null then
        return;
    end if;

    -- An administrator makes and ends keys and never holds one; whoever it acts as takes it, once.
    call wall_around('network_systemkey', 'network');
    -- That a key was used is no change.
    create or replace trigger written_down
        after insert or delete or update of name, token_digest, valid_until, ended_at
        on network_systemkey for each row execute function core_write_down('network');
    drop policy if exists seen_by_administrators on network_systemkey;
    create policy seen_by_administrators on network_systemkey for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator');
    drop policy if exists seen_in_the_institution on network_systemkey;
    create policy seen_in_the_institution on network_systemkey for select using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists seen_by_the_key on network_systemkey;
    create policy seen_by_the_key on network_systemkey for select using (
        token_digest = (select wall_link()));
    drop policy if exists made_by_administrators on network_systemkey;
    create policy made_by_administrators on network_systemkey for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator'
        and token_digest is null and ended_at is null);
    drop policy if exists ended_by_administrators on network_systemkey;
    create policy ended_by_administrators on network_systemkey for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator');
    drop policy if exists kept_by_its_member on network_systemkey;
    create policy kept_by_its_member on network_systemkey for update using (
        account_id = (select wall_account()) and institution_id = (select wall_institution())
        and region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member'));
    create or replace trigger key_fits before insert on network_systemkey
        for each row execute function network_key_fits();
    create or replace trigger only_ended before update on network_systemkey for each row
        when (wall_role() = 'administrator')
        execute function core_only_these('ended_at', 'ended_by_id');
    create or replace trigger only_taken before update on network_systemkey for each row
        when (wall_role() <> 'administrator' and old.token_digest is null)
        execute function core_only_these('token_digest', 'hint', 'taken_at', 'ended_at', 'ended_by_id');
    create or replace trigger taken_once before update on network_systemkey for each row
        when (wall_role() <> 'administrator' and old.token_digest is not null)
        execute function core_only_these('last_used_at', 'ended_at', 'ended_by_id');
    create or replace trigger ended_for_good before update on network_systemkey for each row
        when (old.ended_at is not null and (new.ended_at is null or new.ended_at > old.ended_at))
        execute function core_never_unwritten();

    -- Where a system is told; its secrets stay out of the book. The messenger notes what came of it.
    call wall_around('network_webhook', 'secret');
    drop policy if exists kept_in_the_institution on network_webhook;
    create policy kept_in_the_institution on network_webhook for all using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'))
        with check (region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists seen_by_the_messenger on network_webhook;
    create policy seen_by_the_messenger on network_webhook for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'messenger');
    drop policy if exists noted_by_the_messenger on network_webhook;
    create policy noted_by_the_messenger on network_webhook for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'messenger');
    create or replace trigger only_noted before update on network_webhook for each row
        when (wall_role() = 'messenger')
        execute function core_only_these('failing_since', 'off_at', 'off_because');

    -- What was told: keys and numbers. Not in the book: the table is a book itself.
    alter table network_delivery enable row level security;
    alter table network_delivery force row level security;
    drop policy if exists seen_in_the_institution on network_delivery;
    create policy seen_in_the_institution on network_delivery for select using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists sent_again_by_the_institution on network_delivery;
    create policy sent_again_by_the_institution on network_delivery for update using (
        region_id = (select wall_region()) and institution_id = (select wall_institution())
        and (select wall_role()) in ('adviser', 'member'));
    create or replace trigger only_sent_again before update on network_delivery for each row
        when (wall_role() <> 'messenger')
        execute function core_only_these('state', 'tries', 'last_fault', 'last_status');
    drop policy if exists kept_by_the_messenger on network_delivery;
    create policy kept_by_the_messenger on network_delivery for all using (
        region_id = (select wall_region()) and (select wall_role()) = 'messenger')
        with check (region_id = (select wall_region()) and (select wall_role()) = 'messenger');

    -- What was answered to a call: for whoever called, until the messenger forgets it.
    alter table network_keptanswer enable row level security;
    alter table network_keptanswer force row level security;
    drop policy if exists seen_by_the_caller on network_keptanswer;
    create policy seen_by_the_caller on network_keptanswer for select using (
        account_id = (select wall_account()) and region_id = (select wall_region()));
    drop policy if exists kept_for_the_caller on network_keptanswer;
    create policy kept_for_the_caller on network_keptanswer for insert with check (
        account_id = (select wall_account()) and region_id = (select wall_region())
        and exists (select from network_systemkey k
            where k.id = key_id and k.account_id = (select wall_account())));
    drop policy if exists found_by_the_messenger on network_keptanswer;
    create policy found_by_the_messenger on network_keptanswer for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'messenger');
    drop policy if exists forgotten_by_the_messenger on network_keptanswer;
    create policy forgotten_by_the_messenger on network_keptanswer for delete using (
        region_id = (select wall_region()) and (select wall_role()) = 'messenger');
end $$;
