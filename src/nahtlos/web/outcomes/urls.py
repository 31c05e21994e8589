"""Addresses of figures."""

from django.urls import path

from nahtlos.web.outcomes import counting, fairness, figures, official, public_urls, taking, themes

app_name = "outcomes"
urlpatterns = [
    *public_urls.urlpatterns,
    path("figures/", figures.figures, name="figures"),
    path("figures/count/", counting.count, name="count"),
    path("figures/official/", official.official, name="official"),
    path("figures/proposed/", fairness.proposed, name="proposed"),
    path("figures/from/<slug:key>/", figures.source, name="source"),
    path("figures/take/<slug:key>.<slug:ending>", taking.take, name="take"),
    path("figures/<slug:theme>/", themes.theme, name="theme"),
]
