"""An exam for research: invented markets on real web servers, with planted facts and traps whose truth is known."""
