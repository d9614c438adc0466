"""Scripts that train what the package ships; each writes beside its loader and prints its figures."""
