//! Painters: each paints the marks of [`crate::figure`] and decides nothing.
