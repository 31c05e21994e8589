"""Settings: `base` for all, `production`, `demo` and `test` on top."""
