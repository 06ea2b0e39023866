from django import template

from questionbank.queries.browsing import QuestionPage
from questionbank.queries.facet_options import Facet, Option

register = template.Library()


@register.simple_tag
def facet_query(page: QuestionPage, facet: Facet, option: Option) -> str:
    """The address that chooses the option, or takes it away where it is chosen."""
    return page.filters.query(**{facet.name: "" if option.is_chosen else option.value})
