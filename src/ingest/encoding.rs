//! From bytes to text: which encoding, and where it breaks.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::legacy;

/// Offset of the first byte that is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Invalid(pub(super) usize);

/// Decodes a whole file. A byte order mark decides and is dropped; else what is
/// valid UTF-8 is UTF-8, then comes UTF-16 by its pattern, then `declared` (by
/// the page itself), then the Arabic legacy encodings. Line ends stay as they
/// are. With `lossy`, invalid bytes become U+FFFD.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>, lossy: bool) -> Result<String, Invalid> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decode_as(&bytes, mark, encoding, lossy);
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return decode_as(&bytes, 0, encoding, lossy);
    }
    let (bytes, valid_up_to) = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => {
            let valid_up_to = error.utf8_error().valid_up_to();
            (error.into_bytes(), valid_up_to)
        }
    };
    let encoding = if is_mostly_utf8(&bytes) {
        None
    } else {
        declared.filter(|encoding| *encoding != UTF_8).or_else(|| legacy::guess(&bytes))
    };
    match encoding {
        Some(encoding) => decode_as(&bytes, 0, encoding, lossy),
        None if lossy => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        None => Err(Invalid(valid_up_to)),
    }
}

/// Whether a file that begins like this can be read as UTF-8 line by line.
/// The sample may end inside a character.
pub(super) fn looks_like_utf8(sample: &[u8]) -> bool {
    match Encoding::for_bom(sample) {
        Some((encoding, _)) => encoding == UTF_8,
        None => {
            utf16_without_mark(sample).is_none()
                && (std::str::from_utf8(sample).map_or_else(|e| e.error_len().is_none(), |_| true)
                    || is_mostly_utf8(sample)
                    || legacy::guess(sample).is_none())
        }
    }
}

/// Decodes what follows the first `skip` bytes.
fn decode_as(bytes: &[u8], skip: usize, encoding: &'static Encoding, lossy: bool) -> Result<String, Invalid> {
    let body = bytes.get(skip..).unwrap_or_default();
    if lossy {
        return Ok(encoding.decode_without_bom_handling(body).0.into_owned());
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len());
    text.reserve(room.unwrap_or(body.len()));
    match decoder.decode_to_string_without_replacement(body, &mut text, true) {
        (DecoderResult::InputEmpty, _) => {
            text.shrink_to_fit();
            Ok(text)
        }
        (DecoderResult::Malformed(bad, after), read) => {
            let back = usize::from(bad) + usize::from(after);
            Err(Invalid(skip + read.saturating_sub(back)))
        }
        // There is room for the longest decoding, so this is never seen.
        (DecoderResult::OutputFull, read) => Err(Invalid(skip + read)),
    }
}

/// UTF-16 without a byte order mark. Latin letters, digits, spaces and line
/// ends have the high byte 00, Arabic ones 06: control characters that no text
/// in bytes has. One parity is full of them, the other nearly free.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    if pairs.is_empty() {
        return None;
    }
    let high = |byte: &u8| matches!(byte, 0x00 | 0x06);
    let first = pairs.iter().filter(|[a, _]| high(a)).count();
    let second = pairs.iter().filter(|[_, b]| high(b)).count();
    let full = |count: usize| count * 10 >= pairs.len() * 8;
    let free = |count: usize| count * 10 <= pairs.len();
    match (first, second) {
        (first, second) if full(second) && free(first) => Some(UTF_16LE),
        (first, second) if full(first) && free(second) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes that are not valid UTF-8 were meant as UTF-8: more characters
/// of several bytes came out whole than broke. In an eight-bit encoding such
/// characters arise only by rare accident.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};

    const NEWS: &str = "وصل الوفد المصري إلى الدوحة، اليوم الاثنين.\r\nوأجرى مباحثات\n";

    fn strict(bytes: impl Into<Vec<u8>>) -> Result<String, Invalid> {
        decode(bytes.into(), None, false)
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf8_is_kept_byte_for_byte_and_its_mark_dropped() {
        assert_eq!(strict(NEWS).as_deref(), Ok(NEWS));
        assert_eq!(strict(format!("\u{FEFF}{NEWS}")).as_deref(), Ok(NEWS));
        assert_eq!(strict("").as_deref(), Ok(""));
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_and_without_mark() {
        for to_bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            assert_eq!(strict(utf16(NEWS, to_bytes)).as_deref(), Ok(NEWS));
            let marked = utf16(&format!("\u{FEFF}{NEWS}"), to_bytes);
            assert_eq!(strict(marked).as_deref(), Ok(NEWS));
        }
        assert_eq!(strict(utf16("Cairo talks", u16::to_le_bytes)).as_deref(), Ok("Cairo talks"));
    }

    #[test]
    fn legacy_arabic_is_read() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            assert_eq!(strict(encoding.encode(NEWS).0).as_deref(), Ok(NEWS));
        }
    }

    #[test]
    fn what_a_page_declares_is_believed_before_guessing() {
        let bytes = encoding_rs::WINDOWS_1252.encode("Genève").0.into_owned();
        assert_eq!(strict(bytes.clone()), Err(Invalid(3)));
        let declared = Some(encoding_rs::WINDOWS_1252);
        assert_eq!(decode(bytes, declared, false).as_deref(), Ok("Genève"));
    }

    #[test]
    fn broken_utf8_is_an_error_at_its_byte_and_not_legacy() {
        let mut bytes = NEWS.as_bytes().to_vec();
        bytes.splice(6..6, [0xE1, 0xE3]);
        assert_eq!(strict(bytes.clone()), Err(Invalid(6)));
        let read = decode(bytes, None, true).unwrap();
        assert!(read.starts_with("وصل\u{FFFD}\u{FFFD} الوفد"), "{read}");
    }

    #[test]
    fn the_offset_counts_the_byte_order_mark() {
        assert_eq!(strict(b"\xEF\xBB\xBFab\xFF".as_slice()), Err(Invalid(5)));
        // A lone low surrogate after "a".
        assert_eq!(strict(b"\xFF\xFEa\0\x00\xDCb\0".as_slice()), Err(Invalid(4)));
        // Half a unit at the end.
        assert_eq!(strict(b"\xFF\xFEa\0b".as_slice()), Err(Invalid(4)));
    }

    #[test]
    fn nonsense_is_an_error_not_arabic() {
        assert_eq!(strict(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".as_slice()), Err(Invalid(0)));
        assert!(decode(vec![0x80; 9], None, true).is_ok());
    }

    #[test]
    fn a_sample_may_end_inside_a_character() {
        let bytes = NEWS.as_bytes();
        assert!(looks_like_utf8(&bytes[..7]));
        assert!(!looks_like_utf8(&WINDOWS_1256.encode(NEWS).0));
        assert!(!looks_like_utf8(&utf16(NEWS, u16::to_le_bytes)));
        assert!(looks_like_utf8(b""));
    }
}
