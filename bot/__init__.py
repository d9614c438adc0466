"""The running program: settings, people, dispatch, models, platforms and the `confidant` command."""
