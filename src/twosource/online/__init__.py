"""The one room that opens connections: `case watch --online`, to the addresses that were named, and nobody else."""
