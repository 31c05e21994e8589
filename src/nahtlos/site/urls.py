"""Root addresses."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from nahtlos.site import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/", set_language, name="set_language"),
    path("account/", include("allauth.urls")),
    path("api/", include("nahtlos.api.urls")),
    path("", include("nahtlos.web.front.urls")),
    path("", include("nahtlos.web.house.urls")),
    path("", include("nahtlos.web.network.urls")),
    path("", include("nahtlos.web.systems.urls")),
    path("", include("nahtlos.web.regional.urls")),
    path("", include("nahtlos.web.people.urls")),
    path("", include("nahtlos.web.law.urls")),
    path("", include("nahtlos.web.check.urls")),
    path("", include("nahtlos.web.funding.urls")),
    path("", include("nahtlos.web.introductions.urls")),
    path("", include("nahtlos.web.matching.urls")),
    path("", include("nahtlos.web.employers.urls")),
    path("", include("nahtlos.web.portal.urls")),
    path("", include("nahtlos.web.mentoring.urls")),
    path("", include("nahtlos.web.projects.urls")),
    path("", include("nahtlos.web.offers.urls")),
    path("", include("nahtlos.web.plan.urls")),
    path("", include("nahtlos.web.consent.urls")),
    path("", include("nahtlos.web.documents.urls")),
    path("", include("nahtlos.web.papers.urls")),
    path("", include("nahtlos.web.recognition.urls")),
    path("", include("nahtlos.web.outbox.urls")),
    path("", include("nahtlos.web.referrals.urls")),
    path("", include("nahtlos.web.placements.urls")),
    path("", include("nahtlos.web.privacy.urls")),
    path("", include("nahtlos.web.handover.urls")),
    path("", include("nahtlos.web.days.urls")),
    path("", include("nahtlos.web.events.urls")),
    path("", include("nahtlos.web.ideas.urls")),
    path("", include("nahtlos.web.internships.urls")),
    path("", include("nahtlos.web.steering.urls")),
    path("", include("nahtlos.web.apprenticeships.urls")),
    path("", include("nahtlos.web.activities.urls")),
    path("", include("nahtlos.web.outcomes.urls")),
    path("", include("nahtlos.web.mine.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("gallery/", include("nahtlos.web.gallery.urls")))
    urlpatterns.append(path("tour/", include("nahtlos.web.tour.urls")))
