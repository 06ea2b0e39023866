"""What people wrote, shown: Markdown made safe, or its first line alone.

User text stays text: raw HTML is never let through, scripts' attributes fire nowhere, and pictures
come from Askwell's own store alone.
"""

import re

import nh3
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from lib.plain import first_line

register = template.Library()

TAGS = {
    "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img", "hr",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "code": {"class"}}
INLINE = {"em", "strong", "del", "code", "a", "br"}
OWN_PICTURE = re.compile(r"/pictures/[0-9a-f-]{36}/")
LANGUAGE = re.compile(r"language-[\w+-]{1,30}")
IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r' alt="([^"]*)"')

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Pictures of our own and names of languages stay; every other attribute has been looked at already."""
    if tag == "img" and attribute == "src":
        return value if OWN_PICTURE.fullmatch(value) else None
    if tag == "code" and attribute == "class":
        return value if LANGUAGE.fullmatch(value) else None
    return value


def to_html(text: str) -> str:
    """Safe HTML of Markdown; headings begin at the third level, since the page has its own."""
    rendered: str = _parser.render(text)
    lowered = re.sub(r"<(/?)h([12])>", lambda found: f"<{found[1]}h{int(found[2]) + 2}>", rendered)
    clean = nh3.clean(
        lowered,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    # A wide block scrolls, and has to be reached by key for that.
    clean = clean.replace("<pre>", '<pre tabindex="0">')
    return IMAGE.sub(lambda found: found[0] if ' src="' in found[0] else _words_of(found[0]), clean)


def _words_of(image: str) -> str:
    """The text that stands for a picture of somebody else's; nh3 has escaped it."""
    found = ALT.search(image)
    return found[1] if found else ""


@register.filter
def markdown(text: str | None) -> SafeString:
    """Paragraphs, lists, code and pictures, in a box in which htmx does nothing."""
    # nh3 has sanitised the HTML just above; no other text that people wrote goes unescaped.
    return format_html('<div class="prose" hx-disable>{}</div>', SafeString(to_html(text or "")))


@register.filter
def plain_line(text: str | None) -> str:
    """The first line without its Markdown, for lists and titles."""
    return first_line(text or "")


@register.filter
def inline_markdown(text: str | None) -> SafeString:
    """One line of a list: emphasis, code and links, without a paragraph of its own."""
    # nh3 has sanitised it, as above.
    return SafeString(nh3.clean(_parser.renderInline(text or ""), tags=INLINE, attributes=ATTRIBUTES))
