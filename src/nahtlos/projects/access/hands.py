"""Who leads a project, who meets its participants, and for whom somebody may speak."""

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator, May
from nahtlos.projects.models import Participation, PartnerState, Project, ProjectPartner


def leads(actor: Actor, project: Project) -> bool:
    """The coordination of the region."""
    return actor.role is Coordinator and actor.region == project.region_id


def meets(actor: Actor, project: Project) -> bool:
    """Staff of a partner that meets the participants."""
    if not actor.may(May.READ_PERSONS) or actor.region != project.region_id:
        return False
    mine = ProjectPartner.objects.filter(project=project, institution=actor.institution)
    return mine.filter(state=PartnerState.AGREED, meets=True).exists()


def himself(actor: Actor, one: Participation) -> bool:
    """The person, on their own page."""
    return actor.person is not None and actor.person == one.person_id


def holds(actor: Actor, one: Participation) -> bool:
    """An adviser of whoever holds the file."""
    return actor.may(May.KEEP_PERSONS) and actor.institution == one.institution_id
