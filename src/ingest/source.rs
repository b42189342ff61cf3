//! Opening files and reading bytes, never more than the limit.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use super::error::IngestError;

/// How much of a stream is looked at before it is read.
const HEAD: u64 = 64 * 1024;

/// Bytes on their way, with a look at the first of them.
pub(super) struct Source {
    pub(super) head: Vec<u8>,
    rest: Box<dyn Read + Send>,
}

impl Source {
    pub(super) fn open(file: &Path) -> Result<Self, IngestError> {
        let opened = File::open(file);
        let opened = opened.map_err(|source| IngestError::Io { file: file.to_owned(), source })?;
        Self::of(opened, file)
    }

    pub(super) fn of(mut rest: impl Read + Send + 'static, file: &Path) -> Result<Self, IngestError> {
        let mut head = Vec::new();
        rest.by_ref()
            .take(HEAD)
            .read_to_end(&mut head)
            .map_err(|source| IngestError::Io { file: file.to_owned(), source })?;
        Ok(Self { head, rest: Box::new(rest) })
    }

    /// All of it, as long as it is within the limit.
    pub(super) fn whole(self, file: &Path, limit: u64) -> Result<Vec<u8>, IngestError> {
        let mut bytes = self.head;
        let more = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
        self.rest
            .take(more)
            .read_to_end(&mut bytes)
            .map_err(|source| IngestError::Io { file: file.to_owned(), source })?;
        if bytes.len() as u64 > limit {
            return Err(IngestError::TooLarge { file: file.to_owned(), limit });
        }
        Ok(bytes)
    }

    /// All of it, piece by piece.
    pub(super) fn stream(self) -> BufReader<impl Read + Send> {
        BufReader::new(Cursor::new(self.head).chain(self.rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(size: usize) -> Source {
        Source::of(Cursor::new(vec![b'x'; size]), Path::new("a.txt")).unwrap()
    }

    #[test]
    fn the_limit_is_the_last_size_that_is_read() {
        for size in [10, 100_000] {
            let file = Path::new("a.txt");
            assert_eq!(source(size).whole(file, size as u64).unwrap().len(), size);
            let error = source(size).whole(file, size as u64 - 1).unwrap_err();
            assert!(matches!(error, IngestError::TooLarge { .. }));
        }
    }

    #[test]
    fn the_head_is_part_of_the_stream() {
        let mut all = Vec::new();
        source(100_000).stream().read_to_end(&mut all).unwrap();
        assert_eq!(all.len(), 100_000);
    }
}
