"""`python -m benchmarks.training.sample_voice --out FOLDER` trains the sample voice."""

from benchmarks.training.sample_voice.train import main

main()
