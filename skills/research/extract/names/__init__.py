"""How houses are called: in texts, by their own sites, in what is asked."""
