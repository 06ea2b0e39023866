"""Moments as people say them, exact on hover."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def moment(at: datetime | None, now: datetime | None = None) -> SafeString | str:
    """“Today, 14:00”, “Yesterday, 09:30”, “Wed 25 November, 10:00” in the team's time zone."""
    if at is None:
        return ""
    local, today = timezone.localtime(at), timezone.localdate(now)
    return format_html(
        '<time datetime="{}" title="{}">{}, {}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "l j F Y, H:i e"),
        day_in_words(local.date(), today),
        date_format(local, "H:i"),
    )


@register.simple_tag
def clock(at: datetime | None) -> SafeString | str:
    """The time of day alone, for lists under a day's heading."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "l j F Y, H:i e"),
        date_format(local, "H:i"),
    )


def day_in_words(day: date, today: date) -> str:
    near = {timedelta(0): "Today", timedelta(1): "Tomorrow", timedelta(-1): "Yesterday"}
    if day - today in near:
        return near[day - today]
    return date_format(day, "D j F" if day.year == today.year else "D j F Y")
