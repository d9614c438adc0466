"""How minutes are laid out for each kind of meeting: built in, or an admin's own as YAML."""
