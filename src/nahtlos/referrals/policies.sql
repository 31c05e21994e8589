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

-- The answer belongs to whoever was asked, the asking to whoever asks.
create or replace trigger only_answered before update on referrals_referral for each row
    when (wall_institution() is distinct from old.institution_id and wall_person() is null)
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
    if old.state = new.state then
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
        using (purpose = ''referral'' and (select wall_role()) is not null)
        with check (purpose = ''referral'' and (select wall_role()) is not null)', current_user);
end $$;
create or replace function referrals_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_relid <> 'referrals_referral'::regclass then
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
    when (wall_institution() is distinct from old.institution_id and wall_person() is null)
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
    foreach walled in array array['referrals_referral', 'referrals_question'] loop
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
          from referrals_question q where q.given_at is not null;
end $$;
