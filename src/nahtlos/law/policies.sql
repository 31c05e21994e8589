-- The region's own instruments. What is published is public, as all law is: seen by everybody of the
-- region, and by whoever is not signed in. Drafts, old versions and trials are seen by those who keep
-- the network of the region, and only they write. Nothing here is about a person.

alter table law_regionalinstrument drop constraint if exists instrument_of_region cascade;
alter table law_regionalinstrument add constraint instrument_of_region unique (id, region_id);
alter table law_regionalversion drop constraint if exists version_of_region cascade;
alter table law_regionalversion add constraint version_of_region unique (id, region_id);
alter table law_regionalversion add constraint held_with_instrument
    foreign key (instrument_id, region_id) references law_regionalinstrument (id, region_id);
alter table law_regionaltrial add constraint held_with_version
    foreign key (version_id, region_id) references law_regionalversion (id, region_id);

call wall_around('law_regionalversion', 'network');
call wall_around('law_regionalinstrument', 'network');
call wall_around('law_regionaltrial', 'network');

drop policy if exists published_seen on law_regionalversion;
create policy published_seen on law_regionalversion for select using (
    state = 'published'
    and (region_id = (select wall_region()) or (select wall_role()) = 'nobody'));
-- A name for good, without what it asks: whoever may see a version may see whose it is.
drop policy if exists named on law_regionalinstrument;
create policy named on law_regionalinstrument for select using (
    exists (select from law_regionalversion v
        where v.instrument_id = law_regionalinstrument.id and v.state = 'published')
    and (region_id = (select wall_region()) or (select wall_role()) = 'nobody'));

do $$
declare
    walled text;
    keeps text := 'region_id = (select wall_region())
        and (select wall_role()) in (''coordinator'', ''administrator'')';
begin
    foreach walled in array array['law_regionalinstrument', 'law_regionalversion',
                                  'law_regionaltrial'] loop
        execute format('drop policy if exists kept_seen on %I', walled);
        execute format('create policy kept_seen on %I for select using (%s)', walled, keeps);
        execute format('drop policy if exists kept_made on %I', walled);
        execute format('create policy kept_made on %I for insert with check (%s)', walled, keeps);
    end loop;
    -- Instruments and trials are never changed, and nothing is ever deleted.
    drop policy if exists kept_changed on law_regionalversion;
    execute format('create policy kept_changed on law_regionalversion for update using (%s)
        with check (%s)', keeps, keeps);
end $$;

-- Only a draft changes its words, and a state only moves on: draft, published, retired.
create or replace function law_version_stands() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if (new.region_id, new.instrument_id, new.number) is distinct from
       (old.region_id, old.instrument_id, old.number)
       or old.state <> 'draft' and (new.content, new.changed_at, new.changed_by_id, new.published_at,
            new.published_by_id) is distinct from (old.content, old.changed_at, old.changed_by_id,
            old.published_at, old.published_by_id)
       or (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'),
            ('draft', 'retired'), ('published', 'published'), ('published', 'retired'),
            ('retired', 'retired'))
       or old.state = 'retired' and new is distinct from old then
        raise exception 'a version that was published is never changed'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create or replace trigger stands before update on law_regionalversion
    for each row execute function law_version_stands();
