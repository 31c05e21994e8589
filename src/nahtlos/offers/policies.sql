-- Offers, runs, classes of need and midpoints are public. A place carries no name: staff of the region
-- see it and the person whose it is; only the program, keeping the lists in order (role `usher`), writes
-- it. Whose place it is (booking) and what came of it (result) are part "plan" of a file; the institution
-- that runs the offer sees them as far as it may see the person at all.

create or replace trigger written_down after insert or update or delete on offers_offer
    for each row execute function core_write_down('offers');
create or replace trigger written_down after insert or update or delete on offers_run
    for each row execute function core_write_down('offers');
create or replace trigger written_down after insert or update or delete on offers_need
    for each row execute function core_write_down('offers');
create or replace trigger stamped before insert or update on offers_offer
    for each row execute function network_stamp();
create or replace trigger stamped before insert or update on offers_run
    for each row execute function network_stamp();

call people_part_around('offers_booking', 'plan');
drop policy if exists offered_seen on offers_booking;
create policy offered_seen on offers_booking for select using (
    region_id = (select wall_region()) and offered_by_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from people_person p where p.id = offers_booking.person_id));

call people_part_around('offers_result', 'plan');
drop policy if exists offered_seen on offers_result;
create policy offered_seen on offers_result for select using (
    region_id = (select wall_region()) and offered_by_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member')
    and exists (select from people_person p where p.id = offers_result.person_id));
drop policy if exists recorded_by_whoever_runs_it on offers_result;
create policy recorded_by_whoever_runs_it on offers_result for insert with check (
    region_id = (select wall_region()) and offered_by_id = (select wall_institution())
    and state = 'open' and (select wall_role()) in ('adviser', 'member')
    and exists (select from offers_booking b
        where b.id = booking_id and b.person_id = offers_result.person_id
          and b.institution_id = offers_result.institution_id
          and b.region_id = offers_result.region_id
          and b.offered_by_id = (select wall_institution())));

call wall_around('offers_place', 'offers');
drop policy if exists seen_by_staff on offers_place;
create policy seen_by_staff on offers_place for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator'));
drop policy if exists seen_by_the_person on offers_place;
create policy seen_by_the_person on offers_place for select using (
    exists (select from offers_booking b
        where b.place_id = offers_place.id and b.person_id = (select wall_person())));
drop policy if exists kept_by_the_usher on offers_place;
create policy kept_by_the_usher on offers_place for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'usher');

call wall_around('offers_outofturn', 'offers');
drop policy if exists seen_by_staff on offers_outofturn;
create policy seen_by_staff on offers_outofturn for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'usher'));
drop policy if exists put_down_by_the_usher on offers_outofturn;
create policy put_down_by_the_usher on offers_outofturn for insert with check (
    region_id = (select wall_region()) and (select wall_role()) = 'usher');
create or replace trigger never_unwritten before update or delete on offers_outofturn
    for each row execute function core_never_unwritten();

-- A table that somebody brought may hold anything: seen by their own institution, never put down.
alter table offers_sheet enable row level security;
alter table offers_sheet force row level security;
drop policy if exists own_kept on offers_sheet;
create policy own_kept on offers_sheet for all using (
    region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'administrator'))
    with check (region_id = (select wall_region()) and institution_id = (select wall_institution())
    and (select wall_role()) in ('adviser', 'member', 'coordinator', 'administrator'));
drop policy if exists cleared_by_the_usher on offers_sheet;
create policy cleared_by_the_usher on offers_sheet for delete using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher');
drop policy if exists found_by_the_usher on offers_sheet;
create policy found_by_the_usher on offers_sheet for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher');

-- Nobody is passed over without a recorded reason. The offer's row is locked first, so that of many who
-- act at once each sees what the one before has done; whoever bypasses the program is refused here, too.
create or replace function offers_in_turn() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    was text := case when tg_op = 'INSERT' then 'waiting' else old.state end;
    my_rank integer;
begin
    if was in ('done', 'left', 'lapsed') and new.state <> was then
        raise exception 'this place has ended' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (new.offer_id, new.need_id, new.joined_at) is distinct from
       (old.offer_id, old.need_id, old.joined_at) then
        raise exception 'a place never changes its turn' using errcode = 'check_violation';
    end if;
    if was <> 'waiting' or new.state not in ('offered', 'taken') then
        return new;
    end if;
    perform from offers_offer o where o.id = new.offer_id for update;
    select coalesce(n.rank, 32767) into my_rank from (select new.need_id as id) mine
      left join offers_need n on n.id = mine.id;
    if exists (select from offers_place p left join offers_need n on n.id = p.need_id
                where p.offer_id = new.offer_id and p.state = 'waiting' and p.id <> new.id
                  and p.passed_run_id is distinct from new.run_id
                  and (coalesce(n.rank, 32767), p.joined_at, p.id) < (my_rank, new.joined_at, new.id))
       and not exists (select from offers_outofturn x
                where x.place_id = new.id and x.run_id = new.run_id) then
        raise exception 'somebody else is in turn, and no reason is recorded'
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create or replace trigger in_turn before insert or update on offers_place
    for each row execute function offers_in_turn();

-- Counted by the database, in the row that is locked anyway: `held <= seats` is a constraint of the run.
create or replace function offers_counted() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        update offers_offer set waiting = waiting - 1
         where id = old.offer_id and old.state = 'waiting';
        update offers_run set held = held - 1
         where id = old.run_id and old.state in ('offered', 'taken');
    end if;
    if tg_op <> 'DELETE' then
        update offers_offer set waiting = waiting + 1
         where id = new.offer_id and new.state = 'waiting';
        update offers_run set held = held + 1
         where id = new.run_id and new.state in ('offered', 'taken');
    end if;
    return null;
end $$;
create or replace trigger counted after insert or update or delete on offers_place
    for each row execute function offers_counted();
