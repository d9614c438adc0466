"""Type on pictures: fonts by script, shaping, lines that break where the language allows, sizes that fit."""
