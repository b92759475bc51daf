//! Paints a scene in the window.
