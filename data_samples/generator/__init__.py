"""How the sample company is made: every number comes from one seed and from the stories in ``data_samples/stories``."""
