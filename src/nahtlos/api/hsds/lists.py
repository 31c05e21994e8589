"""Open Referral HSDS 3.0: the lists of words by which everything is sorted."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from nahtlos.api.described import answers
from nahtlos.api.faults import told
from nahtlos.api.hsds import parameters, terms
from nahtlos.api.hsds.paging import Id, in_pages, listed, unknown
from nahtlos.api.hsds.values import GERMAN, Plain
from nahtlos.api.shapes import hsds as shapes

router = Router(tags=["hsds"])


@router.get(
    "/taxonomies",
    summary="Lists of words",
    response=shapes.Taxonomies,
    openapi_extra=in_pages(),
)
def all_taxonomies(request: HttpRequest, asked: Query[parameters.Searched]) -> HttpResponse:
    """The lists of words by which institutions and offers are sorted; in every region the same."""
    found = [one for one in terms.TAXONOMIES if _has(terms.taxonomy(one), asked.text)]
    return listed(found, asked, terms.taxonomy)


@router.get(
    "/taxonomies/{id}",
    summary="One list of words",
    response=shapes.Taxonomy,
    openapi_extra=answers(404),
)
def one_taxonomy(request: HttpRequest, id_: Id) -> HttpResponse:
    """A list by its key."""
    found = terms.BY_KEY.get(id_.lower())
    if found is None:
        raise unknown(id_)
    return told(terms.taxonomy(found), language=GERMAN)


@router.get(
    "/taxonomy_terms",
    summary="Words of the lists",
    response=shapes.TaxonomyTerms,
    openapi_extra=in_pages(),
)
def all_terms(request: HttpRequest, asked: Query[parameters.OfWords]) -> HttpResponse:
    """Every word with its list. The lists have one level, so no word stands below another."""
    found = [
        one
        for one in terms.TERMS.values()
        if asked.parent_id is None
        and asked.taxonomy_id in (None, terms.OF[one.words].key)
        and _has(terms.term(one), asked.text)
    ]
    return listed(found, asked, terms.term)


@router.get(
    "/taxonomy_terms/{id}",
    summary="One word",
    response=shapes.TaxonomyTerm,
    openapi_extra=answers(404),
)
def one_term(request: HttpRequest, id_: Id) -> HttpResponse:
    """A word by its key."""
    found = terms.TERMS_BY_KEY.get(id_.lower())
    if found is None:
        raise unknown(id_)
    return told(terms.term(found), language=GERMAN)


def _has(document: Plain, text: str) -> bool:
    """Whether every word stands in a name or description."""
    told_of = f"{document['name']} {document['description']}".casefold()
    return all(word in told_of for word in text.casefold().split())
