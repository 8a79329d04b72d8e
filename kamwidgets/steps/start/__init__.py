"""Where one begins: a workspace, files to bring in, what is there, and what is open over all accounts."""
