//! Panels: each reads the project and pushes commands.
