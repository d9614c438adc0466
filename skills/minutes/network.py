"""The sequence network that scores sentences, read with numpy: each sentence alone, then what is said around it.

A gated recurrent unit runs over the talk in both directions (Cho et al., EMNLP 2014, in torch's form). It runs over
windows side by side, each with a margin before and after, so that an hour takes a fraction of a second.
"""

from collections.abc import Mapping

import numpy as np

from skills.minutes.features import Floats

HEADS = ("abstract", "decision", "action", "problem", "turn", "told")
WINDOW = 128  # sentences
TOGETHER = (
    16  # windows: so small a product stays on one core, and on a busy machine a second is long waited for
)
MARGIN = 96  # sentences read before and after a window and thrown away: what lies further hardly counts


def scores(weights: Mapping[str, Floats], rows: Floats) -> Floats:
    """The mean score (log odds) of the networks for each sentence and head, shape (n, heads)."""
    total = np.zeros((len(rows), len(HEADS)), np.float32)
    networks = len(weights["heads"])
    for one in range(networks):
        total += _one({name: array[one] for name, array in weights.items()}, rows)
    return total / np.float32(networks)


def _one(weights: Mapping[str, Floats], rows: Floats) -> Floats:
    alone = np.maximum(rows @ weights["project"].T + weights["project_bias"], 0)
    both = np.hstack([alone, _around(weights, "forward", alone), _around(weights, "backward", alone)])
    found: Floats = both @ weights["heads"].T + weights["heads_bias"]
    return found


def _around(weights: Mapping[str, Floats], direction: str, alone: Floats) -> Floats:
    """The unit's state at each sentence, shape (n, hidden)."""
    gates = alone @ weights[f"{direction}_in"].T + weights[f"{direction}_in_bias"]
    if direction == "backward":
        gates = gates[::-1]
    states = np.zeros((len(gates), gates.shape[1] // 3), np.float32)
    for first in range(0, len(gates), WINDOW * TOGETHER):
        starts = np.arange(first, min(first + WINDOW * TOGETHER, len(gates)), WINDOW)
        _run(gates, starts, weights[direction].T, weights[f"{direction}_bias"], states)
    return states[::-1] if direction == "backward" else states


def _run(gates: Floats, starts: np.ndarray, recurrent: Floats, bias: Floats, states: Floats) -> None:
    """Fill in the states of the windows that begin at `starts`, all windows a step at a time."""
    state = np.zeros((len(starts), states.shape[1]), np.float32)
    for step in range(-MARGIN, WINDOW):
        places = starts + step
        inside = (places >= 0) & (places < len(gates))
        here = places[inside]
        state[inside] = _step(gates[here], state[inside] @ recurrent + bias, state[inside])
        if step >= 0:
            states[here] = state[inside]


def _step(given: Floats, held: Floats, state: Floats) -> Floats:
    size = state.shape[1]
    reset = _logistic(given[:, :size] + held[:, :size])
    keep = _logistic(given[:, size : 2 * size] + held[:, size : 2 * size])
    new = np.tanh(given[:, 2 * size :] + reset * held[:, 2 * size :])
    return ((1 - keep) * new + keep * state).astype(np.float32)


def _logistic(values: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
