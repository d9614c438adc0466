"""One pool of threads for all text models of a process, a thread for each core, each computing alone.

Torch's own way, all cores on one small matrix, waits for the slowest core hundreds of times a batch: it is slower, and
on a busy machine a hundred times so.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import torch


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


@lru_cache(maxsize=1)
def pool() -> ThreadPoolExecutor:
    """One thread for each core, or one for a GPU."""
    cores = 1 if device() == "cuda" else min(os.cpu_count() or 1, 16)
    usual = torch.get_num_threads()
    threads = ThreadPoolExecutor(cores, "text-model", initializer=torch.set_num_threads, initargs=(1,))
    list(threads.map(lambda _: torch.zeros(1), range(cores)))
    torch.set_num_threads(usual)  # the setting reaches other threads too, and they did not ask for it
    return threads
