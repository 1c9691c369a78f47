"""Reads YAML as people mean it: "no" is a word, a key written twice is a mistake, and nothing but plain data comes out."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml

__all__ = ["StrictYamlError", "load"]

StrictYamlError = yaml.YAMLError

# libyaml's parser is some twenty times faster than the one in Python; a platform without it gets the same result slowly.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # the base is chosen when the module loads
    """PyYAML's safe loader without its two traps: yes/no/on/off as truth values, and later keys replacing earlier ones."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  PyYAML's own signature
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} is written twice", key_node.start_mark)
            seen.add(key)
        built: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return built


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(text: str) -> Any:
    """Return what a YAML text holds. Raises `StrictYamlError`, which says where the text cannot be read."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506  the loader is a safe one
