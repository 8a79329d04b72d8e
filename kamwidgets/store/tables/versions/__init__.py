"""One script for each version of the tables; `kamwidgets.store.migration` runs those a database lacks."""
