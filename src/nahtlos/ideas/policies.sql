-- Ideas and complaints. Anybody may send one; it is read by the coordination of the region, by the one
-- person whom it was given to, and by whoever holds its receipt code. Who sent it stands apart, where the
-- sender chose to say so. The answer stands apart, too, and is read in the whole region; the words of the
-- sender are copied into it only where that is allowed. An answer is never changed.
--
-- No value is copied into the book of changes, and what is sent is written as nobody.

call wall_around('ideas_rule', 'ideas');
drop policy if exists read_by_everybody on ideas_rule;
create policy read_by_everybody on ideas_rule for select using (true);
drop policy if exists kept_by_the_coordination on ideas_rule;
create policy kept_by_the_coordination on ideas_rule for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'coordinator')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'coordinator');

call wall_around('ideas_idea', 'secret');
drop policy if exists sent_by_anybody on ideas_idea;
create policy sent_by_anybody on ideas_idea for insert with check (
    state = 'received' and place_id is null and account_id is null and back_from_id is null
    and reminded_on is null and told_on is null);
drop policy if exists seen_by_the_coordination on ideas_idea;
create policy seen_by_the_coordination on ideas_idea for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'coordinator')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'coordinator');
drop policy if exists seen_by_whom_it_is_with on ideas_idea;
create policy seen_by_whom_it_is_with on ideas_idea for select using (
    region_id = (select wall_region()) and account_id = (select wall_account())
    and (select wall_role()) in ('adviser', 'member', 'coordinator'));
-- Whoever gives it back sees the row as it becomes, until it is with somebody else.
drop policy if exists seen_by_whom_it_comes_back_from on ideas_idea;
create policy seen_by_whom_it_comes_back_from on ideas_idea for select using (
    region_id = (select wall_region()) and back_from_id = (select wall_account())
    and state = 'received' and (select wall_role()) in ('adviser', 'member', 'coordinator'));
drop policy if exists moved_by_whom_it_is_with on ideas_idea;
create policy moved_by_whom_it_is_with on ideas_idea for update using (
    region_id = (select wall_region()) and account_id = (select wall_account())
    and state = 'with' and (select wall_role()) in ('adviser', 'member', 'coordinator'))
    with check (region_id = (select wall_region()));
drop policy if exists opened_by_its_code on ideas_idea;
create policy opened_by_its_code on ideas_idea for select using (code_digest = (select wall_link()));
drop policy if exists taken_back_by_its_code on ideas_idea;
create policy taken_back_by_its_code on ideas_idea for update using (
    code_digest = (select wall_link()) and state in ('received', 'with'))
    with check (code_digest = (select wall_link()));
drop policy if exists watched on ideas_idea;
create policy watched on ideas_idea for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('watcher', 'eraser'));
drop policy if exists noted_by_the_watcher on ideas_idea;
create policy noted_by_the_watcher on ideas_idea for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');

-- Nobody but the sender changes the words; each side changes what is its own.
create or replace trigger only_noted before update on ideas_idea for each row
    when (wall_role() = 'watcher') execute function core_only_these('reminded_on', 'told_on');
create or replace trigger only_the_senders before update on ideas_idea for each row
    when (wall_link() is not null and wall_link() <> '')
    execute function core_only_these('state', 'text', 'may_publish');
create or replace trigger only_who_answers before update on ideas_idea for each row
    when (wall_role() in ('adviser', 'member', 'coordinator'))
    execute function core_only_these('state', 'place_id', 'account_id', 'back_from_id', 'reminded_on');

-- Every move that is not in the table, and every hand that is not beside it, is refused here, too.
create or replace function ideas_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    staff boolean := wall_role() in ('adviser', 'member', 'coordinator');
    hands text[] := array_remove(array[
        case when old.code_digest = wall_link() then 'sender' end,
        case when staff and old.account_id = wall_account() then 'responsible' end,
        case when wall_role() = 'coordinator' then 'coordinator' end], null);
    moves constant jsonb := '{
        "received": {"with": ["coordinator"], "withdrawn": ["sender"]},
        "with": {"received": ["coordinator", "responsible"], "answered": ["responsible"],
                 "withdrawn": ["sender"]}}';
begin
    if not coalesce(moves -> old.state -> new.state ?| hands, false) then
        raise exception 'this move is not in the table' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create or replace trigger in_order after update of state on ideas_idea for each row
    when (old.state <> new.state) execute function ideas_in_order();

-- Whoever it is with works where it was given to, in its region.
create or replace function ideas_placed() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from network_membership m
            where m.id = new.place_id and m.account_id = new.account_id
              and m.region_id = new.region_id and m.ended_at is null
              and m.role in ('adviser', 'member', 'coordinator')) then
        raise exception 'nobody works there who could answer' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create or replace trigger placed after update of place_id on ideas_idea for each row
    when (new.place_id is not null and new.place_id is distinct from old.place_id)
    execute function ideas_placed();

-- Who sent it: the coordination and whoever answers. The program tells them that there is an answer.
call wall_around('ideas_sender', 'secret');
drop policy if exists said_by_the_sender on ideas_sender;
create policy said_by_the_sender on ideas_sender for insert with check (true);
drop policy if exists seen_with_what_was_sent on ideas_sender;
create policy seen_with_what_was_sent on ideas_sender for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'coordinator')
    and exists (select from ideas_idea i where i.id = idea_id));
drop policy if exists told_by_the_usher on ideas_sender;
create policy told_by_the_usher on ideas_sender for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher');
drop policy if exists found_by_the_eraser on ideas_sender;
create policy found_by_the_eraser on ideas_sender for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser');
drop policy if exists erased_in_time on ideas_sender;
create policy erased_in_time on ideas_sender for delete using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser');

-- The answer: by whom it is with, once; the words only where the sender agreed. Read in the region, and
-- by whoever holds the code.
call wall_around('ideas_answer', 'ideas');
drop policy if exists read_in_the_region on ideas_answer;
create policy read_in_the_region on ideas_answer for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member',
        'coordinator', 'immigration', 'employer', 'mentor', 'analyst', 'administrator', 'newcomer'));
drop policy if exists opened_by_its_code on ideas_answer;
create policy opened_by_its_code on ideas_answer for select using (
    exists (select from ideas_idea i
        where i.id = idea_id and i.code_digest = (select wall_link())));
drop policy if exists written_by_whom_it_is_with on ideas_answer;
create policy written_by_whom_it_is_with on ideas_answer for insert with check (
    region_id = (select wall_region()) and account_id = (select wall_account())
    and exists (select from ideas_idea i
        where i.id = idea_id and i.region_id = ideas_answer.region_id and i.state = 'with'
          and i.account_id = (select wall_account())
          and (asked = '' or i.may_publish and asked = i.text)));
create or replace trigger never_unwritten before update or delete on ideas_answer
    for each row execute function core_never_unwritten();
