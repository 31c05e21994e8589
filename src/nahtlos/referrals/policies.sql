-- A referral is seen by the holder's advisers, the person, and, from sending on, its recipient, unless
-- it was withdrawn: perhaps it was never sent. It opens no part of a file: its consent does, which
-- names the parts, begins when the referral is sent and ends in the moment in which the referral ends.
-- Whoever has opened the link of a referral sees that referral and the parts of its consent, never
-- notes, burdens and health. The program, watching deadlines, sees referrals and questions, no person.

-- The first walls let the open referral itself open the file.
do $$
declare
    walled text;
begin
    for walled in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
                   where p.polname = 'handed_seen' loop
        execute format('drop policy handed_seen on %I', walled);
    end loop;
end $$;

call people_part_around('referrals_referral', 'referral');
drop policy open_seen on referrals_referral;
-- Nobody takes a referral out: it is taken back, and what happened stays.
drop policy own_removed on referrals_referral;
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
drop policy if exists linked_seen on referrals_referral;
create policy linked_seen on referrals_referral for select using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state not in ('drafted', 'withdrawn'));
drop policy if exists answered_by_link on referrals_referral;
create policy answered_by_link on referrals_referral for update using (
    (select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and token_ends_at > statement_timestamp() and state in ('sent', 'seen', 'accepted', 'kept'))
    with check ((select wall_role()) = 'nobody' and token_digest = (select wall_link())
    and state in ('seen', 'accepted', 'declined', 'kept', 'closed'));
-- The person moves it by answering or taking back its consent.
drop policy if exists moved_by_the_person on referrals_referral;
create policy moved_by_the_person on referrals_referral for update using (
    person_id = (select wall_person()))
    with check (person_id = (select wall_person()) and state in ('sent', 'withdrawn'));
drop policy if exists watched on referrals_referral;
create policy watched on referrals_referral for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state <> 'drafted');
drop policy if exists moved_by_the_watcher on referrals_referral;
create policy moved_by_the_watcher on referrals_referral for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('sent', 'seen', 'accepted', 'kept'))
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state in ('sent', 'seen', 'accepted', 'kept', 'expired'));

-- The database itself, in a function of its own and not by anybody's hand: the owner of the tables.
create or replace function referrals_by_itself() returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
return current_user = (select pg_get_userbyid(c.relowner) from pg_class c
    where c.oid = 'referrals_referral'::regclass);

-- The answer belongs to whoever was asked, the asking to whoever asks.
create or replace trigger only_answered before update on referrals_referral for each row
    when (wall_institution() is distinct from old.institution_id and wall_person() is null
          and not referrals_by_itself())
    execute function core_only_these('state', 'moved_at', 'moved_by_id', 'words', 'reason',
        'instead_id', 'nowhere', 'result', 'answered_at', 'kept_at', 'ended_at', 'appointment_at',
        'appointment_due_on', 'reminded_on', 'token_ends_at');
create or replace trigger only_their_answer before update on referrals_referral for each row
    execute function people_only_these('state', 'moved_at', 'moved_by_id', 'words', 'sent_at',
        'ended_at', 'answer_due_on', 'sight_ends_at', 'reminded_on', 'email', 'token_digest',
        'token_ends_at');

drop policy if exists never_turned_to_the_immigration_office on referrals_referral;
create policy never_turned_to_the_immigration_office on referrals_referral as restrictive for update
    using (true) with check (not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));
drop policy if exists never_to_the_immigration_office on referrals_referral;
create policy never_to_the_immigration_office on referrals_referral as restrictive for insert
    with check (not exists (select from network_institution i
        where i.id = recipient_id and i.kind = 'immigration_office'));

-- From where to where, and by whose hand: the table `MOVES` of the program once more, so that whoever
-- bypasses the program is refused here, too. Sent is only what has a live consent for exactly that.
create or replace function referrals_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    side text := case
        when wall_role() = 'watcher' then 'program'
        when wall_person() is not null then 'person'
        when wall_institution() = old.institution_id and wall_role() = 'adviser' then 'sender'
        when wall_institution() = old.recipient_id and wall_role() in ('adviser', 'member')
          or wall_link() = old.token_digest then 'recipient' end;
begin
    -- With a case that is handed over, the database takes back what does not go along.
    if old.state = new.state or new.state = 'withdrawn' and referrals_by_itself() then
        return new;
    end if;
    if not exists (
        select from (values
            ('drafted', 'sent', array['sender', 'person']),
            ('drafted', 'withdrawn', array['sender', 'person']),
            ('sent', 'seen', array['recipient']),
            ('sent', 'accepted', array['recipient']),
            ('sent', 'declined', array['recipient']),
            ('sent', 'withdrawn', array['sender', 'person']),
            ('sent', 'expired', array['program']),
            ('seen', 'accepted', array['recipient']),
            ('seen', 'declined', array['recipient']),
            ('seen', 'withdrawn', array['sender', 'person']),
            ('seen', 'expired', array['program']),
            ('accepted', 'kept', array['recipient']),
            ('accepted', 'closed', array['recipient']),
            ('accepted', 'withdrawn', array['sender', 'person']),
            ('accepted', 'expired', array['program']),
            ('kept', 'closed', array['recipient']),
            ('kept', 'withdrawn', array['sender', 'person']),
            ('kept', 'expired', array['program'])) as moves (was, becomes, sides)
         where was = old.state and becomes = new.state and side = any (sides)) then
        raise exception 'a referral does not move from % to % by %', old.state, new.state,
            coalesce(side, 'this hand') using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    if new.state = 'sent' and not exists (
        select from people_consent c
         where c.id = new.consent_id and c.recipient_id = new.recipient_id
           and c.purpose = 'referral' and c.parts @> new.parts and new.parts @> c.parts
           and c.given_at is not null and c.revoked_at is null and c.refused_at is null) then
        raise exception 'the person has not agreed to exactly this'
            using errcode = 'check_violation', constraint = 'sent_with_its_consent';
    end if;
    return new;
