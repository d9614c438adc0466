"""The tour that `make demo` gives: the main job on the sample company, each step checked."""
