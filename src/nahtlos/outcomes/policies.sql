-- Editions: what was published of a region. Seen by those who steer and judge, written by the program
-- counting and by nobody who is signed in, never changed and never taken out. Nothing in them is about
-- one person.

alter table outcomes_edition drop constraint if exists edition_of_region cascade;
alter table outcomes_edition add constraint edition_of_region unique (id, region_id);

do $$
declare
    walled text;
begin
    foreach walled in array array['outcomes_edition', 'outcomes_figure', 'outcomes_table'] loop
        call wall_around(walled::regclass, 'network');
        execute format('drop policy if exists seen_by_those_who_steer on %I', walled);
        execute format('create policy seen_by_those_who_steer on %I for select using (
            region_id = (select wall_region()) and (select wall_role()) in
            (''coordinator'', ''analyst'', ''administrator'', ''counter''))', walled);
        execute format('drop policy if exists written_by_the_program on %I', walled);
        execute format('create policy written_by_the_program on %I for insert with check (
            region_id = (select wall_region()) and (select wall_role()) = ''counter''
            and (select wall_account()) is null)', walled);
        continue when walled = 'outcomes_edition';
        execute format('alter table %I drop constraint if exists held_with_edition', walled);
        execute format('alter table %I add constraint held_with_edition
            foreign key (edition_id, region_id) references outcomes_edition (id, region_id)
            on delete cascade', walled);
    end loop;
end $$;
