"""The numbers of the feed, a table a module. An experiment may override each of them."""

from feed.params import (  # noqa: F401  (they register their numbers)
    budgets,
    heads,
    leaning,
    limits,
    locales,
    places,
    popularity,
    reach,
    slate,
    sources,
    taste,
    weights,
)
