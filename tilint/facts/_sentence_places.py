"""Which sentences stand in a block of a tender."""

from __future__ import annotations

from collections.abc import Mapping

from tilint.reading import Reading

__all__ = ["read_sentence_places"]


def read_sentence_places(reading: Reading) -> Mapping[tuple[int, int], range]:
    """Return the numbers of the sentences of each block, by document and block index."""
    places: dict[tuple[int, int], range] = {}
    for number, sentence in enumerate(reading.sentences):
        key = sentence.location.document, sentence.location.block
        places[key] = range(places[key].start if key in places else number, number + 1)
    return places
