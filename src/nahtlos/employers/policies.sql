-- The wall of employers. A company is no person, but people are reached there. Staff of a region see its
-- companies; contacts, visits and tasks are seen by the institution alone that looks after the company.
-- Whoever signs in for a company sees that company, and of others what everybody sees: published openings.

-- === companies, openings and the portfolio ===

-- Whether whoever acts signs in for this company.
create or replace function wall_signs_in_for(company uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select (select wall_role()) = 'employer' and exists (
        select from employers_companyuser u
         where u.company_id = company and u.account_id = (select wall_account())
           and u.region_id = (select wall_region()) and u.ended_at is null)
$$;

-- Whether whoever acts works at this institution's employer service.
create or replace function wall_serves(region uuid, institution uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select region = (select wall_region()) and institution = (select wall_institution())
       and (select wall_role()) in ('adviser', 'member')
$$;

call wall_around('employers_companyuser', 'employers');
drop policy if exists own_seen on employers_companyuser;
create policy own_seen on employers_companyuser for select using (
    account_id = (select wall_account()));
drop policy if exists kept_by_the_service on employers_companyuser;
create policy kept_by_the_service on employers_companyuser for all using (
    wall_serves(region_id, institution_id))
    with check (wall_serves(region_id, institution_id));
drop policy if exists reminded_by_the_watcher on employers_companyuser;
create policy reminded_by_the_watcher on employers_companyuser for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');

-- Whoever signs in for a company sees who looks after it: the named contact.
drop policy if exists keeper_seen on network_membership;
create policy keeper_seen on network_membership for select using (
    (select wall_role()) = 'employer' and exists (select from employers_employer c
        where c.keeper_id = network_membership.id and wall_signs_in_for(c.id)));

call wall_around('employers_signin', 'secret');
drop policy if exists made_for_oneself on employers_signin;
create policy made_for_oneself on employers_signin for insert with check (
    account_id = (select wall_account()) and exists (
        select from employers_companyuser u where u.account_id = employers_signin.account_id
           and u.region_id = employers_signin.region_id and u.ended_at is null));
drop policy if exists counted_for_oneself on employers_signin;
create policy counted_for_oneself on employers_signin for select using (
    account_id = (select wall_account()));
drop policy if exists seen_by_link on employers_signin;
create policy seen_by_link on employers_signin for select using (
    token_digest = (select wall_link()));
drop policy if exists used_by_link on employers_signin;
create policy used_by_link on employers_signin for update using (
    token_digest = (select wall_link()) and used_at is null and expires_at > statement_timestamp())
    with check (token_digest = (select wall_link()) and used_at is not null);
create or replace trigger only_used before update on employers_signin
    for each row execute function core_only_these('used_at');

call wall_around('employers_opening', 'employers');
drop policy if exists published on employers_opening;
create policy published on employers_opening for select using (
    state = 'published' and (select wall_role()) is not null);
drop policy if exists seen_by_staff on employers_opening;
create policy seen_by_staff on employers_opening for select using (
    region_id = (select wall_region()) and state <> 'draft'
    and (select wall_role()) in ('adviser', 'member', 'coordinator'));
drop policy if exists kept_by_the_service on employers_opening;
create policy kept_by_the_service on employers_opening for all using (
    wall_serves(region_id, institution_id))
    with check (wall_serves(region_id, institution_id));
drop policy if exists own_kept on employers_opening;
create policy own_kept on employers_opening for all using (wall_signs_in_for(company_id))
    with check (wall_signs_in_for(company_id) and region_id = (select wall_region()));
drop policy if exists watched on employers_opening;
create policy watched on employers_opening for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
drop policy if exists ended_by_the_watcher on employers_opening;
create policy ended_by_the_watcher on employers_opening for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state = 'published')
    with check (region_id = (select wall_region()) and state in ('published', 'expired'));
create or replace trigger only_ended before update on employers_opening for each row
    when (wall_role() = 'watcher') execute function core_only_these('state', 'reminded_on');
-- An opening stays with its company, and the company's institution is the opening's.
create or replace function employers_opening_fits() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.company_id <> old.company_id then
        raise exception 'an opening stays with its company' using errcode = 'check_violation';
    end if;
    if not exists (select from employers_employer c join employers_site s on s.company_id = c.id
        where c.id = new.company_id and s.id = new.site_id and c.institution_id = new.institution_id
          and c.region_id = new.region_id) then
        raise exception 'company, site and institution of an opening belong together'
            using errcode = 'check_violation';
    end if;
    if new.contact_id is not null and not exists (select from employers_contact k
        where k.id = new.contact_id and k.company_id = new.company_id) then
        raise exception 'the contact works at the company' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create or replace trigger fits before insert or update of company_id, site_id, contact_id,
    institution_id, region_id on employers_opening
    for each row execute function employers_opening_fits();

call wall_around('employers_employer', 'employers');
drop policy if exists seen_with_an_opening on employers_employer;
create policy seen_with_an_opening on employers_employer for select using (
    (select wall_role()) is not null and exists (select from employers_opening o
        where o.company_id = employers_employer.id and o.state = 'published'));
drop policy if exists seen_by_staff on employers_employer;
create policy seen_by_staff on employers_employer for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'watcher'));
drop policy if exists made_by_the_service on employers_employer;
create policy made_by_the_service on employers_employer for insert with check (
    wall_serves(region_id, institution_id));
