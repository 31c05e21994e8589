-- A group's papers are seen by its members and by the coordination. Members open them with their account
-- or with the link in the mails to them. Of a public group the staff of the region reads what was settled:
-- the group, approved minutes, decisions and commitments; never who sits there or does what. Whoever leads
-- a group keeps it. The program, watching days, sees what is due and to whom it writes.
--
-- Nothing of this is written into the book with its words: administrators read the book.
-- Policies ask downward in this order, so that none asks itself: chair; pass; group; the rest.

create or replace function steering_chairs(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s in (select c.group_id from steering_chair c
    where c.account_id = (select wall_account()) and c.region_id = (select wall_region())))', which);
-- Whoever sits there with an account; they may write minutes.
create or replace function steering_sits(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s in (select p.group_id from steering_pass p
    where p.account_id = (select wall_account()) and p.region_id = (select wall_region())
      and p.ended_at is null and (select wall_role()) not in (''newcomer'', ''nobody''))
    or %s)', which, steering_chairs(which));
create or replace function steering_mine(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s in (select p.group_id from steering_pass p
    where (select wall_role()) = ''nobody'' and p.token_digest = (select wall_link())
      and p.ended_at is null)
    or %s)', which, steering_sits(which));
-- Rows of the member who acts.
create or replace function steering_own(which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s in (select p.member_id from steering_pass p
    where p.ended_at is null and ((select wall_role()) = ''nobody''
          and p.token_digest = (select wall_link())
       or p.account_id = (select wall_account()) and p.region_id = (select wall_region())
          and (select wall_role()) not in (''newcomer'', ''nobody''))))', which);
create or replace function steering_leads(walled text, which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s.region_id = (select wall_region()) and ((select wall_role()) = ''coordinator''
    or %s))', walled, steering_chairs(which));
create or replace function steering_open_to_all(walled text, which text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp
return format('(%s.region_id = (select wall_region())
    and (select wall_role()) in (''adviser'', ''member'', ''analyst'', ''administrator'')
    and %s in (select g.id from steering_group g where g.public))', walled, which);

-- === who leads, who may open ===
call wall_around('steering_chair', 'secret');
drop policy if exists own_seen on steering_chair;
create policy own_seen on steering_chair for select using (
    account_id = (select wall_account()) and region_id = (select wall_region()));
drop policy if exists named_by_the_coordination on steering_chair;
create policy named_by_the_coordination on steering_chair for all using (
    region_id = (select wall_region()) and (select wall_role()) = 'coordinator')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'coordinator');
drop policy if exists watched on steering_chair;
create policy watched on steering_chair for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');

call wall_around('steering_pass', 'secret');
-- A link is over after its time: then it shows no pass, and so nothing of the group. The first wall was
-- built before links had a time.
do $$
declare
    in_time text := case when exists (select from pg_attribute
        where attrelid = 'steering_pass'::regclass and attname = 'link_until')
        then ' and link_until > statement_timestamp()' else '' end;
begin
    drop policy if exists own_seen on steering_pass;
    execute format('create policy own_seen on steering_pass for select using (
        account_id = (select wall_account()) and region_id = (select wall_region())
          and (select wall_role()) not in (''newcomer'', ''nobody'')
        or (select wall_role()) = ''nobody'' and token_digest = (select wall_link())%s)', in_time);
end $$;
drop policy if exists watched on steering_pass;
create policy watched on steering_pass for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');

-- A row and what it hangs on belong to one group. Asked after the wall, so that whoever may not see it is
-- refused by the wall.
create or replace function steering_of_one_group() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hangs_on uuid := (to_jsonb(new) ->> (tg_argv[0] || '_id'))::uuid;
    fits boolean := true;
begin
    if hangs_on is not null then
        execute format('select exists (select from steering_%s x where x.id = $1 and x.group_id = $2
            and x.region_id = $3)', tg_argv[1]) into fits using hangs_on, new.group_id, new.region_id;
    end if;
    if not fits then
        raise exception 'this belongs to another group'
            using errcode = 'check_violation', constraint = 'of_one_group';
    end if;
    return null;
end $$;

-- === sight and keeping, the same for all papers ===
do $$
declare
    walled text;
    which text;
