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