drop policy if exists kept_by_the_service on employers_employer;
create policy kept_by_the_service on employers_employer for update using (
    wall_serves(region_id, institution_id))
    with check (region_id = (select wall_region()));
drop policy if exists own_seen on employers_employer;
create policy own_seen on employers_employer for select using (wall_signs_in_for(id));
drop policy if exists own_changed on employers_employer;
create policy own_changed on employers_employer for update using (wall_signs_in_for(id))
    with check (wall_signs_in_for(id));
create or replace trigger only_told before update on employers_employer for each row
    when (wall_role() = 'employer') execute function core_only_these(
        'branch', 'size', 'chamber', 'language_help', 'works_mentor', 'experience', 'about', 'website');

call wall_around('employers_site', 'employers');
drop policy if exists seen_with_an_opening on employers_site;
create policy seen_with_an_opening on employers_site for select using (
    (select wall_role()) is not null and exists (select from employers_opening o
        where o.site_id = employers_site.id and o.state = 'published'));
drop policy if exists seen_by_staff on employers_site;
create policy seen_by_staff on employers_site for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator'));
drop policy if exists kept_by_the_service on employers_site;
create policy kept_by_the_service on employers_site for all using (
    exists (select from employers_employer c where c.id = employers_site.company_id
        and wall_serves(c.region_id, c.institution_id)))
    with check (exists (select from employers_employer c where c.id = employers_site.company_id
        and c.region_id = employers_site.region_id
        and wall_serves(c.region_id, c.institution_id)));
drop policy if exists own_kept on employers_site;
create policy own_kept on employers_site for all using (wall_signs_in_for(company_id))
    with check (wall_signs_in_for(company_id) and region_id = (select wall_region()));

call wall_around('employers_contact', 'employers');
drop policy if exists named_by_an_opening on employers_contact;
create policy named_by_an_opening on employers_contact for select using (
    left_at is null and (select wall_role()) is not null and exists (
        select from employers_opening o
         where o.contact_id = employers_contact.id and o.state = 'published'));
drop policy if exists kept_by_the_service on employers_contact;
create policy kept_by_the_service on employers_contact for all using (
    wall_serves(region_id, institution_id))
    with check (wall_serves(region_id, institution_id));
drop policy if exists own_kept on employers_contact;
create policy own_kept on employers_contact for all using (wall_signs_in_for(company_id))
    with check (wall_signs_in_for(company_id) and region_id = (select wall_region()));
drop policy if exists found_by_the_eraser on employers_contact;
create policy found_by_the_eraser on employers_contact for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_at is not null);
drop policy if exists cleared_by_the_eraser on employers_contact;
create policy cleared_by_the_eraser on employers_contact for delete using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_at is not null);

do $$
declare
    kept text;
begin
    foreach kept in array array['employers_visit', 'employers_task', 'employers_handing'] loop
        execute format('call wall_around(%L, %L)', kept, 'employers');
        execute format('drop policy if exists kept_by_the_service on %I', kept);
        execute format('create policy kept_by_the_service on %I for all using (
            wall_serves(region_id, institution_id))
            with check (wall_serves(region_id, institution_id))', kept);
    end loop;
end $$;
-- Whoever hands a company over writes for the institution that takes it.
drop policy if exists written_by_the_giver on employers_handing;
create policy written_by_the_giver on employers_handing for insert with check (
    region_id = (select wall_region()) and from_institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member'));
create or replace trigger never_unwritten before update on employers_handing
    for each row when (old.to_keeper_id is not distinct from new.to_keeper_id)
    execute function core_never_unwritten();
-- What belongs to the portfolio goes along with the company, in the same statement.
create or replace function employers_handed_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    along text;
begin
    foreach along in array array['employers_contact', 'employers_companyuser', 'employers_opening',
                                 'employers_visit', 'employers_task'] loop
        execute format('update %I set institution_id = $1 where company_id = $2', along)
          using new.institution_id, new.id;
    end loop;
    return null;
end $$;
do $$
declare
    along text;
begin
    foreach along in array array['employers_contact', 'employers_companyuser', 'employers_opening',
                                 'employers_visit', 'employers_task'] loop
        execute format('drop policy if exists goes_along on %I', along);
        execute format('create policy goes_along on %I for all to %I using (
            region_id = (select wall_region()))', along, current_user);
    end loop;
end $$;
create or replace trigger handed_over after update of institution_id on employers_employer
    for each row when (old.institution_id <> new.institution_id)
    execute function employers_handed_over();
