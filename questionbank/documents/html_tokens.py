"""HTML as a row of tags and texts, in one pass: nothing is resolved, fetched or run.

The parser of the standard library needs quadratic time for a file of broken tags; this one never looks
at a character more than a few times.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas"})
_KNOWN_NAMES = """
    a abbr address article aside b bdi bdo big blockquote body br button caption center cite code col colgroup
    dd del details dfn dialog div dl dt em fieldset figcaption figure font footer form g-emoji h1 h2 h3 h4 h5
    h6 head header hr html i img input ins kbd label legend li link main mark menu meta nav ol optgroup option
    p picture pre q rp rt ruby s samp section select small source span strike strong sub summary sup table
    tbody td textarea tfoot th thead time title tr tt u ul var video wbr
"""
KNOWN = frozenset(_KNOWN_NAMES.split())
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?![a-zA-Z0-9:-])
        ((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""",
    re.VERBOSE,
)
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?![a-zA-Z0-9:-])([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Token:
    """A text, or a tag whose `name` is in lower case; `end` is where it stops in the source."""

    text: str
    start: int
    name: str = ""
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens_of(source: str, known: frozenset[str] = KNOWN) -> Iterator[Token]:
    """Tags that HTML doesn't know are text, so that `List<String>` stays whole."""
    return _Tokens(source, known).read()


class _Tokens:
    def __init__(self, source: str, known: frozenset[str]) -> None:
        self.source = source
        self.known = known
        self.last_comment_end = source.rfind("-->")
        self.unclosed: set[str] = set()

    def read(self) -> Iterator[Token]:
        at = start = 0
        while (bracket := self.source.find("<", at)) >= 0:
            token, at = self._token(bracket)
            if token is None and at == bracket + 1:
                continue  # no tag: it belongs to the text around it
            if bracket > start:
                yield Token(self.source[start:bracket], start)
            start = at
            if token is not None:
                yield token
        if start < len(self.source):
            yield Token(self.source[start:], start)

    def _token(self, at: int) -> tuple[Token | None, int]:
        """The tag here and where it ends; no tag where it is left out, such as a comment."""
        if self.source.startswith("<!--", at):
            closed = at < self.last_comment_end
            return None, (self.source.find("-->", at) + 3 if closed else at + 4)
        if self.source.startswith(("<!", "<?"), at):
            end = self.source.find(">", at, at + 1000)
            return None, (end if end >= 0 else at) + 1
        found = _TAG.match(self.source, at) or _LOOSE_TAG.match(self.source, at)
        name = found[2].lower() if found else ""
        if not found or name not in self.known | DROPPED:
            return None, at + 1
        if name in DROPPED:
            return None, self._after_dropped(found, name)
        return Token("", at, name, bool(found[1]), _attributes(found[3])), found.end()

    def _after_dropped(self, found: re.Match[str], name: str) -> int:
        if found[1] or found[3].endswith("/") or name in self.unclosed:
            return found.end()
        closing = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(self.source, found.end())
        if closing is None:
            self.unclosed.add(name)  # looked for once, so that many of them cost no more than one
        return closing.end() if closing else found.end()


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(text)}
