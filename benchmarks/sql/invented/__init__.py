"""Ten databases of nobody with questions of ours: half of them in sight of whoever writes the rules, half blind."""
