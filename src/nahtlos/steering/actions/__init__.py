"""Verbs of steering, the only writers."""

from nahtlos.steering.actions.agenda import add_point, move_point, propose, take_up
from nahtlos.steering.actions.decisions import (
    Settled,
    change_decision,
    decide,
    strike_decision,
)
from nahtlos.steering.actions.groups import (
    change_group,
    close_group,
    end_lead,
    make_group,
    take_lead,
)
from nahtlos.steering.actions.meetings import (
    answer,
    approve,
    begin,
    call_off,
    change_meeting,
    end,
    invite,
    plan_meeting,
    write_on,
)
from nahtlos.steering.actions.members import (
    Who,
    add_member,
    forget_members,
    let_go,
    name_chair,
    new_link,
    unname_chair,
)
from nahtlos.steering.actions.minutes import Conflict, write_notes, write_who_came
from nahtlos.steering.actions.promises import (
    Promise,
    add_commitment,
    change_commitment,
    count_row,
    digest_for,
    note,
)
from nahtlos.steering.actions.tasks import (
    change_task,
    give_task,
    move_task,
    strike_task,
)
from nahtlos.steering.actions.watching import fall_late, remind

__all__ = (
    "Conflict",
    "Promise",
    "Settled",
    "Who",
    "add_commitment",
    "add_member",
    "add_point",
    "answer",
    "approve",
    "begin",
    "call_off",
    "change_commitment",
    "change_decision",
    "change_group",
    "change_meeting",
    "change_task",
    "close_group",
    "count_row",
    "decide",
    "digest_for",
    "end",
    "end_lead",
    "fall_late",
    "forget_members",
    "give_task",
    "invite",
    "let_go",
    "make_group",
    "move_point",
    "move_task",
    "name_chair",
    "new_link",
    "note",
    "plan_meeting",
    "propose",
    "remind",
    "strike_decision",
    "strike_task",
    "take_lead",
    "take_up",
    "unname_chair",
    "write_notes",
    "write_on",
    "write_who_came",
)