end $$;
create or replace trigger in_order before update on referrals_referral
    for each row execute function referrals_in_order();

-- Sight ends with the referral, whoever ends it: nobody but the person and the holder may write the
-- consent, so this runs as the owner of the tables. It can end a consent and nothing else.
drop policy if exists ended_with_its_referral on people_consent;
do $$ begin
    execute format('create policy ended_with_its_referral on people_consent for all to %I
        using (purpose in (''referral'', ''handover'') and (select wall_role()) is not null)
        with check (purpose in (''referral'', ''handover'') and (select wall_role()) is not null)',
        current_user);
end $$;
create or replace function referrals_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_relid not in ('referrals_referral'::regclass, to_regclass('referrals_handover')) then
        raise exception 'this belongs to referrals' using errcode = 'insufficient_privilege';
    end if;
    if wall_person() is not null then
        update people_consent set revoked_at = statement_timestamp()
         where id = new.consent_id and given_at is not null and revoked_at is null;
    else
        update people_consent
           set valid_until = greatest(statement_timestamp(), valid_from + interval '1 microsecond')
         where id = new.consent_id and revoked_at is null
           and valid_until > greatest(statement_timestamp(), valid_from + interval '1 microsecond');
    end if;
    return null;
end $$;
create or replace trigger ended after update on referrals_referral for each row
    when (old.ended_at is null and new.ended_at is not null and new.consent_id is not null)
    execute function referrals_ended();

-- Every move, with who and when, written by the database itself; moves with the file if files are
-- joined, and is otherwise never changed.
call people_part_around('referrals_move', 'referral');
call people_of_one_person('referrals_move', 'referral_id', 'referrals_referral');
drop policy open_seen on referrals_move;
drop policy own_made on referrals_move;
drop policy own_removed on referrals_move;
create or replace trigger never_unwritten before update on referrals_move
    for each row execute function core_only_these('person_id', 'institution_id', 'region_id');
drop policy if exists recipient_seen on referrals_move;
create policy recipient_seen on referrals_move for select using (
    region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member')
    and exists (select from referrals_referral r
        where r.id = referral_id and r.recipient_id = (select wall_institution())));
drop policy if exists linked_seen on referrals_move;
create policy linked_seen on referrals_move for select using (
    (select wall_role()) = 'nobody' and (select wall_link()) is not null
    and exists (select from referrals_referral r
        where r.id = referral_id and r.token_digest = (select wall_link())));
drop policy if exists written_by_trigger on referrals_move;
create policy written_by_trigger on referrals_move for insert to current_user with check (true);
create or replace function referrals_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    who jsonb := coalesce(wall_actor(), '{}');
begin
    if tg_relid <> 'referrals_referral'::regclass then
        raise exception 'this belongs to referrals' using errcode = 'insufficient_privilege';
    end if;
    insert into referrals_move (id, region_id, institution_id, person_id, referral_id, at, by_id,
        by_institution_id, by_role, from_state, to_state, words)
    values (uuidv7(), new.region_id, new.institution_id, new.person_id, new.id, new.moved_at,
        (who ->> 'account')::uuid, (who ->> 'institution')::uuid, coalesce(who ->> 'role', 'nobody'),
        case when tg_op = 'UPDATE' then old.state else '' end, new.state, new.words);
    return null;
end $$;
create or replace trigger begun_written after insert on referrals_referral
    for each row execute function referrals_written();
create or replace trigger moved_written after update on referrals_referral for each row
    when (old.state <> new.state) execute function referrals_written();

-- What a referral hangs on belongs to the same person.
call people_of_one_person('referrals_referral', 'consent_id', 'people_consent');
call people_of_one_person('referrals_referral', 'step_id', 'plan_step');

-- Whoever was sent a link sees the person and the parts of that consent; so does nobody else by it.
drop policy if exists linked_seen on people_consent;
create policy linked_seen on people_consent for select using (
    (select wall_role()) = 'nobody' and (select wall_link()) is not null
    and given_at <= statement_timestamp()
    and exists (select from referrals_referral r
        where r.consent_id = people_consent.id and r.token_digest = (select wall_link())));
do $$
declare
    walled text;
    wanted text;
begin
    for walled, wanted in values
        ('people_person', null), ('people_contact', '''contact'''),
        ('people_record', '''profile'''), ('people_fact', 'people_fact.part'),
        ('people_language', '''profile'''), ('people_householdmember', '''profile'''),
        ('people_qualification', '''profile'''), ('plan_step', '''plan''') loop
        execute format('drop policy if exists linked_seen on %I', walled);
        execute format('create policy linked_seen on %1$I for select using (
            (select wall_role()) = ''nobody'' and (select wall_link()) is not null
            and exists (select from referrals_referral r join people_consent c on c.id = r.consent_id
                where r.person_id = %1$I.%2$I and r.token_digest = (select wall_link())
                  and r.state in (''sent'', ''seen'', ''accepted'', ''kept'')
                  and c.revoked_at is null and c.valid_from <= statement_timestamp()
                  and statement_timestamp() < c.valid_until %3$s))', walled,
            case walled when 'people_person' then 'id' else 'person_id' end,
            case when wanted is null then '' else format(
                'and %1$s = any (c.parts) and %1$s not in (''burdens'', ''health'')', wanted) end);
    end loop;