begin
    foreach walled in array array['group', 'pass', 'member', 'lead', 'meeting', 'seat', 'point',
            'decision', 'task', 'taskmove', 'commitment', 'update'] loop
        which := case walled when 'group' then 'steering_group.id'
                             else format('steering_%s.group_id', walled) end;
        walled := 'steering_' || walled;
        execute format('call wall_around(%L, %L)', walled, 'secret');
        execute format('drop policy if exists seen_by_its_members on %I', walled);
        if walled <> 'steering_pass' then
            execute format('create policy seen_by_its_members on %I for select using (%s)',
                walled, steering_mine(which));
        end if;
        execute format('drop policy if exists seen_by_whoever_leads on %I', walled);
        execute format('create policy seen_by_whoever_leads on %I for select using (%s)',
            walled, steering_leads(walled, which));
        execute format('drop policy if exists made_by_whoever_leads on %I', walled);
        execute format('create policy made_by_whoever_leads on %I for insert with check (%s)',
            walled, steering_leads(walled, which));
        execute format('drop policy if exists kept_by_whoever_leads on %I', walled);
        execute format('create policy kept_by_whoever_leads on %I for update using (%s) with check (%2$s)',
            walled, steering_leads(walled, which));
        execute format('drop policy if exists watched on %I', walled);
        execute format('create policy watched on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) = ''watcher'')', walled);
    end loop;
    -- A row and what it hangs on are of one group.
    foreach walled in array array['pass member member', 'chair member member', 'seat meeting meeting',
            'seat member member', 'point meeting meeting', 'point proposed_by member',
            'decision meeting meeting', 'decision point point', 'task meeting meeting',
            'task point point', 'task who member', 'taskmove task task', 'commitment meeting meeting',
            'update commitment commitment'] loop
        execute format('create or replace trigger of_one_%2$s after insert or update on steering_%1$s
            for each row execute function steering_of_one_group(%2$L, %3$L)',
            split_part(walled, ' ', 1), split_part(walled, ' ', 2), split_part(walled, ' ', 3));
    end loop;
end $$;

-- === a public group ===
do $$
declare
    walled text;
begin
    foreach walled in array array['lead', 'commitment', 'update'] loop
        walled := 'steering_' || walled;
        execute format('drop policy if exists seen_in_the_network on %I', walled);
        execute format('create policy seen_in_the_network on %I for select using (%s)',
            walled, steering_open_to_all(walled, walled || '.group_id'));
    end loop;
    drop policy if exists seen_in_the_network on steering_meeting;
    execute format('create policy seen_in_the_network on steering_meeting for select using (
        state = ''approved'' and %s)',
        steering_open_to_all('steering_meeting', 'steering_meeting.group_id'));
    drop policy if exists seen_in_the_network on steering_point;
    execute format('create policy seen_in_the_network on steering_point for select using (
        state = ''on'' and %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''approved''))',
        steering_open_to_all('steering_point', 'steering_point.group_id'));
    drop policy if exists seen_in_the_network on steering_decision;
    execute format('create policy seen_in_the_network on steering_decision for select using (
        %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''approved''))',
        steering_open_to_all('steering_decision', 'steering_decision.group_id'));
end $$;
drop policy if exists seen_in_the_network on steering_group;
create policy seen_in_the_network on steering_group for select using (
    public and region_id = (select wall_region())
    and (select wall_role()) in ('adviser', 'member', 'analyst', 'administrator'));

