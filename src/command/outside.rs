//! What to do about a file that another program has changed.

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Save what is open under another name.
    KeepCopy,
    /// Go on with what the other program wrote; undo brings ours back.
    TakeTheirs,
    /// Replace what the other program wrote.
    Overwrite,
    /// Not now; the next save asks again.
    Later,
}
