-- Steps are the part "plan" of a file; the person may move the own steps.
call people_part_around('plan_step', 'plan');
drop policy if exists moved_by_the_person on plan_step;
create policy moved_by_the_person on plan_step for update using (
    person_id = (select wall_person()));
create or replace trigger only_the_state before update on plan_step
    for each row execute function people_only_these('state', 'moved_at', 'moved_by_id');