end $$;

-- Also a look by the link is written down; where there is no account, the referral stands for it.
drop policy if exists written_by_the_link on core_reading;
create policy written_by_the_link on core_reading for insert with check (
    (select wall_role()) = 'nobody' and exists (select from referrals_referral r
        where r.token_digest = (select wall_link()) and r.id = by_account_id
          and r.person_id = core_reading.person_id and r.recipient_id = by_institution_id
          and r.institution_id = core_reading.institution_id and r.region_id = core_reading.region_id));

-- A question to the immigration office: seen by the holder's advisers, the person, and the office,
-- which sees it from the person's yes until a day after its answer, and sees nothing else.
call people_part_around('referrals_question', 'question');
drop policy open_seen on referrals_question;
drop policy if exists seen_by_the_office on referrals_question;
create policy seen_by_the_office on referrals_question for select using (
    region_id = (select wall_region()) and office_id = (select wall_institution())
    and (select wall_role()) = 'immigration' and given_at is not null
    and (state = 'sent'
         or state = 'answered' and answered_at > statement_timestamp() - interval '1 day'));
drop policy if exists answered_by_the_office on referrals_question;
create policy answered_by_the_office on referrals_question for update using (
    region_id = (select wall_region()) and office_id = (select wall_institution())
    and (select wall_role()) = 'immigration' and state = 'sent')
    with check (region_id = (select wall_region()) and office_id = (select wall_institution())
    and (select wall_role()) = 'immigration' and state in ('sent', 'answered'));
drop policy if exists agreed_by_the_person on referrals_question;
create policy agreed_by_the_person on referrals_question for update using (
    person_id = (select wall_person()))
    with check (person_id = (select wall_person()) and state in ('sent', 'refused', 'withdrawn'));
drop policy if exists watched on referrals_question;
create policy watched on referrals_question for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state = 'sent');
drop policy if exists reminded_by_the_watcher on referrals_question;
create policy reminded_by_the_watcher on referrals_question for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'watcher' and state = 'sent')
    with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
    and state = 'sent');
drop policy if exists only_to_the_immigration_office on referrals_question;
create policy only_to_the_immigration_office on referrals_question as restrictive for insert
    with check (exists (select from network_institution i
        where i.id = office_id and i.region_id = referrals_question.region_id
          and i.kind = 'immigration_office'));
create or replace trigger only_answered before update on referrals_question for each row
    when (wall_institution() is distinct from old.institution_id and wall_person() is null
          and not referrals_by_itself())
    execute function core_only_these('state', 'outcome', 'words', 'answered_at', 'answered_by_id',
        'reminded_on');
create or replace trigger only_their_answer before update on referrals_question for each row
    execute function people_only_these('state', 'given_at', 'ended_at', 'due_on', 'language',
        'wording');
-- What the person has agreed to have asked is never asked otherwise.
create or replace function referrals_question_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.given_at is not null and (new.office_id, new.matter, new.more, new.name, new.birth_date,
        new.file_number, new.given_at) is distinct from (old.office_id, old.matter, old.more, old.name,
        old.birth_date, old.file_number, old.given_at) then
        raise exception 'a question that was agreed to stands' using errcode = 'insufficient_privilege';
    end if;
    if wall_role() <> 'immigration' and (new.outcome, new.words, new.answered_at, new.answered_by_id)
        is distinct from (old.outcome, old.words, old.answered_at, old.answered_by_id) then
        raise exception 'only the office writes its answer' using errcode = 'insufficient_privilege';
    end if;
    if old.state <> new.state and not exists (
        select from (values
            ('asked', 'sent', array['holder', 'person']), ('asked', 'refused', array['person']),
            ('asked', 'withdrawn', array['holder', 'person']), ('sent', 'answered', array['office']),
            ('sent', 'withdrawn', array['holder', 'person'])) as moves (was, becomes, sides)
         where was = old.state and becomes = new.state and
            case when wall_person() is not null then 'person'
                 when wall_role() = 'immigration' then 'office'
                 when wall_role() = 'adviser' then 'holder' end = any (sides)) then
        raise exception 'a question does not move from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    return new;
end $$;
create or replace trigger stands before update on referrals_question
    for each row execute function referrals_question_stands();

-- From where to where, and by whose hand: the table `STAGES` of the program once more. Offered and taken
-- over is only what has a live consent for exactly that; only an adviser takes over, for one of theirs.
create or replace function referrals_handover_in_order() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    hand text := case
        when wall_role() = 'watcher' then 'program'
        when wall_person() is not null then 'person'
        when wall_institution() = old.giver_id and wall_role() = 'adviser' then 'giver'
        when wall_institution() = old.recipient_id and wall_role() in ('adviser', 'member')
            then 'receiver' end;
