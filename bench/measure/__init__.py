"""Runs builds as processes of their own, and shows what they cost."""
