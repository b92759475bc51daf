//! How large a table may be. What is larger gets a clear error, and no table
//! takes more memory than these numbers say.
//!
//! A file of text is read in pieces and may be of any size. The sums need
//! [`CELLS`] × 56 bytes on each thread and 128 bytes once and [`NAME_BYTES`] for names; a
//! workbook needs [`STRINGS_BYTES`] more for its texts, an ODS sheet
//! [`ODS_CELLS`] × 64 bytes.

/// The most bytes of one cell: 1 MiB.
pub const CELL_BYTES: usize = 1 << 20;

/// The most bytes of one row: 16 MiB.
pub const ROW_BYTES: usize = 16 << 20;

/// The most columns, as in spreadsheets.
pub const COLUMNS: usize = 16_384;

/// The most sums that are kept: competitors × factors × segments.
pub const CELLS: usize = 500_000;

/// The most bytes of all names of competitors, factors and segments: 64 MiB.
pub const NAME_BYTES: usize = 64 << 20;

/// The most bytes of text that is pasted or read from standard input: 256 MiB.
pub const TEXT_BYTES: usize = 256 << 20;

/// The most rows that are looked at to guess what a table means.
pub const HEAD_ROWS: usize = 1_000;

/// The most bytes of text that are looked at to guess what a table means: 1 MiB.
pub const HEAD_BYTES: usize = 1 << 20;

/// The most bytes of a packed workbook: 256 MiB.
pub const WORKBOOK_BYTES: u64 = 256 << 20;

/// The most bytes of one unpacked sheet of an XLSX workbook, which is read in pieces: 1 GiB.
pub const SHEET_BYTES: u64 = 1 << 30;

/// The most bytes of any other unpacked part of a workbook, such as its texts: 64 MiB.
pub const STRINGS_BYTES: u64 = 64 << 20;

/// The most parts of a workbook.
pub const PARTS: usize = 10_000;

/// The most bytes of an unpacked ODS workbook, which is held as a whole: 256 MiB.
pub const ODS_BYTES: u64 = 256 << 20;

/// The most cells of all sheets of an ODS workbook.
pub const ODS_CELLS: usize = 8_000_000;