begin
    if new.giver_id <> old.giver_id then
        raise exception 'who gives stays who gives' using errcode = 'insufficient_privilege';
    end if;
    if old.state = new.state then
        return new;
    end if;
    if not exists (
        select from (values
            ('drafted', 'offered', array['giver', 'person']),
            ('drafted', 'withdrawn', array['giver', 'person']),
            ('offered', 'seen', array['receiver']),
            ('offered', 'taken', array['receiver']),
            ('offered', 'declined', array['receiver']),
            ('offered', 'withdrawn', array['giver', 'person']),
            ('offered', 'expired', array['program']),
            ('seen', 'taken', array['receiver']),
            ('seen', 'declined', array['receiver']),
            ('seen', 'withdrawn', array['giver', 'person']),
            ('seen', 'expired', array['program'])) as moves (was, becomes, hands)
         where was = old.state and becomes = new.state and hand = any (hands)) then
        raise exception 'a handover does not move from % to % by %', old.state, new.state,
            coalesce(hand, 'this hand') using errcode = 'check_violation', constraint = 'moves_in_order';
    end if;
    if new.state in ('offered', 'taken') and not exists (
        select from people_consent c
         where c.id = new.consent_id and c.recipient_id = new.recipient_id
           and c.purpose = 'handover' and c.parts @> new.parts and new.parts @> c.parts
           and c.given_at is not null and c.revoked_at is null and c.refused_at is null
           and c.valid_until > statement_timestamp()) then
        raise exception 'the person has not agreed to exactly this'
            using errcode = 'check_violation', constraint = 'offered_with_its_consent';
    end if;
    if new.state = 'taken' and (wall_role() <> 'adviser' or not exists (
        select from network_membership m where m.id = new.adviser_id and m.ended_at is null
           and m.institution_id = old.recipient_id and m.role = 'adviser')) then
        raise exception 'a case is taken over by an adviser, for an adviser of the own institution'
            using errcode = 'check_violation', constraint = 'taken_over_by_an_adviser';
    end if;
    return new;
end $$;
create or replace function referrals_handover_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    who jsonb := coalesce(wall_actor(), '{}');
begin
    if tg_relid <> 'referrals_handover'::regclass then
        raise exception 'this belongs to handovers' using errcode = 'insufficient_privilege';
    end if;
    insert into referrals_handovermove (id, region_id, institution_id, person_id, handover_id, at,
        by_id, by_institution_id, by_role, from_state, to_state, words)
    values (uuidv7(), new.region_id, new.institution_id, new.person_id, new.id, new.moved_at,
        (who ->> 'account')::uuid, (who ->> 'institution')::uuid, coalesce(who ->> 'role', 'nobody'),
        case when tg_op = 'UPDATE' then old.state else '' end, new.state, new.words);
    return null;
end $$;

-- What becomes of each table of a file when the case is handed over. By a part: goes if the part goes.
-- `row`: by the part that stands in the row. `named`: documents, one by one. `always`: the way in to the
-- own page. `never`: what the giver did and answers for. The rest by rules of its own, below.
create or replace function referrals_goes() returns table (walled text, rule text)
language sql immutable set search_path = pg_catalog, public, pg_temp
begin atomic
    select * from (values
        ('people_record', 'profile'), ('people_language', 'profile'),
        ('people_householdmember', 'profile'), ('people_qualification', 'profile'),
        ('recognition_procedure', 'profile'), ('recognition_move', 'profile'),
        ('recognition_missingpart', 'profile'), ('recognition_cost', 'profile'),
        ('recognition_enclosure', 'profile'), ('recognition_competencecheck', 'profile'),
        ('matching_wish', 'profile'),
        ('introductions_introduction', 'profile'), ('introductions_profile', 'profile'),
        ('introductions_naming', 'profile'), ('introductions_move', 'profile'),
        ('introductions_guest', 'profile'), ('introductions_meeting', 'profile'),
        ('people_contact', 'contact'), ('people_fact', 'row'), ('people_burden', 'row'),
        ('people_note', 'notes'), ('plan_word', 'notes'),
        ('plan_goal', 'plan'), ('plan_step', 'plan'), ('plan_agreement', 'plan'),
        ('plan_signature', 'plan'), ('plan_appointment', 'plan'), ('plan_review', 'plan'),
        ('plan_answer', 'plan'), ('offers_booking', 'plan'), ('offers_result', 'plan'),
        ('people_document', 'named'), ('people_content', 'named'),
        ('people_login', 'always'), ('plan_feed', 'always'), ('people_link', 'link'),
        ('people_consent', 'consent'), ('people_scan', 'paper'),
        ('people_merge', 'never'), ('people_arrival', 'never'), ('plan_paper', 'never'),
        ('referrals_question', 'never'), ('referrals_referral', 'referral'),
        ('referrals_move', 'referral'), ('referrals_handover', 'handover'),
        ('referrals_handovermove', 'handover'), ('referrals_sealed', 'never'),
        ('outbox_choice', 'always'), ('outbox_message', 'message'), ('people_bulkrow', 'never'),
        ('people_hold', 'never'), ('people_announcement', 'never'), ('people_request', 'never'),
        ('people_correction', 'never'), ('days_coming', 'plan'),
        ('mentoring_wish', 'plan'), ('mentoring_pair', 'plan'), ('mentoring_introduced', 'plan'),
        ('mentoring_meeting', 'plan'), ('mentoring_word', 'plan'),
        ('placements_placement', 'plan'), ('placements_learning', 'plan'),
        ('placements_permission', 'plan'), ('placements_warned', 'plan'),
        ('placements_followup', 'plan'), ('activities_origin', 'plan'),
        ('outcomes_example', 'never'),
        ('internships_internship', 'plan'), ('internships_signer', 'plan'),
        ('internships_pass', 'plan'), ('internships_signature', 'plan'),
        ('internships_entry', 'plan'), ('internships_impression', 'plan'),
        ('apprenticeships_apprenticeship', 'plan'), ('apprenticeships_voice', 'plan'),
        ('apprenticeships_sign', 'plan'), ('apprenticeships_reaction', 'plan'),
        ('apprenticeships_registration', 'plan'),
        ('projects_participation', 'plan'), ('projects_card', 'plan'),
        ('projects_attendance', 'plan'), ('projects_practice', 'plan')) as rules (walled, rule);
