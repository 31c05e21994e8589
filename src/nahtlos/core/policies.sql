-- The wall, lowest course: who is acting, what is written down, what may never be unwritten.
-- Every function pins its search path, so that nobody can put another table in front.

create table if not exists core_wall_key (
    only_one boolean primary key default true check (only_one),
    inner_key bytea not null,
    outer_key bytea not null
);

-- The actor's document, or null when nobody acts or the signature does not hold (RFC 2104).
create or replace function wall_actor() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    setting text := current_setting('nahtlos.actor', true);
    document text := substr(setting, 65);
    ours text;
begin
    if coalesce(setting, '') = '' then
        return null;
    end if;
    select encode(sha256(outer_key || sha256(inner_key || convert_to(document, 'UTF8'))), 'hex')
      into ours from core_wall_key;
    if ours is distinct from left(setting, 64) then
        return null;
    end if;
    return document::jsonb;
end $$;

create or replace function wall_account() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
return (wall_actor() ->> 'account')::uuid;

create or replace function wall_institution() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
return (wall_actor() ->> 'institution')::uuid;

create or replace function wall_region() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
return (wall_actor() ->> 'region')::uuid;

create or replace function wall_person() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
return (wall_actor() ->> 'person')::uuid;

create or replace function wall_role() returns text
language sql stable set search_path = pg_catalog, public, pg_temp
return coalesce(wall_actor() ->> 'role', 'nobody');

create or replace function wall_link() returns text
language sql stable set search_path = pg_catalog, public, pg_temp
return nullif(wall_actor() ->> 'link', '');

-- The day that a moment has here, and today. The connection counts in the time of Greenwich, where until
-- one or two in the night it is still yesterday.
create or replace function wall_day(at timestamptz) returns date
language sql stable set search_path = pg_catalog, public, pg_temp
return (at at time zone 'Europe/Berlin')::date;

create or replace function wall_today() returns date
language sql stable set search_path = pg_catalog, public, pg_temp
return wall_day(statement_timestamp());

-- Every write, with who, for whom, when and why. Values of special data stay out of the book.
create or replace function core_write_down() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    who jsonb := coalesce(wall_actor(), '{}');
    was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    line jsonb := coalesce(becomes, was);
    its_part text := coalesce(line ->> 'part', tg_argv[0]);
    special boolean := array[was ->> 'part', its_part] && array['burdens', 'health', 'secret'];
    hidden text;
begin
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(key, value) into was
          from jsonb_each(was) where becomes -> key is distinct from value;
        if was is null then
            return null;
        end if;
        select jsonb_object_agg(key, becomes -> key) into becomes from jsonb_object_keys(was) key;
    end if;
    -- What is erased is not written down once more; that it went is.
    if who ->> 'role' = 'eraser' then
        was := null;
        becomes := null;
    end if;
    if special then
        select jsonb_object_agg(key, null::text) into was from jsonb_object_keys(was) key;
        select jsonb_object_agg(key, null::text) into becomes from jsonb_object_keys(becomes) key;
    end if;
    foreach hidden in array array['token_digest', 'password'] loop
        was := jsonb_set(was, array[hidden], 'null', false);
        becomes := jsonb_set(becomes, array[hidden], 'null', false);
    end loop;
    insert into core_change (id, at, region_id, institution_id, person_id, by_account_id,
        by_institution_id, by_role, why, part, table_name, row_id, verb, before, after)
    values (uuidv7(), clock_timestamp(),
        coalesce(line ->> 'region_id', who ->> 'region')::uuid,
        coalesce(line ->> 'institution_id', who ->> 'institution')::uuid,
        case when tg_table_name = 'people_person' then line ->> 'id'
             else line ->> 'person_id' end::uuid,
        (who ->> 'account')::uuid, (who ->> 'institution')::uuid,
        coalesce(who ->> 'role', 'nobody'), coalesce(who ->> 'why', ''),
        its_part, tg_table_name, (line ->> 'id')::uuid, lower(tg_op), was, becomes);
    return null;
end $$;

-- Nobody may hang this trigger on a table of their own and so write lines into the book.
revoke execute on function core_write_down() from public;

create or replace function core_never_unwritten() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    -- The program, erasing in time, takes values or whole lines out of the two books, by the functions
    -- below alone, and rewrites nothing.
    if tg_level = 'ROW' and tg_table_name in ('core_change', 'core_reading')
       and wall_role() = 'eraser' then
        if tg_op = 'DELETE' then
            return old;
        end if;
        if to_jsonb(new) - array['before', 'after', 'why']
           is not distinct from to_jsonb(old) - array['before', 'after', 'why'] then
            return new;
        end if;
    end if;
    raise exception 'what stands in % is never changed', tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- Put the wall around a table: nobody passes, not even its owner, except by a policy; and every
