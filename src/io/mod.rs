//! Project files and built-in samples.
