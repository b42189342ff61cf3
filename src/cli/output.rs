//! Files that are whole or not there: written beside their place, then moved.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::CliError;

/// A finished file that is not yet in its place.
pub struct Staged {
    temporary: NamedTempFile,
    target: PathBuf,
}

impl Staged {
    /// Writes what is to become `target`, in the folder of `target`.
    ///
    /// # Errors
    /// What `fill` says, that the folder cannot be written, or that `target` is
    /// a folder, a pipe or a device.
    pub fn write<E: From<CliError>>(
        target: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        // A link stays, and what it points to is replaced.
        let place = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        if place.exists() && !place.is_file() {
            return Err(CliError::NotRegular(target.to_owned()).into());
        }
        let failed = |source| CliError::Write { file: target.to_owned(), source };
        let mut temporary = temporary_in(folder_of(&place)).map_err(failed)?;
        let mut out = BufWriter::new(&mut temporary);
        fill(&mut out)?;
        out.flush().map_err(failed)?;
        drop(out);
        temporary.as_file().sync_all().map_err(failed)?;
        Ok(Self { temporary, target: place })
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// The place is taken by something that is no file, or cannot be written.
    pub fn publish(self) -> Result<(), CliError> {
        let Self { temporary, target } = self;
        match temporary.persist(&target) {
            Ok(_) => sync_folder(folder_of(&target)),
            Err(error) => Err(error.error),
        }
        .map_err(|source| CliError::Write { file: target, source })
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wasit-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the system takes away what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes the new name last through a power failure.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_it_is_published_the_old_file_stands() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("timeline.csv");
        fs::write(&target, "old")?;
        let staged = Staged::write(&target, |out| out.write_all(b"new").map_err(CliError::Stdout))?;
        assert_eq!(fs::read_to_string(&target)?, "old");
        staged.publish()?;
        assert_eq!(fs::read_to_string(&target)?, "new");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn what_is_no_file_is_not_replaced() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let staged = Staged::write(folder.path(), |_| Ok(()));
        assert!(matches!(staged, Err(CliError::NotRegular(_))));
        Ok(())
    }

    #[test]
    fn what_fails_leaves_nothing_behind() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("timeline.csv");
        let staged = Staged::write(&target, |_| Err(CliError::NoInput(target.clone())));
        assert!(staged.is_err());
        assert_eq!(fs::read_dir(folder.path())?.count(), 0);
        Ok(())
    }
}
