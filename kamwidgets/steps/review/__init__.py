"""The last step: the plan on a page, and its exports."""
