-- ── Pages for employers ────────────────────────────────────────────────────────────────────────────
-- What is published is public; drafts and older texts are the keepers' of the region alone. The program,
-- keeping the region in order (role `usher`), notes that it has reminded them, and nothing else.

call wall_around('portal_article', 'portal');
drop policy if exists read_by_everybody on portal_article;
create policy read_by_everybody on portal_article for select using (state = 'published');
drop policy if exists kept_in_the_region on portal_article;
create policy kept_in_the_region on portal_article for all using (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'))
    with check (region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'));
drop policy if exists noted_by_the_usher on portal_article;
create policy noted_by_the_usher on portal_article for update using (
    region_id = (select wall_region()) and (select wall_role()) = 'usher');
create or replace trigger only_noted before update on portal_article for each row
    when (wall_role() = 'usher') execute function core_only_these('reminded_on');

call wall_around('portal_version', 'portal');
drop policy if exists seen_in_the_region on portal_version;
create policy seen_in_the_region on portal_version for select using (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator'));
drop policy if exists kept_in_the_region on portal_version;
create policy kept_in_the_region on portal_version for insert with check (
    region_id = (select wall_region())
    and (select wall_role()) in ('coordinator', 'administrator')
    and exists (select from portal_article a
        where a.id = article_id and a.region_id = portal_version.region_id));
create or replace trigger never_unwritten before update or delete on portal_version
    for each row execute function core_never_unwritten();

-- ── Calls that employers ask for ─────────────────────────────────────────────────────────────────
-- Anybody may ask an institution that answers employers to call. Who that was sees the institution
-- that was asked, and the coordination, so that no call is lost where nobody has an account. Names
-- stay out of the book.
call wall_around('portal_callback', 'secret');
drop policy if exists asked_by_anybody on portal_callback;
create policy asked_by_anybody on portal_callback for insert with check (
    done_at is null and done_by_id is null
    and exists (select from network_answer a
        where a.institution_id = portal_callback.institution_id
          and a.region_id = portal_callback.region_id));
drop policy if exists seen_by_whom_it_asks on portal_callback;
create policy seen_by_whom_it_asks on portal_callback for select using (
    region_id = (select wall_region())
    and (institution_id = (select wall_institution())
         and (select wall_role()) in ('adviser', 'member')
      or (select wall_role()) = 'coordinator'));
drop policy if exists ticked_off_by_whom_it_asks on portal_callback;
create policy ticked_off_by_whom_it_asks on portal_callback for update using (
    region_id = (select wall_region())
    and (institution_id = (select wall_institution())
         and (select wall_role()) in ('adviser', 'member')
      or (select wall_role()) = 'coordinator'));
create or replace trigger only_ticked_off before update on portal_callback
    for each row execute function core_only_these('done_at', 'done_by_id');
drop policy if exists found_by_the_eraser on portal_callback;
create policy found_by_the_eraser on portal_callback for select using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser');
drop policy if exists erased_in_time on portal_callback;
create policy erased_in_time on portal_callback for delete using (
    region_id = (select wall_region()) and (select wall_role()) = 'eraser');
