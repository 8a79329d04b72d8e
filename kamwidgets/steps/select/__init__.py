"""The step select: how concentrated turnover is, how accounts compare, and which are key accounts."""
