-- Goals, steps, versions and appointments are the part "plan" of a file. What person and adviser say to
-- each other, signatures and the calendar's address are between the two: no consent opens them.
call people_part_around('plan_step', 'plan');
drop policy if exists moved_by_the_person on plan_step;
create policy moved_by_the_person on plan_step for update using (
    person_id = (select wall_person()));
create or replace trigger only_the_state before update on plan_step
    for each row execute function people_only_these('state', 'moved_at', 'moved_by_id');

-- The first walls were built before there were goals.
do $$ begin
    if to_regclass('plan_goal') is null then
        return;
    end if;
    call people_part_around('plan_goal', 'plan');
    call people_of_one_person('plan_step', 'goal_id', 'plan_goal');

    call people_part_around('plan_agreement', 'plan');
    call people_of_one_person('plan_agreement', 'scan_id', 'people_scan');
    drop policy if exists agreed_by_the_person on plan_agreement;
    create policy agreed_by_the_person on plan_agreement for insert with check (
        person_id = (select wall_person()) and how = 'own_page' and witnessed_by_id is null);
    call people_consent_around('plan_signature', 'secret');
    call people_of_one_person('plan_signature', 'agreement_id', 'plan_agreement');

    call people_part_around('plan_appointment', 'plan');
    drop policy if exists answered_by_the_person on plan_appointment;
    create policy answered_by_the_person on plan_appointment for update using (
        person_id = (select wall_person()) and state in ('planned', 'confirmed', 'declined'))
        with check (person_id = (select wall_person())
            and state in ('planned', 'confirmed', 'declined'));
    create or replace trigger only_the_answer before update on plan_appointment
        for each row execute function people_only_these('state', 'moved_at', 'moved_by_id');

    call people_part_around('plan_review', 'plan');

    call people_consent_around('plan_answer', 'plan');
    call people_of_one_person('plan_answer', 'step_id', 'plan_step');
    drop policy if exists said_by_the_person on plan_answer;
    create policy said_by_the_person on plan_answer for insert with check (
        person_id = (select wall_person()) and seen_at is null);

    call people_consent_around('plan_word', 'secret');
    drop policy if exists written_by_the_person on plan_word;
    create policy written_by_the_person on plan_word for insert with check (
        person_id = (select wall_person()) and written_by_id is null and seen_at is null);

    call people_consent_around('plan_feed', 'secret');
    drop policy if exists made_by_the_person on plan_feed;
    create policy made_by_the_person on plan_feed for insert with check (
        person_id = (select wall_person()) and ended_at is null);
    drop policy if exists ended_by_the_person on plan_feed;
    create policy ended_by_the_person on plan_feed for update using (
        person_id = (select wall_person()));
    create or replace trigger only_the_end before update on plan_feed
        for each row execute function people_only_these('ended_at');
    drop policy if exists opened_by_its_address on plan_feed;
    create policy opened_by_its_address on plan_feed for select using (
        token_digest = (select wall_link()) and ended_at is null);

    create or replace trigger written_down after insert or update or delete on plan_rhythm
        for each row execute function core_write_down('plan');
end $$;

-- What was agreed stays as it was agreed; it only goes along when files are joined.
create or replace function plan_agreement_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if to_jsonb(new) - array['person_id', 'institution_id', 'region_id', 'number']
       is distinct from to_jsonb(old) - array['person_id', 'institution_id', 'region_id', 'number']
    then
        raise exception 'what was agreed is never changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
do $$ begin
    if to_regclass('plan_agreement') is null then
        return;
    end if;
    create or replace trigger stands before update on plan_agreement
        for each row execute function plan_agreement_stands();
    create or replace trigger stands before update on plan_signature
        for each row execute function plan_agreement_stands();
end $$;

-- Where plans jam, for the coordinator, who sees no person: how many steps are stuck or overdue, by who
-- holds the file and who was to do them. A figure of one or two is handed out as null.
drop policy if exists counted on plan_step;
create policy counted on plan_step for select to current_user using (
    (select wall_role()) = 'coordinator' and region_id = (select wall_region()));
do $$ begin
    if to_regclass('plan_goal') is null then
        return;
    end if;
    create or replace function plan_jammed(day date)
    returns table (institution uuid, who text, helper uuid, stuck bigint, overdue bigint, days float8)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $f$
    begin
        if wall_role() <> 'coordinator' then
            return;
        end if;
        return query
            select s.institution_id, s.who::text, s.helper_id,
                   nullif(nullif(count(*) filter (where s.state = 'stuck'), 1), 2),
                   nullif(nullif(count(*) filter (where s.until < day), 1), 2),
                   case when count(*) filter (where s.until < day) > 2
                        then percentile_cont(0.5) within group (order by day - s.until)
                             filter (where s.until < day) end
              from plan_step s
             where s.region_id = wall_region() and s.state in ('open', 'stuck')
               and (s.state = 'stuck' or s.until < day)
             group by 1, 2, 3;
    end $f$;
end $$;

-- Papers are the part "plan"; whoever made one may not change that it was made. A region's templates
-- are about nobody: seen by its staff, written by its coordination, and once published never changed.
-- Their text and bytes stay out of the book of changes; that, when and by whom is in it.
do $$ begin
    if to_regclass('plan_paper') is null then
        return;
    end if;
    call people_part_around('plan_paper', 'plan');
    call wall_around('plan_template', 'secret');
    drop policy if exists seen_by_staff on plan_template;
    create policy seen_by_staff on plan_template for select using (
        region_id = (select wall_region())
        and (select wall_role()) in ('adviser', 'coordinator', 'administrator'));
    drop policy if exists kept_made on plan_template;
    create policy kept_made on plan_template for insert with check (
        region_id = (select wall_region()) and (select wall_role()) = 'coordinator');
    drop policy if exists kept_changed on plan_template;
    create policy kept_changed on plan_template for update using (
        region_id = (select wall_region()) and (select wall_role()) = 'coordinator');
    drop policy if exists kept_removed on plan_template;
    create policy kept_removed on plan_template for delete using (
        region_id = (select wall_region()) and (select wall_role()) = 'coordinator'
        and published_at is null);
end $$;
create or replace function plan_template_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.published_at is not null
       and (to_jsonb(new) - 'ended_at' is distinct from to_jsonb(old) - 'ended_at'
            or old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    then
        raise exception 'what was published is never changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
do $$ begin
    if to_regclass('plan_template') is null then
        return;
    end if;
    create or replace trigger stands before update on plan_template
        for each row execute function plan_template_stands();
end $$;
