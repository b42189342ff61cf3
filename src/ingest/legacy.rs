//! The two eight-bit encodings of Arabic that old pages and exports are in,
//! told apart by which of them makes Arabic of the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};

/// A page of text is plenty to judge by.
const SAMPLE: usize = 64 * 1024;

/// Letters that make up some three quarters of any Arabic running text.
const COMMON: &str = "اليمونرتبةعدهفسقكحأ";

/// The encoding of Arabic text that is not Unicode; `None` if the bytes make no
/// Arabic in either.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let windows = plausibility(sample, WINDOWS_1256);
    let iso = plausibility(sample, ISO_8859_6);
    match (windows, iso) {
        (None, None) => None,
        (Some(_), None) => Some(WINDOWS_1256),
        (None, Some(_)) => Some(ISO_8859_6),
        (Some(windows), Some(iso)) if (windows - iso).abs() < 0.05 => Some(second_opinion(sample)),
        (Some(windows), Some(iso)) => Some(if windows > iso { WINDOWS_1256 } else { ISO_8859_6 }),
    }
}

/// What a browser's detector says when both readings look alike. Most of what
/// it does not call ISO-8859-6 is windows-1256, the commoner by far.
fn second_opinion(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == ISO_8859_6 { ISO_8859_6 } else { WINDOWS_1256 }
}

/// How much the bytes read like Arabic in this encoding; `None` if they cannot
/// be: undefined bytes, foreign letters among the Arabic ones, no whole word.
fn plausibility(sample: &[u8], encoding: &'static Encoding) -> Option<f64> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(sample)?;
    let (mut letters, mut common, mut foreign, mut stray_marks) = (0u32, 0u32, 0u32, 0u32);
    let (mut word, mut longest) = (0u32, 0u32);
    for c in text.chars() {
        match c {
            '\u{80}'..='\u{9F}' => return None,
            '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' => {
                letters += 1;
                word += 1;
                longest = longest.max(word);
                common += u32::from(COMMON.contains(c));
                continue;
            }
            // Vowel marks and the stretching line stand inside a word only.
            '\u{640}' | '\u{64B}'..='\u{652}' => {
                stray_marks += u32::from(word == 0);
                continue;
            }
            '\u{C0}'..='\u{24F}' => foreign += 1,
            _ => {}
        }
        word = 0;
    }
    let all = f64::from(letters + foreign + stray_marks);
    let foreign = f64::from(foreign) / all;
    (longest >= 3 && foreign < 0.2).then(|| f64::from(common) / all - foreign - f64::from(stray_marks) / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "أكد المتحدث باسم الوزارة أن الوفد وصل إلى العاصمة أمس، وأن المحادثات \
        تبدأ غداً بحضور ممثلين عن البلدين.";

    #[test]
    fn arabic_is_recognised_in_both_encodings() {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, unmappable) = encoding.encode(NEWS);
            assert!(!unmappable);
            assert_eq!(guess(&bytes), Some(encoding));
        }
    }

    #[test]
    fn bytes_that_only_windows_knows_decide() {
        let (bytes, _, _) = WINDOWS_1256.encode("قال “نعم” – ثم غادر مدينة پاريس");
        assert_eq!(guess(&bytes), Some(WINDOWS_1256));
    }

    #[test]
    fn other_languages_are_not_called_arabic() {
        let (french, _, _) = encoding_rs::WINDOWS_1252.encode("La délégation est arrivée à Genève");
        assert_eq!(guess(&french), None);
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Делегация прибыла в столицу вчера");
        assert_eq!(guess(&russian), None);
    }

    #[test]
    fn a_stray_byte_or_none_is_not_arabic() {
        assert_eq!(guess(b"hello \xFF world"), None);
        assert_eq!(guess(b""), None);
        assert_eq!(guess(b"plain"), None);
    }
}