end;

-- Nobody's hand reaches into the file of another holder. Only what follows here does, for the moment in
-- which an adviser takes over, as the owner of the tables: into the rows of the person who changes hands
-- and of the closed case that stays, named for this one statement, and into no other.
create or replace function referrals_hands() returns uuid[]
language sql stable set search_path = pg_catalog, public, pg_temp
return string_to_array(current_setting('nahtlos.changing_hands', true), ',')::uuid[];
do $$
declare
    walled text;
    its text;
begin
    for walled in select g.walled from referrals_goes() g
                  union values ('people_person'), ('offers_place') loop
        continue when to_regclass(walled) is null;
        execute format('drop policy if exists handed_over on %I', walled);
        execute format('drop policy if exists handed_over_made on %I', walled);
        execute format('drop policy if exists handed_over_seen on %I', walled);
        its := 'region_id = (select wall_region()) and (select wall_role()) = ''adviser'' and '
            || case walled
                when 'people_person' then '(id = any ((select referrals_hands())::uuid[])
                    or merged_into_id = any ((select referrals_hands())::uuid[]))'
                when 'offers_place' then 'id in (select b.place_id from offers_booking b
                    where b.person_id = any ((select referrals_hands())::uuid[]))'
                else 'person_id = any ((select referrals_hands())::uuid[])' end;
        execute format('create policy handed_over on %I for update to %I using (%s) with check (%3$s)',
            walled, current_user, its);
        execute format('create policy handed_over_seen on %I for select to %I using (%s)',
            walled, current_user, its);
        if walled = 'people_person' then
            execute format('create policy handed_over_made on %I for insert to %I with check (
                id = any ((select referrals_hands())::uuid[]) and close_reason = ''handed_over''
                and %s)', walled, current_user, its);
        end if;
    end loop;
end $$;

-- Documents that are not named, with their bytes; what hung on them hangs on nothing.
create or replace procedure referrals_papers_stay(handover uuid, remains uuid)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    given record;
begin
    select * into given from referrals_handover h where h.id = handover;
    update recognition_enclosure set document_id = null
     where person_id = given.person_id and not document_id = any (given.documents);
    update people_content set person_id = remains
     where person_id = given.person_id and not document_id = any (given.documents);
    update people_document set person_id = remains, qualification_id = null
     where person_id = given.person_id and not id = any (given.documents);
end $$;

-- What was asked of others and agreed to. What goes along is the person's own word; all else ends here.
create or replace procedure referrals_asked_stays(handover uuid, remains uuid)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    given record;
    who uuid;
    at timestamptz := statement_timestamp();
begin
    select * into given from referrals_handover h where h.id = handover;
    who := given.person_id;
    update referrals_question set state = 'withdrawn', ended_at = at
     where person_id = remains and state in ('asked', 'sent');
    update referrals_referral set state = 'withdrawn', moved_at = given.moved_at,
        moved_by_id = given.moved_by_id, ended_at = given.moved_at, words = ''
     where person_id = who and state in ('drafted', 'sent', 'seen', 'accepted', 'kept')
       and (state = 'drafted' or not given.with_referrals or recipient_id = given.recipient_id);
    update referrals_referral set person_id = remains,
        step_id = case when 'plan' = any (given.parts) then null else step_id end
     where person_id = who and ended_at is not null;
    update referrals_referral set step_id = null
     where person_id = who and not 'plan' = any (given.parts);
    update referrals_move set person_id = remains
     where referral_id in (select r.id from referrals_referral r where r.person_id = remains);
    update referrals_handover set person_id = remains where person_id = who and id <> given.id;
    update referrals_handovermove set person_id = remains where person_id = who
       and handover_id <> given.id;

    -- Of the consents only those of referrals that go along, those that the person lets go along, and
    -- this one, which goes on only where it names burdens or health.
    update people_consent c set person_id = remains,
        revoked_at = case when given_at is null and refused_at is null then coalesce(revoked_at, at)
                          else revoked_at end,
        valid_until = least(valid_until, greatest(at, valid_from + interval '1 microsecond'))
     where person_id = who and id <> given.consent_id
       and not exists (select from referrals_referral r where r.person_id = who and r.consent_id = c.id)
       and not (given.with_consents and purpose <> 'referral' and purpose <> 'handover'
            and recipient_id not in (given.giver_id, given.recipient_id)
            and given_at <= at and revoked_at is null and valid_until > at);
    update people_consent set valid_until = greatest(at, valid_from + interval '1 microsecond')
     where id = given.consent_id and not parts && array['burdens', 'health']::varchar[];
    update people_link set person_id = remains, ended_at = coalesce(ended_at, at)
     where person_id = who and consent_id in (
        select c.id from people_consent c where c.person_id = remains);
    update people_scan set person_id = remains
     where person_id = who
       and id not in (select c.scan_id from people_consent c
                       where c.person_id = who and c.scan_id is not null)
       and id not in (select a.scan_id from plan_agreement a
                       where a.person_id = who and a.scan_id is not null);
