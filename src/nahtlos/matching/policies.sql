-- What a person looks for in work is the part "profile" of the file. Employers see nothing of it.
call people_part_around('matching_wish', 'profile');

-- How many fit an opening and how many nearly do: numbers about nobody, none of them small. Seen by the
-- users of the company and by the employer service that looks after it; written by the program counting.
-- It is made anew every night, so the book of changes keeps no line of it.
do $$
begin
    -- The first wall was built before there was anything to count.
    if to_regclass('matching_openingcount') is null then
        return;
    end if;
    alter table matching_openingcount enable row level security;
    alter table matching_openingcount force row level security;
    drop policy if exists seen_by_those_who_offer on matching_openingcount;
    create policy seen_by_those_who_offer on matching_openingcount for select using (
        region_id = (select wall_region()) and exists (
            select from employers_opening o where o.id = matching_openingcount.opening_id
               and (wall_signs_in_for(o.company_id) or wall_serves(o.region_id, o.institution_id))));
    drop policy if exists counted_by_the_program on matching_openingcount;
    create policy counted_by_the_program on matching_openingcount for all using (
        region_id = (select wall_region()) and (select wall_role()) = 'counter'
        and (select wall_account()) is null)
        with check (region_id = (select wall_region()) and (select wall_role()) = 'counter'
        and (select wall_account()) is null);
end $$;

-- What is held against the openings: of everybody accompanied who looks for work what the law and the
-- openings ask, without name and key. No policy lets the program's own role pass as `counter`: only the
-- function does, which runs as the owner of the tables and chooses the columns.
do $$
declare
    walled text;
begin
    foreach walled in array array['people_qualification', 'matching_wish'] loop
        execute format('drop policy if exists counted_for_openings on %I', walled);
        execute format('create policy counted_for_openings on %I for select to current_user using (
            (select wall_role()) = ''counter'' and region_id = (select wall_region()))', walled);
    end loop;
end $$;
create or replace function matching_counted(day date)
returns table (record jsonb, facts jsonb, births date[], qualified jsonb, wish jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Somebody who is signed in is never the program.
    if wall_role() <> 'counter' or wall_account() is not null then
        return;
    end if;
    return query
    select jsonb_build_object(
            'birth_date', r.birth_date, 'sex', r.sex, 'nationality', r.nationality,
            'arrival_date', r.arrival_date, 'status', r.status, 'status_since', r.status_since,
            'status_until', r.status_until, 'asylum_registered_on', r.asylum_registered_on,
            'asylum_applied_on', r.asylum_applied_on, 'duldung_since', r.duldung_since,
            'unemployed_since', r.unemployed_since, 'children_known', r.children_known,
            'goal_kind', r.goal_kind, 'goal_kldb', r.goal_kldb),
        coalesce(f.known, '{}'), coalesce(h.births, '{}'), coalesce(q.found, '[]'),
        jsonb_build_object('area_id', w.area_id, 'reach_km', w.reach_km, 'wants', w.wants,
            'hours_least', w.hours_least, 'hours_most', w.hours_most, 'from_on', w.from_on,
            'shifts', w.shifts, 'certificates', w.certificates, 'skills', w.skills)
      from people_person p
      join people_record r on r.person_id = p.id
      join matching_wish w on w.person_id = p.id
      left join (select x.person_id, jsonb_object_agg(x.name, x.value) known
            from people_fact x where x.part = 'profile' group by 1) f on f.person_id = p.id
      left join (select x.person_id, array_agg(x.birth_date) births from people_householdmember x
           where x.relation = 'child' and x.birth_date is not null group by 1) h
        on h.person_id = p.id
      left join (select x.person_id, jsonb_agg(jsonb_build_object('kldb', x.kldb, 'country', x.country,
                'kind', x.kind, 'recognition', x.recognition)) found
            from people_qualification x group by 1) q on q.person_id = p.id
     where p.closed_at is null and p.merged_into_id is null
       and (p.opened_at at time zone 'Europe/Berlin')::date <= day;
end $$;
