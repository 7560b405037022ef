"""How far apart two words stand in the tree."""

from __future__ import annotations

from onrecord.language.reading import Reading

_JOINED = frozenset({"conj", "parataxis", "list"})
"""What is set beside another clause is one step further than what hangs on it."""
_THEN = frozenset({"after", "following", "before", "since", "until"})


def top(reading: Reading, start: int, end: int) -> int | None:
    """The word of start..end of the text on which the others hang."""
    words = reading.within(start, end)
    return reading.head_of(words) if len(words) else None


def distance(reading: Reading, one: int, other: int) -> int | None:
    """Steps from one word to the other; None if they hang in different trees."""
    above = _ways_up(reading, one)
    steps = 0
    for word in (other, *reading.up(other)):
        if word in above:
            return above[word] + steps
        steps += _cost(reading, word)
    return None


def are_one_after_other(reading: Reading, count: int, word: int) -> bool:
    """Whether one of the two stands in a phrase that tells what came before or after the other.

    "Twelve were killed following an attack": what is only suffered came of what it followed.
    """
    shared = {word, *reading.up(word)}
    for at in (count, *reading.up(count)):
        if at in shared:
            break
        if _is_led(reading, at):
            return True
    done = reading.relations[count] == "obj" and reading.tree.heads[count] != word
    above = {count, *reading.up(count)}
    led = [at for at in (word, *reading.up(word)) if at not in above and _is_led(reading, at)]
    own = any(reading.tree.upos[at] == "VERB" and reading.child(at, "nsubj") is None for at in led)  # "surrendered after fighting"
    return own or (done and bool(led))


def _is_led(reading: Reading, word: int) -> bool:
    return any(reading.relations[c] in ("case", "mark") and reading.words[c].text.lower() in _THEN for c in reading.children[word])


def _ways_up(reading: Reading, word: int) -> dict[int, int]:
    """Each word above, itself included → steps up to it."""
    found, steps = {word: 0}, 0
    for above in reading.up(word):
        steps += _cost(reading, word)
        found[above] = steps
        word = above
    return found


def _cost(reading: Reading, word: int) -> int:
    """Of the step up from a word."""
    return 2 if reading.relations[word] in _JOINED and reading.tree.upos[word] in ("VERB", "AUX") else 1
