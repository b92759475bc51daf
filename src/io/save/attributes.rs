//! What Linux keeps with a file besides its contents and its mode: notes of
//! other programs (`user.*`), and a list of who else may read and change it.
//!
//! Where there is such a list, the group's part of the mode is no right of the
//! group but the most that anybody on the list may do: a copy of the mode alone
//! would give the group more than it had.

use std::ffi::OsStr;
use std::fs::{File, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rustix::fs::{XattrFlags, fgetxattr, fremovexattr, fsetxattr, getxattr, listxattr};
use rustix::io::Errno;

/// Where the list is.
const ACCESS: &str = "system.posix_acl_access";

/// Of the attributes that are notes.
const NOTES: &[u8] = b"user.";

/// No value and no list of names is larger (`XATTR_SIZE_MAX` of Linux).
const MOST_BYTES: usize = 64 * 1024;

/// Whom an entry of the list is about.
mod tag {
    /// The owner.
    pub(super) const USER: u16 = 0x01;
    /// Some other user.
    pub(super) const NAMED_USER: u16 = 0x02;
    /// The file's group.
    pub(super) const GROUP: u16 = 0x04;
    /// Some other group.
    pub(super) const NAMED_GROUP: u16 = 0x08;
    /// The most of all but the owner and the others.
    pub(super) const MASK: u16 = 0x10;
    /// Everybody else.
    pub(super) const OTHER: u16 = 0x20;
}

/// Give `file` the notes of the file at `path`, and its rights: `mode`, and the
/// list unless the group is another (`group_kept`). Notes that cannot be given
/// are passed over. Where the list cannot be given, nobody may do more than with it.
pub(super) fn share(file: &File, path: &Path, mode: u32, group_kept: bool) -> io::Result<()> {
    copy_notes(file, path);
    let allowed = match list_of(path) {
        Ok(None) => 0o777,
        Ok(Some(list)) if group_kept && give(file, &list).is_ok() => {
            return file.set_permissions(Permissions::from_mode(mode));
        }
        Ok(Some(list)) => without(&list, group_kept),
        // There may be one.
        Err(_) => 0o700,
    };
    let bare = take_inherited(file);
    let allowed = if bare { allowed } else { 0o700 };
    let special = 0o7000;
    file.set_permissions(Permissions::from_mode(mode & (special | allowed)))
}

fn copy_notes(file: &File, path: &Path) {
    let mut names = vec![0; MOST_BYTES];
    let Ok(length) = listxattr(path, &mut names[..]) else {
        return; // There are none on this disk.
    };
    let names = names[..length].split(|byte| *byte == 0);
    for name in names.filter(|name| name.starts_with(NOTES)) {
        let mut value = vec![0; MOST_BYTES];
        let name = OsStr::from_bytes(name);
        let Ok(length) = getxattr(path, name, &mut value[..]) else {
            continue;
        };
        if fsetxattr(file, name, &value[..length], XattrFlags::empty()).is_err() {
            return; // There is no room for more.
        }
    }
}

/// The list of the file at `path`; none if it has none.
fn list_of(path: &Path) -> rustix::io::Result<Option<Vec<u8>>> {
    let mut list = vec![0; MOST_BYTES];
    match getxattr(path, ACCESS, &mut list[..]) {
        Ok(length) => {
            list.truncate(length);
            Ok(Some(list))
        }
        Err(Errno::NODATA | Errno::OPNOTSUPP | Errno::NOSYS) => Ok(None),
        Err(error) => Err(error),
    }
}

fn give(file: &File, list: &[u8]) -> rustix::io::Result<()> {
    fsetxattr(file, ACCESS, list, XattrFlags::empty())
}

/// Take away the list that a folder gives its new files; whether `file` has
/// none now.
fn take_inherited(file: &File) -> bool {
    let mut list = vec![0; MOST_BYTES];
    fgetxattr(file, ACCESS, &mut list[..]).is_err() || fremovexattr(file, ACCESS).is_ok()
}

/// The most that a mode may allow in place of this list, so that nobody may do
/// more than with it. Where the group is another (`group_kept`), its members
/// were others before.
///
/// The list is a version, 2, and entries of a tag (16 bits), rights (16 bits)
/// and an identity (32 bits), all of the lowest byte first
/// (`include/uapi/linux/posix_acl_xattr.h` of Linux).
fn without(list: &[u8], group_kept: bool) -> u32 {
    let Some((&[2, 0, 0, 0], entries)) = list.split_first_chunk() else {
        return 0o700;
    };
    let (entries, rest) = entries.as_chunks::<8>();
    let (mut group, mut mask, mut other, mut named) = (0, 7, 0, None);
    for [tag_low, tag_high, rights, _, ..] in entries {
        let rights = u32::from(*rights) & 7;
        match u16::from_le_bytes([*tag_low, *tag_high]) {
            tag::USER => {}
            tag::GROUP => group = rights,
            tag::MASK => mask = rights,
            tag::OTHER => other = rights,
            tag::NAMED_USER | tag::NAMED_GROUP => named = Some(named.unwrap_or(7) & rights),
            _ => return 0o700,
        }
    }
    if !rest.is_empty() {
        return 0o700;
    }
    // Who has a line of his own has what it says, and nothing as another.
    let named = named.map_or(7, |named| named & mask);
    let other = other & named;
    let group = if group_kept {
        group & mask & named
    } else {
        other
    };
    0o700 | (group << 3) | other
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list with these entries.
    fn list(entries: &[(u16, u16)]) -> Vec<u8> {
        let mut list = vec![2, 0, 0, 0];
        for (tag, rights) in entries {
            list.extend(tag.to_le_bytes());
            list.extend(rights.to_le_bytes());
            list.extend(1000_u32.to_le_bytes());
        }
        list
    }

    #[test]
    fn without_the_list_nobody_may_do_more_than_with_it() {
        let usual = [
            (tag::USER, 6),
            (tag::NAMED_USER, 6),
            (tag::GROUP, 4),
            (tag::MASK, 6),
            (tag::OTHER, 4),
        ];
        assert_eq!(without(&list(&usual), true), 0o744);
        assert_eq!(without(&list(&usual), false), 0o744);
        // The mask bounds the group and whoever has a line of his own.
        let mut masked = usual;
        masked[3].1 = 0;
        assert_eq!(without(&list(&masked), true), 0o700);
        // One user is kept out, who is another or of the group without a line of his own.
        let mut kept_out = usual;
        kept_out[1].1 = 0;
        assert_eq!(without(&list(&kept_out), true), 0o700);
        // The group has nothing, though the mask is wide: the mode says rw- of it.
        let mut group = usual;
        group[2].1 = 0;
        assert_eq!(without(&list(&group), true), 0o704);
        assert_eq!(without(&list(&group), false), 0o744);
        let bare = [(tag::USER, 6), (tag::GROUP, 4), (tag::OTHER, 0)];
        assert_eq!(without(&list(&bare), true), 0o740);
    }

    #[test]
    fn a_list_that_is_not_understood_allows_nobody_else() {
        let good = list(&[(tag::USER, 6), (tag::GROUP, 4), (tag::OTHER, 4)]);
        assert_eq!(without(&good, true), 0o744);
        assert_eq!(without(&good[..good.len() - 1], true), 0o700);
        assert_eq!(without(&[], true), 0o700);
        assert_eq!(without(&[3, 0, 0, 0], true), 0o700);
        assert_eq!(without(&list(&[(0x40, 7)]), true), 0o700);
    }
}
