"""An institution that is asked to take part is told by mail, once, without a name."""

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.jobs import days as jobs
from nahtlos.network.models import Institution
from tests.days.rows import make_stage
from tests.outbox.rows import carry_everything


@pytest.mark.django_db
def test_who_is_asked_for_a_desk_is_told_once() -> None:
    stage = make_stage()
    Institution.objects.filter(pk=stage.school.pk).update(email="school@lindenau.example")
    asked = ProcrastinateJob.objects.filter(task_name="days.tell_desk").order_by("id")
    for _ in range(2):
        for job in asked:
            jobs.tell_desk(**job.args)
    assert carry_everything() == 1
    [sent] = mail.outbox
    assert sent.to == ["school@lindenau.example"]
    assert "/days/" in sent.body
    assert "Kim" not in sent.body
