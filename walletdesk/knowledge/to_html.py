"""A guide's Markdown as HTML, and as plain text for the chat."""

import re
from collections.abc import Mapping
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "ol", "ul", "li", "strong", "em", "code", "a", "bdi", "br"}
_ATTRIBUTES = {"a": {"href"}, "bdi": {"dir"}, "ol": {"start"}}
_SCHEMES = {"https", "http", "mailto", "tel"}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|`")


def to_html(text: str, language: str, values: Mapping[str, Markup]) -> Markup:
    """The Markdown as clean HTML, its placeholders filled with `values`, links as pages."""
    guide = re.compile(r"\]\(guide:([a-z0-9-]+)\)")
    source = guide.sub(rf"](/help/{language}/guides/\1)", text)
    made = MarkdownIt("commonmark", {"html": False}).render(source)
    filled = _PLACEHOLDER.sub(lambda match: values[match[1]], made)
    clean = nh3.clean(
        filled, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener"
    )
    return Markup(clean)  # noqa: S704  nh3 cleaned it


def to_text(text: str, values: Mapping[str, Any]) -> str:
    """The Markdown as plain text, its placeholders filled with `values`."""
    plain = _EMPHASIS.sub("", _LINK.sub(r"\1", text))
    return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), plain)
