//! Files that are whole or not there: written beside their place, then moved.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Why a file could not be put in its place. What stood there before still does.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The operating system refused.
    #[error("{}: cannot be written: {source}; check the folder, its permissions and the space left", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The name is that of a folder, a pipe or a device.
    #[error("{}: not a regular file; folders, pipes and devices are not replaced: name a file", file.display())]
    NotRegular {
        /// What was named.
        file: PathBuf,
    },
}

/// A finished file that is not yet in its place. Until it is published, and
/// whenever the program ends before that, the place holds what it held.
#[derive(Debug)]
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
    pub fn write<E: From<WriteError>>(
        target: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        // A link stays, and what it points to is replaced.
        let place = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        if place.exists() && !place.is_file() {
            return Err(WriteError::NotRegular { file: target.to_owned() }.into());
        }
        let failed = |source| WriteError::Io { file: target.to_owned(), source };
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
    pub fn publish(self) -> Result<(), WriteError> {
        let Self { temporary, target } = self;
        match temporary.persist(&target) {
            Ok(_) => sync_folder(folder_of(&target)),
            Err(error) => Err(error.error),
        }
        .map_err(|source| WriteError::Io { file: target, source })
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file beside the target, so that it can take its place in one step.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wasit-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the system takes away what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // What is wrong with the folder, without the name of a file that nobody asked for.
    builder.tempfile_in(folder).map_err(|error| match fs::metadata(folder.join(".")) {
        Err(missing) => missing,
        Ok(_) => error.kind().into(),
    })
}

/// Makes the new name last through a power failure.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Failure = Box<dyn std::error::Error>;

    fn says(text: &'static str) -> impl FnOnce(&mut dyn Write) -> Result<(), Failure> {
        move |out| Ok(out.write_all(text.as_bytes())?)
    }

    #[test]
    fn until_it_is_published_the_old_file_stands() -> Result<(), Failure> {
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("timeline.csv");
        fs::write(&target, "old")?;
        let staged = Staged::write(&target, says("new"))?;
        assert_eq!(fs::read_to_string(&target)?, "old");
        staged.publish()?;
        assert_eq!(fs::read_to_string(&target)?, "new");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn what_is_no_file_is_not_replaced() -> Result<(), Failure> {
        let folder = tempfile::tempdir()?;
        let staged = Staged::write::<WriteError>(folder.path(), |_| Ok(()));
        assert!(matches!(staged, Err(WriteError::NotRegular { .. })));
        Ok(())
    }

    #[test]
    fn what_fails_leaves_nothing_behind() -> Result<(), Failure> {
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("timeline.csv");
        let staged = Staged::write::<Failure>(&target, |out| {
            out.write_all(b"half of")?;
            Err("the rest is missing".into())
        });
        assert!(staged.is_err());
        assert_eq!(fs::read_dir(folder.path())?.count(), 0);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_points_to_is_replaced() -> Result<(), Failure> {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("timeline.csv"), folder.path().join("latest.csv"));
        fs::write(&file, "old")?;
        std::os::unix::fs::symlink(&file, &link)?;
        Staged::write(&link, says("new"))?.publish()?;
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(fs::read_to_string(&file)?, "new");
        Ok(())
    }
}
