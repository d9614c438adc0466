"""`make bench`: every figure beside its baseline, one line each; takes a few minutes."""

from benchmarks import (
    ask_latency,
    index_rate,
    pipeline,
    renderer,
    sample_voice,
    slack_load,
    start_up,
    teams_load,
)

for section in (start_up, index_rate, ask_latency, sample_voice, pipeline, renderer, slack_load, teams_load):
    section.main()
