"""The hall on its day: 300 visitors and 60 devices of staff on one small machine, over real HTTP."""
