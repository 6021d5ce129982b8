"""The parts of `tools/setup`: each module provides one kind of thing and says so in plain sentences."""