-- write goes into the book under the named part of the file.
create or replace procedure wall_around(walled regclass, part text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format('create or replace trigger written_down after insert or update or delete on %s '
        'for each row execute function core_write_down(%L)', walled, part);
end $$;

alter table core_change enable row level security;
alter table core_change force row level security;
drop policy if exists written_by_trigger on core_change;
create policy written_by_trigger on core_change for insert to current_user with check (true);
drop policy if exists seen_by_own_advisers on core_change;
create policy seen_by_own_advisers on core_change for select using (
    person_id is not null
    and (select wall_role()) = 'adviser'
    and region_id = (select wall_region())
    and institution_id = (select wall_institution())
    and part not in ('burdens', 'health', 'secret'));
drop policy if exists house_seen_by_administrators on core_change;
create policy house_seen_by_administrators on core_change for select using (
    person_id is null
    and (select wall_role()) = 'administrator'
    and region_id = (select wall_region()));
create or replace trigger never_unwritten before update or delete on core_change
    for each row execute function core_never_unwritten();
create or replace trigger never_emptied before truncate on core_change
    for each statement execute function core_never_unwritten();

alter table core_reading enable row level security;
alter table core_reading force row level security;
drop policy if exists written_by_the_reader on core_reading;
create policy written_by_the_reader on core_reading for insert with check (
    by_account_id = (select wall_account())
    and by_institution_id = (select wall_institution())
    and region_id = (select wall_region()));
drop policy if exists seen_by_holder on core_reading;
create policy seen_by_holder on core_reading for select using (
    (select wall_role()) = 'adviser'
    and region_id = (select wall_region())
    and institution_id = (select wall_institution()));
drop policy if exists seen_by_the_person on core_reading;
create policy seen_by_the_person on core_reading for select using (
    person_id = (select wall_person()));
create or replace trigger never_unwritten before update or delete on core_reading
    for each row execute function core_never_unwritten();
create or replace trigger never_emptied before truncate on core_reading
    for each statement execute function core_never_unwritten();

-- Erasing in time (role `eraser`, which no account has). The program's own role may not touch the books;
-- these functions run as their owner, see to it who is acting, and only ever take something out.
do $$
declare
    book text;
begin
    foreach book in array array['core_change', 'core_reading'] loop
        execute format('drop policy if exists forgotten on %I', book);
        execute format('create policy forgotten on %I for all to %I using (
            (select wall_role()) = ''eraser'' and region_id = (select wall_region()))',
            book, current_user);
    end loop;
end $$;

-- Takes the values out of the lines about these persons: of everything, or of what the eraser took out.
create or replace function core_forget(whose uuid[], everything boolean) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten bigint;
begin
    if wall_role() <> 'eraser' or wall_account() is not null then
        return 0;
    end if;
    update core_change c set before = null, after = null, why = ''
     where c.person_id = any (whose)
       and (c.before is not null or c.after is not null or c.why <> '')
       and (everything or exists (select from core_change d
            where d.person_id = c.person_id and d.table_name = c.table_name
              and d.row_id = c.row_id and d.verb = 'delete' and d.by_role = 'eraser'));
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- Takes some columns out of the lines about some rows of one person.
create or replace function core_forget_columns(whose uuid, walled text, which uuid[], names text[])
returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten bigint;
begin
    if wall_role() <> 'eraser' or wall_account() is not null then
        return 0;
    end if;
    update core_change c set before = c.before - names, after = c.after - names
     where c.person_id = whose and c.table_name = walled and c.row_id = any (which)
       and (c.before ?| names or c.after ?| names);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- Takes out whole lines of a book that are older than a moment, the oldest first, so many at once;
-- those of persons of whom nothing may be erased now stay.
create or replace function core_forget_before(book text, ends timestamptz, held uuid[], most integer)
returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten bigint;
begin
    if wall_role() <> 'eraser' or wall_account() is not null
       or book not in ('core_change', 'core_reading') then
        return 0;
    end if;
    execute format('delete from %1$I where id in (select id from %1$I
        where at < $1 and (person_id is null or person_id <> all ($2)) order by at limit $3)', book)
      using ends, held, most;
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- Whoever may answer a row of somebody else changes the named columns and no other. Rooms say in the
-- trigger's `when` whose row is somebody else's.
create or replace function core_only_these() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv then
        raise exception 'here only % may be changed', array_to_string(tg_argv, ', ')
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- What the program's own role may touch at all. Run by `nahtlos migrate` after every migration.
create or replace procedure wall_grant(program text)
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    execute format('grant usage on schema public to %I', program);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', program);
    execute format('grant usage, select on all sequences in schema public to %I', program);
    execute format('grant execute on all functions in schema public to %I', program);
    execute format('revoke execute on function core_write_down() from %I', program);
    execute format('revoke temporary on database %I from public', current_database());
    execute format('revoke all on core_wall_key from %I', program);
    execute format('revoke insert, update, delete on core_change from %I', program);
    execute format('revoke update, delete on core_reading from %I', program);
    execute format('revoke execute on all procedures in schema public from %I', program);
end $$;
revoke all on core_wall_key from public;
