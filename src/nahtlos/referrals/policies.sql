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

-- PostgreSQL tries the policies of a table in the falling order of their names: what is the
-- institution's own is not looked for in referrals first because "own" stands after "handed".
do $$
declare
    walled text;
    wanted text;
begin
    for walled, wanted in values
        ('people_person', null), ('people_contact', '''contact'''),
        ('people_record', '''profile'''), ('people_fact', 'people_fact.part'),
        ('people_language', '''profile'''), ('people_householdmember', '''profile'''),
        ('people_qualification', '''profile'''), ('people_document', '''profile'''),
        ('people_content', '''profile'''), ('recognition_procedure', '''profile'''),
        ('recognition_move', '''profile'''), ('recognition_missingpart', '''profile'''),
        ('recognition_cost', '''profile'''), ('recognition_enclosure', '''profile'''),
        ('recognition_competencecheck', '''profile'''), ('people_note', '''notes'''),
        ('plan_step', '''plan''') loop
        -- The first walls were built before there were all these tables.
        continue when to_regclass(walled) is null;
        execute format('drop policy if exists handed_seen on %I', walled);
        execute format('create policy handed_seen on %1$I for select using (
            region_id = (select wall_region()) and (select wall_role()) in (''adviser'', ''member'')
            and exists (select from referrals_referral r
                where r.person_id = %1$I.%2$I
                  and r.recipient_id = (select wall_institution())
                  and r.state in (''sent'', ''seen'', ''accepted'', ''kept'') %3$s))', walled,
            case walled when 'people_person' then 'id' else 'person_id' end,
            case when wanted is null then '' else format(
                'and %1$s = any (r.parts) and %1$s not in (''burdens'', ''health'')', wanted) end);
    end loop;
end $$;
