"""The command line: `zhunsheng COMMAND`. Each command is a small file with `configure(parser)` and `run(args)`."""