end $$;

-- The moment itself, all of it or nothing. First a closed case of the giver is made beside the person,
-- and what stays is put there; then the person changes hands, and by the references `held_with_person`
-- everything that is still theirs goes along. So there is no moment without a holder.
create or replace function referrals_taken_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    remains uuid := uuidv7();
    who uuid := new.person_id;
    walled text;
    rule text;
begin
    if tg_relid <> 'referrals_handover'::regclass then
        raise exception 'this belongs to handovers' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('nahtlos.changing_hands', concat(who, ',', remains), true);
    perform from people_person p where p.id = who for update;
    insert into people_person select (jsonb_populate_record(p, jsonb_build_object('id', remains,
            'closed_at', new.ended_at, 'close_reason', 'handed_over'))).*
      from people_person p where p.id = who and p.institution_id = new.giver_id
       and p.closed_at is null and p.merged_into_id is null;
    if not found then
        raise exception 'only an open case changes hands'
            using errcode = 'check_violation', constraint = 'handed_over_by_its_holder';
    end if;
    for walled, rule in select * from referrals_goes() loop
        continue when rule not in ('contact', 'plan', 'notes', 'row', 'never')
            or rule = any (new.parts::text[]);
        execute format('update %I set person_id = $1 where person_id = $2 %s', walled,
            case rule when 'row' then 'and not part = any ($3)' else '' end)
            using remains, who, new.parts;
    end loop;
    update people_arrival set stays = true where person_id = remains and made;
    -- What waits and tells of an appointment that goes along is still told, where its number goes, too.
    -- What was sent stays sent; the number and the link that it went to may go along.
    update outbox_message set person_id = remains, contact_id = null, link_id = null,
        state = case state when 'waiting' then 'stopped' else state end,
        fault = case state when 'waiting' then 'called_back' else fault end
     where person_id = who and not (state = 'waiting'
       and contact_id in (select c.id from people_contact c where c.person_id = who)
       and about in (select a.id from plan_appointment a where a.person_id = who));
    call referrals_papers_stay(new.id, remains);
    call referrals_asked_stays(new.id, remains);
    update people_person set merged_into_id = remains where merged_into_id = who;
    if 'plan' = any (new.parts) then
        update offers_place set asked_by_id = new.recipient_id
         where id in (select b.place_id from offers_booking b where b.person_id = who);
    end if;
    update people_person set institution_id = new.recipient_id, adviser_id = new.adviser_id
     where id = who;
    update referrals_handover set remainder_id = remains where id = new.id;
    perform set_config('nahtlos.changing_hands', '', true);
    return null;
end $$;

