-- A referral is seen by the holder's advisers, the person, and, from sending on, its recipient,
-- unless it was withdrawn: perhaps it was never sent. The recipient answers it and changes no more.
-- While it is open it opens the named parts of the file to the recipient, burdens and health only
-- with the explicit consent that names them.
call people_part_around('referrals_referral', 'referral');
drop policy open_seen on referrals_referral;
drop policy if exists recipient_seen on referrals_referral;
create policy recipient_seen on referrals_referral for select using (
    region_id = (select wall_region()) and recipient_id = (select wall_institution())
    and state not in ('drafted', 'withdrawn') and (select wall_role()) in ('adviser', 'member'));
drop policy if exists answered_by_recipient on referrals_referral;
create policy answered_by_recipient on referrals_referral for update using (
    region_id = (select wall_region()) and recipient_id = (select wall_institution())
    and state in ('sent', 'seen', 'accepted', 'kept')
    and (select wall_role()) in ('adviser', 'member'))
    with check (region_id = (select wall_region()) and recipient_id = (select wall_institution())
    and state in ('seen', 'accepted', 'declined', 'kept', 'closed'));
create or replace trigger only_answered before update on referrals_referral for each row
    when (wall_institution() is distinct from old.institution_id)
    execute function core_only_these('state', 'moved_at', 'moved_by_id');
drop policy if exists never_turned_to_the_immigration_office on referrals_referral;
create policy never_turned_to_the_immigration_office on referrals_referral as restrictive for update
    using (true) with check (not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));
drop policy if exists never_to_the_immigration_office on referrals_referral;
create policy never_to_the_immigration_office on referrals_referral as restrictive for insert
    with check (not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));

create or replace function referrals_open_to_me(whose uuid, wanted text) returns boolean
language sql stable
return exists (
    select from referrals_referral r
    where r.person_id = whose
      and r.recipient_id = (select wall_institution())
      and r.state in ('sent', 'seen', 'accepted', 'kept')
      and (wanted is null or wanted = any (r.parts) and wanted not in ('burdens', 'health')));

do $$
declare
    walled text;
    wanted text;
begin
    for walled, wanted in values
        ('people_person', 'null'), ('people_contact', '''contact'''),
        ('people_record', '''profile'''), ('people_fact', 'part'),
        ('people_language', '''profile'''), ('people_householdmember', '''profile'''),
        ('people_qualification', '''profile'''), ('people_note', '''notes'''),
        ('plan_step', '''plan''') loop
        execute format('drop policy if exists referred_seen on %I', walled);
        execute format('create policy referred_seen on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'')
            and referrals_open_to_me(%s, %s))', walled,
            case walled when 'people_person' then 'id' else 'person_id' end, wanted);
    end loop;
end $$;
