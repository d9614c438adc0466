"""The models behind the skills: which one by task, who may see which data, and what each call cost.

Nothing is re-exported: settings are read at every start and must not bring the database or a vendor along.
"""