-- A handover: seen by whoever gave, by the person, and from the person's yes on by whoever is asked to
-- take over, unless it was taken back. It opens no part of a file: its consent does, and it ends with it.
do $$ begin
    if to_regclass('referrals_handover') is null then
        return;
    end if;
    call people_part_around('referrals_handover', 'handover');
    call people_of_one_person('referrals_handover', 'consent_id', 'people_consent');
    drop policy open_seen on referrals_handover;
    drop policy own_removed on referrals_handover;
    drop policy if exists giver_seen on referrals_handover;
    create policy giver_seen on referrals_handover for select using (
        region_id = (select wall_region()) and giver_id = (select wall_institution())
        and (select wall_role()) = 'adviser');
    drop policy if exists recipient_seen on referrals_handover;
    create policy recipient_seen on referrals_handover for select using (
        region_id = (select wall_region()) and recipient_id = (select wall_institution())
        and state not in ('drafted', 'withdrawn') and (select wall_role()) in ('adviser', 'member'));
    drop policy if exists answered_by_recipient on referrals_handover;
    create policy answered_by_recipient on referrals_handover for update using (
        region_id = (select wall_region()) and recipient_id = (select wall_institution())
        and state in ('offered', 'seen') and (select wall_role()) in ('adviser', 'member'))
        with check (region_id = (select wall_region())
        and recipient_id = (select wall_institution()) and state in ('seen', 'taken', 'declined'));
    drop policy if exists moved_by_the_person on referrals_handover;
    create policy moved_by_the_person on referrals_handover for update using (
        person_id = (select wall_person()))
        with check (person_id = (select wall_person()) and state in ('offered', 'withdrawn'));
    drop policy if exists watched on referrals_handover;
    create policy watched on referrals_handover for select using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher'
        and state <> 'drafted');
    drop policy if exists moved_by_the_watcher on referrals_handover;
    create policy moved_by_the_watcher on referrals_handover for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'watcher'
        and state in ('offered', 'seen'))
        with check (region_id = (select wall_region()) and (select wall_role()) = 'watcher'
        and state in ('offered', 'seen', 'expired'));
    drop policy if exists given_by_its_holder on referrals_handover;
    create policy given_by_its_holder on referrals_handover as restrictive for insert with check (
        giver_id = institution_id and giver_id <> recipient_id
        and exists (select from network_institution i where i.id = recipient_id
            and i.region_id = referrals_handover.region_id and i.kind <> 'immigration_office'));

    -- What the person was asked stands from then on; beyond that only the move itself is written.
    create or replace trigger stands before update on referrals_handover for each row
        when (old.consent_id is not null and not referrals_by_itself())
        execute function core_only_these('state', 'moved_at', 'moved_by_id', 'words', 'offered_at',
            'answer_due_on', 'sight_ends_at', 'reminded_on', 'ended_at', 'adviser_id',
            'person_id', 'institution_id');
    create or replace trigger only_answered before update on referrals_handover for each row
        when (wall_institution() is distinct from old.institution_id and wall_person() is null
              and not referrals_by_itself())
        execute function core_only_these('state', 'moved_at', 'moved_by_id', 'words', 'ended_at',
            'adviser_id', 'reminded_on');
    create or replace trigger only_their_answer before update on referrals_handover for each row
        execute function people_only_these('state', 'moved_at', 'moved_by_id', 'words',
            'offered_at', 'answer_due_on', 'sight_ends_at', 'ended_at');
    create or replace trigger over_is_over before update on referrals_handover for each row
        when (old.ended_at is not null and not referrals_by_itself())
        execute function core_only_these('person_id', 'institution_id', 'region_id');
    create or replace trigger in_order before update on referrals_handover
        for each row execute function referrals_handover_in_order();
    create or replace trigger ended after update on referrals_handover for each row
        when (old.ended_at is null and new.ended_at is not null and new.consent_id is not null
              and new.state <> 'taken')
        execute function referrals_ended();
    create or replace trigger begun_written after insert on referrals_handover
        for each row execute function referrals_handover_written();
    create or replace trigger moved_written after update on referrals_handover for each row
        when (old.state <> new.state) execute function referrals_handover_written();
    create or replace trigger taken_over after update on referrals_handover for each row
        when (old.state <> 'taken' and new.state = 'taken')
        execute function referrals_taken_over();

    call people_part_around('referrals_handovermove', 'handover');
    call people_of_one_person('referrals_handovermove', 'handover_id', 'referrals_handover');
    drop policy open_seen on referrals_handovermove;
    drop policy own_made on referrals_handovermove;
    drop policy own_removed on referrals_handovermove;
    create or replace trigger never_unwritten before update on referrals_handovermove
        for each row execute function core_only_these('person_id', 'institution_id', 'region_id');
    drop policy if exists seen_by_both on referrals_handovermove;
    create policy seen_by_both on referrals_handovermove for select using (
        region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'member')
        and exists (select from referrals_handover h where h.id = handover_id
            and (select wall_institution()) in (h.recipient_id, h.giver_id)));
    drop policy if exists written_by_trigger on referrals_handovermove;
    create policy written_by_trigger on referrals_handovermove for insert to current_user
        with check (true);

    -- Before the yes the receiver sees of the documents only those that would go.
    drop policy if exists named_in_the_handover on people_document;
    drop policy if exists named_in_the_handover on people_content;
    declare
        walled text;
        key text;
    begin
        for walled, key in values ('people_document', 'id'), ('people_content', 'document_id') loop
            execute format('create policy named_in_the_handover on %1$I as restrictive for select
                using (institution_id = (select wall_institution())
                or (select wall_role()) not in (''adviser'', ''member'') or referrals_by_itself()
                or exists (select from people_consent c where c.person_id = %1$I.person_id
                    and c.recipient_id = (select wall_institution()) and c.purpose <> ''handover''
                    and c.given_at <= statement_timestamp() and c.revoked_at is null
                    and c.valid_from <= statement_timestamp()
                    and statement_timestamp() < c.valid_until and ''profile'' = any (c.parts))
                or exists (select from referrals_handover h where h.person_id = %1$I.person_id
                    and h.recipient_id = (select wall_institution())
                    and %1$I.%2$I = any (h.documents)))', walled, key);
        end loop;
    end;

    -- Whoever gave a case away does not go on reading in the book what went with it.
    drop policy if exists not_after_handing_over on core_change;
    create policy not_after_handing_over on core_change as restrictive for select using (
        person_id is null or (select wall_role()) <> 'adviser'
        or person_id not in (select h.person_id from referrals_handover h
            where h.giver_id = (select wall_institution()) and h.state = 'taken')
        or people_held_here(person_id));
end $$;

-- A case sealed for another region, or taken in from one: seen by the holder's advisers and by the person,
-- made and ended by the advisers, never taken out. What was agreed to stands; over is over.
do $$ begin
    if to_regclass('referrals_sealed') is null then
        return;
    end if;
    call people_part_around('referrals_sealed', 'handover');
    call people_of_one_person('referrals_sealed', 'scan_id', 'people_scan');
    drop policy open_seen on referrals_sealed;
    drop policy own_removed on referrals_sealed;
    -- The person takes the agreement back with their own hand, until the file was fetched.
    drop policy if exists taken_back_by_the_person on referrals_sealed;
    create policy taken_back_by_the_person on referrals_sealed for update using (
        person_id = (select wall_person()) and way = 'given')
        with check (person_id = (select wall_person()) and state in ('waiting', 'withdrawn')
        and fetched_at is null);
    create or replace trigger only_taken_back before update on referrals_sealed for each row
        execute function people_only_these('state', 'ended_at');
    create or replace trigger stands before update on referrals_sealed for each row
        when (not referrals_by_itself())
        execute function core_only_these('state', 'fetched_at', 'ended_at', 'receipt',
            'person_id', 'institution_id');
    create or replace trigger over_is_over before update on referrals_sealed for each row
        when (old.ended_at is not null and not referrals_by_itself())
        execute function core_only_these('person_id', 'institution_id');

    -- The keys of the own region: made once by an administrator, the private half only as sealed text,
    -- used by advisers. Those of partners: kept by administrators.
    call wall_around('referrals_regionkey', 'network');
    call wall_around('referrals_partnerkey', 'network');
    drop policy if exists used_in_the_region on referrals_regionkey;
    create policy used_in_the_region on referrals_regionkey for select using (
        region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'administrator'));
    drop policy if exists made_by_administrators on referrals_regionkey;
    create policy made_by_administrators on referrals_regionkey for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator');
    drop policy if exists used_in_the_region on referrals_partnerkey;
    create policy used_in_the_region on referrals_partnerkey for select using (
        region_id = (select wall_region()) and (select wall_role()) in ('adviser', 'administrator'));
    drop policy if exists kept_by_administrators on referrals_partnerkey;
    create policy kept_by_administrators on referrals_partnerkey for all using (
        region_id = (select wall_region()) and (select wall_role()) = 'administrator')
        with check (region_id = (select wall_region()) and (select wall_role()) = 'administrator');
