"""What the checker looks for, a file for each group of topics; see `rule` for how one is written."""

from .rule import Rule

from . import age, belief, family, health, home, money, origin, person, record, wording  # isort: skip

RULES: tuple[Rule, ...] = (
    *age.RULES,
    *family.RULES,
    *belief.RULES,
    *origin.RULES,
    *health.RULES,
    *person.RULES,
    *record.RULES,
    *money.RULES,
    *home.RULES,
    *wording.RULES,
)
