"""The speeds that the README names, each beside a peer or a probe in the same run. `make bench`."""