end $$;

-- Deadlines are known to all staff of the region and kept by its keepers.
call wall_around('referrals_deadline', 'network');
drop policy if exists seen_in_the_region on referrals_deadline;
create policy seen_in_the_region on referrals_deadline for select using (
    region_id = (select wall_region()));
drop policy if exists kept_by_keepers on referrals_deadline;
create policy kept_by_keepers on referrals_deadline for all using (
    region_id = (select wall_region()) and (select wall_role()) in ('coordinator', 'administrator'))
    with check (region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'));

-- That somewhere there is nobody: said by whoever declines, counted for the region. No person.
call wall_around('referrals_gap', 'network');
drop policy if exists seen_by_staff on referrals_gap;
create policy seen_by_staff on referrals_gap for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator', 'counter'));
drop policy if exists said_by_whoever_declines on referrals_gap;
create policy said_by_whoever_declines on referrals_gap for insert with check (
    region_id = (select wall_region()) and said_by_id = (select wall_institution())
    and ((select wall_role()) in ('adviser', 'member')
         or (select wall_role()) = 'nobody' and exists (select from referrals_referral r
              where r.token_digest = (select wall_link()) and r.recipient_id = said_by_id)));

-- The interfaces of a region for the program counting: from whom to whom, when, with what answer.
-- No key, no name and no word of any person comes with it.
do $$
declare
    walled text;
begin
    foreach walled in array array['referrals_referral', 'referrals_question', 'referrals_handover'] loop
        continue when to_regclass(walled) is null;
        execute format('drop policy if exists counted on %I', walled);
        execute format('create policy counted on %I for select to current_user using (
            (select wall_role()) = ''counter'' and region_id = (select wall_region()))', walled);
    end loop;
end $$;
create or replace function referrals_counted()
returns table (sender uuid, recipient uuid, topic text, state text, reason text, sent_at timestamptz,
    answered_at timestamptz, kept_at timestamptz, ended_at timestamptz, due_on date)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Somebody who is signed in is never the program.
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
        select r.institution_id, r.recipient_id, r.topic::text, r.state::text, r.reason::text, r.sent_at,
               r.answered_at, r.kept_at, r.ended_at,
               case when r.state in ('sent', 'seen') then r.answer_due_on
                    when r.state = 'accepted' then r.appointment_due_on end
          from referrals_referral r where r.sent_at is not null
        union all
        select q.institution_id, q.office_id, 'residence', q.state::text, '', q.given_at, q.answered_at, null,
               q.ended_at, case when q.state = 'sent' then q.due_on end
          from referrals_question q where q.given_at is not null
        union all
        select h.giver_id, h.recipient_id, '',
               case h.state when 'offered' then 'sent' when 'taken' then 'closed' else h.state end, '',
               h.offered_at, case when h.state in ('taken', 'declined') then h.ended_at end, null,
               h.ended_at, case when h.state in ('offered', 'seen') then h.answer_due_on end
          from referrals_handover h where h.offered_at is not null;
end $$;

-- What came of asking elsewhere, of everybody accompanied now: the topics for which an institution has
-- answered or is asked, and those for which all have declined and two did so, or one said that there is
-- nowhere. In the order of `people_counted`, so that the two are read together and neither tells a key.
create or replace function referrals_declined()
returns table (asked text[], declined text[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
        select coalesce(f.asked, '{}'), coalesce(f.declined, '{}')
          from people_person p
          left join (select t.person_id, array_agg(t.topic) asked,
                    array_agg(t.topic) filter (where t.everywhere) declined
                from (select r.person_id, r.topic::text topic,
                            bool_and(r.state = 'declined')
                            and (count(distinct r.recipient_id) > 1 or bool_or(r.nowhere)) everywhere
                        from referrals_referral r
                       where r.answered_at is not null or r.state in ('sent', 'seen')
                       group by 1, 2) t
               group by 1) f on f.person_id = p.id
         where p.closed_at is null and p.merged_into_id is null
         order by p.id;
end $$;