-- === what members write ===
do $$
begin
    drop policy if exists taken_back_by_whoever_leads on steering_lead;
    execute format('create policy taken_back_by_whoever_leads on steering_lead for delete using (%s)',
        steering_leads('steering_lead', 'steering_lead.group_id'));
    drop policy if exists begun_and_ended_by_members on steering_meeting;
    execute format('create policy begun_and_ended_by_members on steering_meeting for update using (%s)',
        steering_sits('steering_meeting.group_id'));
    -- Whether one comes, each for oneself; who came, whoever writes.
    drop policy if exists own_answered on steering_seat;
    execute format('create policy own_answered on steering_seat for update using (%s)',
        steering_own('steering_seat.member_id'));
    drop policy if exists own_taken on steering_seat;
    execute format('create policy own_taken on steering_seat for insert with check (
        came is null and %s)', steering_own('steering_seat.member_id'));
    drop policy if exists written_on_the_spot on steering_seat;
    execute format('create policy written_on_the_spot on steering_seat for update using (%s)',
        steering_sits('steering_seat.group_id'));
    drop policy if exists put_in_on_the_spot on steering_seat;
    execute format('create policy put_in_on_the_spot on steering_seat for insert with check (
        answer = '''' and %s)', steering_sits('steering_seat.group_id'));
    -- Points are proposed by every member, also by the link; added on the spot by whoever writes.
    drop policy if exists proposed_by_members on steering_point;
    execute format('create policy proposed_by_members on steering_point for insert with check (
        state = ''proposed'' and version = 0 and notes = '''' and %s)',
        steering_mine('steering_point.group_id'));
    drop policy if exists added_on_the_spot on steering_point;
    execute format('create policy added_on_the_spot on steering_point for insert with check (
        version = 0 and notes = '''' and %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''running''))',
        steering_sits('steering_point.group_id'));
    drop policy if exists written_on_the_spot on steering_point;
    execute format('create policy written_on_the_spot on steering_point for update using (%s)',
        steering_sits('steering_point.group_id'));
    drop policy if exists settled_on_the_spot on steering_decision;
    execute format('create policy settled_on_the_spot on steering_decision for insert with check (
        state = ''open'' and %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''running''))',
        steering_sits('steering_decision.group_id'));
    drop policy if exists struck_on_the_spot on steering_decision;
    execute format('create policy struck_on_the_spot on steering_decision for delete using (
        %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''running''))',
        steering_sits('steering_decision.group_id'));
    drop policy if exists given_on_the_spot on steering_task;
    execute format('create policy given_on_the_spot on steering_task for insert with check (
        state = ''open'' and %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''running''))',
        steering_sits('steering_task.group_id'));
    drop policy if exists struck_on_the_spot on steering_task;
    execute format('create policy struck_on_the_spot on steering_task for delete using (
        %s and exists (select from steering_meeting m
            where m.id = meeting_id and m.state = ''running''))',
        steering_sits('steering_task.group_id'));
    drop policy if exists moved_by_its_owner on steering_task;
    execute format('create policy moved_by_its_owner on steering_task for update using (%s)',
        steering_own('steering_task.who_id'));
    drop policy if exists put_down_by_its_owner on steering_taskmove;
    execute format('create policy put_down_by_its_owner on steering_taskmove for insert with check (
        task_id in (select t.id from steering_task t where %s))', steering_own('t.who_id'));
    drop policy if exists counted_by_members on steering_update;
    execute format('create policy counted_by_members on steering_update for insert with check (%s)',
        steering_sits('steering_update.group_id'));
    drop policy if exists kept_when_counted on steering_commitment;
    execute format('create policy kept_when_counted on steering_commitment for update using (%s)',
        steering_sits('steering_commitment.group_id'));
end $$;
create or replace trigger never_unwritten before update or delete on steering_update
    for each row execute function core_never_unwritten();
create or replace trigger never_unwritten before update or delete on steering_taskmove
    for each row execute function core_never_unwritten();

-- === the program, by night ===
drop policy if exists reminded on steering_task;
create policy reminded on steering_task for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
create or replace trigger only_reminded before update on steering_task for each row
    when (wall_role() = 'watcher') execute function core_only_these('reminded_on');
drop policy if exists found_late on steering_commitment;
create policy found_late on steering_commitment for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher');
create or replace trigger only_found_late before update on steering_commitment for each row
    when (wall_role() = 'watcher') execute function core_only_these(
        'state', 'moved_at', 'moved_by_id');
-- Who left is forgotten in time.
drop policy if exists found_by_the_eraser on steering_member;
create policy found_by_the_eraser on steering_member for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_on is not null);
drop policy if exists forgotten_by_the_eraser on steering_member;
create policy forgotten_by_the_eraser on steering_member for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser' and left_on is not null);
create or replace trigger only_forgotten before update on steering_member for each row
    when (wall_role() = 'eraser') execute function core_only_these('name', 'email');

-- === in order ===
-- By which hands somebody acts, of what they may see themselves.
create or replace function steering_hands(which uuid, of_region uuid) returns text[]
language sql stable set search_path = pg_catalog, public, pg_temp
return array_remove(case
    when wall_role() = 'nobody' then array[case when exists (select from steering_pass p
        where p.group_id = which and p.token_digest = wall_link() and p.ended_at is null)
        then 'link' end]
    when wall_region() is distinct from of_region then array[]::text[]
    when wall_role() = 'coordinator' or exists (select from steering_chair c
        where c.group_id = which and c.account_id = wall_account()) then array['chair', 'member']
    when wall_role() = 'watcher' then array['program']
    when exists (select from steering_pass p where p.group_id = which
        and p.account_id = wall_account() and p.ended_at is null) then array['member']
    else array[]::text[] end, null);

-- The tables of `models/states.py` once more, so that whoever bypasses the program is refused here, too.
create or replace function steering_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    was jsonb := to_jsonb(old);
    becomes jsonb := to_jsonb(new);
    hand text[] := steering_hands(new.group_id, new.region_id);
    moved text[] := array['state', 'moved_at', 'moved_by_id', 'outcome'];
begin
    if tg_table_name = 'steering_task' and exists (select from steering_pass p
            where p.member_id = (was ->> 'who_id')::uuid and p.ended_at is null
              and (p.account_id = wall_account()
                or wall_role() = 'nobody' and p.token_digest = wall_link())) then
        hand := hand || array['owner'];
        moved := moved || array['until_on', 'reminded_on'];
    end if;
    if tg_table_name = 'steering_commitment' and 'member' = any (hand) and (
            select coalesce(sum(u.add), 0) from steering_update u
             where u.commitment_id = new.id) >= (was ->> 'number')::int then
        hand := hand || array['count'];
    end if;
    if becomes ->> 'state' <> was ->> 'state' and not exists (
        select from (values
            ('meeting', 'planned', 'invited', array['chair']),
            ('meeting', 'planned', 'cancelled', array['chair']),
            ('meeting', 'invited', 'running', array['chair', 'member']),
            ('meeting', 'invited', 'cancelled', array['chair']),
            ('meeting', 'running', 'written', array['chair', 'member']),
            ('meeting', 'written', 'running', array['chair']),
            ('meeting', 'written', 'approved', array['chair']),
            ('point', 'proposed', 'on', array['chair']),
            ('point', 'proposed', 'out', array['chair']),
            ('point', 'on', 'out', array['chair']),
            ('point', 'out', 'on', array['chair']),
            ('decision', 'open', 'done', array['chair']),
            ('decision', 'open', 'dropped', array['chair']),
            ('decision', 'done', 'open', array['chair']),
            ('decision', 'dropped', 'open', array['chair']),
            ('task', 'open', 'done', array['chair', 'owner']),
            ('task', 'open', 'dropped', array['chair', 'owner']),
            ('task', 'done', 'open', array['chair']),
            ('task', 'dropped', 'open', array['chair']),
            ('commitment', 'open', 'kept', array['chair', 'count']),
            ('commitment', 'open', 'late', array['program']),
            ('commitment', 'open', 'broken', array['chair']),
            ('commitment', 'late', 'kept', array['chair', 'count']),
            ('commitment', 'late', 'broken', array['chair']),
            ('commitment', 'kept', 'open', array['chair']),
            ('commitment', 'broken', 'open', array['chair'])) as moves (of, from_state, to_state, by)
         where 'steering_' || of = tg_table_name and from_state = was ->> 'state'
           and to_state = becomes ->> 'state' and by && hand) then
        raise exception '% does not move from % to % by this hand', tg_table_name, was ->> 'state',
            becomes ->> 'state' using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    -- Whoever does not lead changes nothing but the state, and in the minutes the notes.
    if tg_table_name = 'steering_point' then
        moved := array['notes', 'version', 'written_at', 'written_by_id'];
    end if;
    if not hand && array['chair', 'program'] and was - moved is distinct from becomes - moved then
        raise exception 'here only % may be changed', array_to_string(moved, ', ')
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
do $$
declare
    walled text;
begin
    foreach walled in array array['meeting', 'point', 'decision', 'task', 'commitment'] loop
        execute format('create or replace trigger in_order after update on steering_%s
            for each row execute function steering_in_order()', walled);
    end loop;
end $$;

-- Minutes are written while the meeting runs, each time one version on; then they stand. A decision is
-- never reworded.
create or replace function steering_minutes_stand() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_table_name = 'steering_decision' then
        if to_jsonb(new) - array['state', 'outcome', 'moved_at', 'moved_by_id']
           is distinct from to_jsonb(old) - array['state', 'outcome', 'moved_at', 'moved_by_id'] then
            raise exception 'what was decided stands'
                using errcode = 'check_violation', constraint = 'minutes_stand';
        end if;
    elsif (to_jsonb(new) -> 'notes', to_jsonb(new) -> 'version')
          is distinct from (to_jsonb(old) -> 'notes', to_jsonb(old) -> 'version')
       and ((to_jsonb(new) ->> 'version')::int <> (to_jsonb(old) ->> 'version')::int + 1
         or not exists (select from steering_meeting m
            where m.id = new.meeting_id and m.state = 'running')) then
        raise exception 'these minutes are not being written now'
            using errcode = 'check_violation', constraint = 'minutes_stand';
    end if;
    return null;
end $$;
create or replace trigger minutes_stand after update on steering_point
    for each row execute function steering_minutes_stand();
create or replace trigger minutes_stand after update on steering_decision
    for each row execute function steering_minutes_stand();

-- Of a seat each member says whether they come, and whoever writes who came.
create or replace function steering_seat_by_hand() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hand text[] := steering_hands(new.group_id, new.region_id);
    own boolean := exists (select from steering_pass p where p.member_id = new.member_id
        and p.ended_at is null and (p.account_id = wall_account()
          or wall_role() = 'nobody' and p.token_digest = wall_link()));
begin
    if (new.meeting_id, new.member_id) is distinct from (old.meeting_id, old.member_id)
       or new.answer <> old.answer and not (own or 'chair' = any (hand))
       or new.came is distinct from old.came and not 'member' = any (hand) then
        raise exception 'each says alone whether they come'
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create or replace trigger by_hand after update on steering_seat
    for each row execute function steering_seat_by_hand();
