"""Writes a question document as a page that opens in any browser and reads well on paper."""

from html import escape

from markdown_it import MarkdownIt

from .markdown_writer import write_markdown
from .values import TemplateValue

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_STYLE = """
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; color: #26231f; }
body { font: 1rem/1.6 system-ui, sans-serif; }
h1, h2, h3 { font-family: Georgia, serif; font-weight: 400; line-height: 1.25; }
h2 { margin-top: 3rem; break-after: avoid; }
pre { overflow-x: auto; padding: .75rem; background: #f6f3ee; }
@media print { body { margin: 0; max-width: none; } }
"""


def write_html(template: TemplateValue) -> str:
    """One file without pictures or scripts; what people wrote stays text."""
    language = next((one.language for one in template.questions if one.language), "en")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(template.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{_parser.render(write_markdown(template))}</body>\n</html>\n"
    )
