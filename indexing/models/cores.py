"""One pool of threads for all text models of a process, a thread for each core, each computing alone.

Torch's own way, all cores on one small matrix, waits for the slowest core hundreds of times a batch: it is slower, and
on a busy machine a hundred times so.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from threading import Barrier, get_native_id

import torch

_TURNS, _MARGIN = 12, 1.2  # of a trial, and how much quicker its winner must be: chance decides nothing
# of the product that is tried: a layer of the bundled models on a batch of sentences
_TOKENS, _WIDTH = 256, 384
KEPT = 256  # batches of what was read or tagged: colleagues ask the same, and a page is often as it was
_PRIORITY = 10  # of 19: seconds of computing, where the web server needs milliseconds


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


@lru_cache(maxsize=1)
def precision() -> torch.dtype:
    """What the bundled models compute in: bfloat16 where the processor is quicker in it, else float32.

    AMX always is. AVX-512's own products are twice as quick as float32's on an AMD EPYC and half as quick on an Intel
    Xeon whose AMX is switched off, so there a short trial tells. Vectors of either stand in one index (cosine
    ≥ .999)."""
    if device() != "cpu":
        return torch.float32
    known = torch.cpu.get_capabilities()
    quick = known.get("amx_bf16", False) or (known.get("avx512_bf16", False) and _wins_trial(torch.bfloat16))
    return torch.bfloat16 if quick else torch.float32


def _wins_trial(dtype: torch.dtype) -> bool:
    """Whether products of a layer's size are quicker than in float32, by each one's best of a few turns."""
    best = {dtype: float("inf"), torch.float32: float("inf")}
    with torch.inference_mode():
        for _ in range(_TURNS):
            for one in best:
                states, layer = torch.ones(_TOKENS, _WIDTH, dtype=one), torch.ones(_WIDTH, _WIDTH, dtype=one)
                started = time.perf_counter()
                torch.nn.functional.linear(states, layer)
                best[one] = min(best[one], time.perf_counter() - started)
    return best[dtype] * _MARGIN < best[torch.float32]


@lru_cache(maxsize=1)
def pool() -> ThreadPoolExecutor:
    """One thread for each core, or one for a GPU; whoever waits for an acknowledgement goes before them."""
    cores = 1 if device() == "cuda" else min(os.cpu_count() or 1, 16)
    usual = torch.get_num_threads()
    threads = ThreadPoolExecutor(cores, "text-model", initializer=_start)
    all_there = Barrier(cores)  # else the first to be started may do the work of all
    list(threads.map(lambda _: all_there.wait(), range(cores)))
    torch.set_num_threads(usual)  # the setting reaches other threads too, and they did not ask for it
    return threads


def _start() -> None:
    torch.set_num_threads(1)
    # a thread takes over what was last set, by any thread, when it first asks; so it asks now
    torch.get_num_threads()
    # Linux knows a priority for each thread; elsewhere there is none to set, or it would be the whole process's
    if sys.platform == "linux":
        with suppress(OSError):
            lowest = max(_PRIORITY, os.getpriority(os.PRIO_PROCESS, 0))
            os.setpriority(os.PRIO_PROCESS, get_native_id(), lowest)
