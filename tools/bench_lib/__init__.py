"""The measures of tools/bench, a file each."""
