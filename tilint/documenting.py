"""Writes docs/checks.md, the page on every check that a rule can name, from the checks' docstrings and options."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from tilint.checks import Check, Options

__all__ = ["checks_page"]

OPENING = """\
# Checks

Generated from the checks' own docstrings by `tilint rules checks`; do not edit it by hand.

A check is a verb that a rule names under `met` or `conflict`, with its options beside it. Whatever the check, it may
also have `message`, `suggest`, `ask`, `confidence`, `yields` and `without` (tilint/rule.py). The values that a check
gives fill the {gaps} of these texts. tilint/phrases.py tells how phrases are written, and
[CONTRIBUTING.md](../CONTRIBUTING.md) how to add a rule or a check.
"""
OF_SCHEMA = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "mapping",
}
BOUNDS = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most", "exclusiveMaximum": "less than"}


def checks_page(checks: Mapping[str, Check[Any]]) -> str:
    """Return the page as Markdown: the checks in order of name, those that other packages bring after tilint's own."""
    own = [check for check in checks.values() if check.run.__module__.startswith("tilint.")]
    brought = [check for check in checks.values() if check not in own]
    lines = [OPENING, ", ".join(f"[{check.name}](#{check.name})" for check in own)]
    lines += [line for check in own for line in _check(check)]
    if brought:
        lines += ["", "# Checks of other packages"]
        lines += [line for check in brought for line in _check(check)]
    return "\n".join(lines) + "\n"


def _check(check: Check[Any]) -> Iterator[str]:
    yield ""
    yield f"## {check.name}"
    yield ""
    yield inspect.cleandoc(check.help)
    fields = check.options.model_fields
    yield ""
    if not fields:
        yield "No options."
        return
    yield "| option | is | unless given | meaning |"
    yield "| --- | --- | --- | --- |"
    schema = check.options.model_json_schema(mode="validation")
    notes = _notes(check.options)
    for name, info in fields.items():
        kind = _kind(schema["properties"][info.alias or name], schema.get("$defs", {}))
        default = "must be given" if info.is_required() else _default(info.default)
        cells = (f"`{info.alias or name}`", kind, default, notes.get(name, ""))
        yield f"| {' | '.join(_cell(text) for text in cells)} |"


def _default(value: Any) -> str:
    if value is PydanticUndefined or value is None or value in ((), {}, ""):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _kind(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> str:
    """Return what may be written for an option, in words, from its JSON schema."""
    if "$ref" in schema:
        part = parts[schema["$ref"].rsplit("/", 1)[-1]]
        if "enum" in part:
            return _kind(part, parts)
        return f"{{{', '.join(part.get('properties', {}))}}}"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(one, parts) for one in schema["anyOf"] if one.get("type") != "null"))
    if "enum" in schema:
        return " · ".join(f"`{word}`" if word else "nothing" for word in schema["enum"])
    if schema.get("type") == "array":
        return f"list of: {_kind(schema.get('items', {}), parts)}"
    bounds = ", ".join(f"{words} {schema[key]:g}" for key, words in BOUNDS.items() if key in schema)
    such = " or ".join(f"`{example}`" for example in schema.get("examples", ()))
    kind = OF_SCHEMA.get(schema.get("type", ""), "text")
    return ", ".join(text for text in (kind, bounds, such and f"such as {such}") if text)


def _notes(options: type[BaseModel]) -> dict[str, str]:
    """Return the docstring under each field of an options model and of the models that it builds on, by field name."""
    found: dict[str, str] = {}
    for model in reversed(options.__mro__):
        if issubclass(model, Options) and model is not Options:
            found.update(_docstrings(ast.parse(textwrap.dedent(inspect.getsource(model))).body))
    return found


def _docstrings(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    fields = [statement for outer in body if isinstance(outer, ast.ClassDef) for statement in outer.body]
    for field, after in pairwise(fields):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            yield field.target.id, " ".join(str(after.value.value).split())


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
