//! Sentence boundaries.
//!
//! A sentence ends at `.` `!` `؟` `…` `..` and at the end of a line; never
//! inside a number, after an initial or an abbreviation (د. أ.ب), or inside
//! quotation marks that are closed further on in the same line. What goes on
//! longer than any sentence does is cut.

use super::Folded;
use super::token::{Sign, Token, TokenKind};

/// Ranges of tokens, one a sentence, without the line ends between them.
/// Lines of nothing but signs are left out.
pub fn split(tokens: &[Token], folded: &Folded, sentences: &mut Vec<(usize, usize)>) {
    sentences.clear();
    let mut start = 0;
    while start < tokens.len() {
        let line_end =
            tokens[start..].iter().position(|t| t.kind == TokenKind::Newline).map_or(tokens.len(), |n| start + n);
        split_line(tokens, start, line_end, folded, sentences);
        start = line_end + 1;
    }
}

fn split_line(tokens: &[Token], line: usize, end: usize, folded: &Folded, sentences: &mut Vec<(usize, usize)>) {
    let mut start = line;
    let mut i = line;
    let mut quote_until = None;
    while i < end {
        let token = &tokens[i];
        if quote_until.is_none() && (token.is(Sign::QuoteOpen) || token.is(Sign::Quote)) {
            quote_until = closing_quote(tokens, i, end);
        } else if quote_until == Some(i) {
            quote_until = None;
        }
        let inside = quote_until.is_some_and(|close| i < close && !ends_long_quote(tokens, i, close));
        if !inside && ends_sentence(tokens, i, line, end, folded) && !opens_headline(tokens, start, i, end) {
            let mut stop = i + 1;
            while stop < end && is_closing(&tokens[stop]) && !tokens[stop].spaced {
                stop += 1;
            }
            push(tokens, start, stop, sentences);
            start = stop;
            i = stop;
            if quote_until.is_some_and(|close| close < stop) {
                quote_until = None;
            }
            continue;
        }
        i += 1;
    }
    push(tokens, start, end, sentences);
}

/// A quotation that runs over many words is cut at its own full stops.
fn ends_long_quote(tokens: &[Token], at: usize, close: usize) -> bool {
    const SHORT: usize = 40;
    tokens[at].is(Sign::Stop) && close - at > SHORT
}

/// Tokens of the longest sentence. Newspapers write no half as long ones; what is
/// longer is no prose, and is cut so that the time to read it grows with its
/// length and no faster.
const LONGEST: usize = 400;

fn push(tokens: &[Token], mut start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    while end - start > LONGEST {
        let window = start + LONGEST / 2..start + LONGEST;
        let comma = window.clone().rev().find(|&i| tokens[i].is(Sign::Comma));
        let cut = comma.map_or(window.end, |i| i + 1);
        push_one(tokens, start, cut, sentences);
        start = cut;
    }
    push_one(tokens, start, end, sentences);
}

fn push_one(tokens: &[Token], start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    let has_words =
        tokens[start..end].iter().any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Foreign | TokenKind::Number));
    if has_words {
        sentences.push((start, end));
    } else if let Some(last) = sentences.last_mut() {
        // Stray signs belong to the sentence before them.
        if last.1 == start {
            last.1 = end;
        }
    }
}

/// «لبنان.. تنديد واسع»: two dots after a word or two at the start of a line
/// part a headline from what it is about.
fn opens_headline(tokens: &[Token], start: usize, i: usize, end: usize) -> bool {
    const SHORT: usize = 2;
    let line_opens = start.checked_sub(1).is_none_or(|before| tokens[before].kind == TokenKind::Newline);
    // A word or two, and perhaps the first of the dots.
    if !line_opens || i == start || i - start > SHORT + 1 {
        return false;
    }
    let stop = |at: usize| tokens.get(at).is_some_and(|t| t.is(Sign::Stop));
    let dots = stop(i) && (stop(i - 1) || stop(i + 1)) && !stop(i + 2);
    let is_word = |t: &&Token| t.kind == TokenKind::Word;
    let few = tokens[start..i].iter().all(|t| is_word(&t) || t.is(Sign::Stop))
        && tokens[start..i].iter().filter(is_word).count() <= SHORT;
    dots && few && tokens[i + 1..end].iter().filter(is_word).nth(SHORT).is_some()
}

fn closing_quote(tokens: &[Token], open: usize, end: usize) -> Option<usize> {
    let close = if tokens[open].is(Sign::QuoteOpen) { Sign::QuoteClose } else { Sign::Quote };
    (open + 1..end.min(open + LONGEST)).find(|&i| tokens[i].is(close))
}

fn is_closing(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Sign(Sign::Stop | Sign::Mark | Sign::QuoteClose | Sign::Quote | Sign::ParenClose))
}

fn ends_sentence(tokens: &[Token], i: usize, line: usize, end: usize, folded: &Folded) -> bool {
    match tokens[i].kind {
        TokenKind::Sign(Sign::Mark) => true,
        TokenKind::Sign(Sign::Stop) => {
            let next = tokens.get(i + 1).filter(|_| i + 1 < end);
            let Some(next) = next else { return true };
            let letters = |t: &Token| t.fold(folded).chars().count();
            let before = (i > line).then(|| &tokens[i - 1]).filter(|t| !tokens[i].spaced || t.is(Sign::Stop));
            match before {
                // An initial or the unit of an abbreviation: د. ، أ.ب ، آر.بي.جي
                Some(t) if t.kind == TokenKind::Word && letters(t) <= 1 => false,
                Some(t) if t.kind == TokenKind::Word && ABBREVIATIONS.contains(&t.fold(folded)) => false,
                // A list number: 1. 2.
                Some(t) if t.kind == TokenKind::Number && i == line + 1 => false,
                Some(t) if !next.spaced && next.kind == TokenKind::Word => {
                    !t.is(Sign::Stop) && letters(t) >= 4 && letters(next) >= 4
                }
                _ => next.spaced || is_closing(next),
            }
        }
        _ => false,
    }
}

/// Folded abbreviations that take a full stop.
const ABBREVIATIONS: &[&str] = &["كم", "ص", "هـ", "مج", "ط", "تر", "ق"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let (mut folded, mut tokens, mut out) = (Folded::default(), Vec::new(), Vec::new());
        tokenize(text, &mut folded, &mut tokens);
        split(&tokens, &folded, &mut out);
        out.iter().map(|&(a, b)| tokens[a].span.cover(tokens[b - 1].span).of(text).to_owned()).collect()
    }

    #[test]
    fn what_goes_on_too_long_is_cut_at_a_comma() {
        let text = "مصر وقطر، ".repeat(LONGEST);
        let parts = sentences(&text);
        assert!(parts.len() > 2 && parts.iter().all(|p| p.ends_with('،')), "{}", parts.len());
        assert_eq!(sentences(&"مصر ".repeat(LONGEST)).len(), 1);
    }

    #[test]
    fn stops_and_lines_end_sentences() {
        assert_eq!(sentences("وصل الوفد. غادر أمس؟ نعم!\nثم عاد").len(), 4);
        assert_eq!(sentences("القمة تبدأ اليوم.. شاهد التفاصيل").len(), 2);
        assert_eq!(sentences("انتهت الجولة.وغادر الوفد").len(), 2);
    }

    #[test]
    fn numbers_initials_and_abbreviations_do_not() {
        assert_eq!(sentences("بلغت النسبة 2.5 في المئة").len(), 1);
        assert_eq!(sentences("قال د. سمير إن الوفد وصل").len(), 1);
        assert_eq!(sentences("أطلقت قذيفة آر.بي.جي على الموقع").len(), 1);
        assert_eq!(sentences("القاهرة (أ.ف.ب) وصل الوفد").len(), 1);
    }

    #[test]
    fn what_a_headline_is_about_stays_with_it() {
        assert_eq!(sentences("السودان.. مقتل العشرات في قصف على الفاشر").len(), 1);
        assert_eq!(sentences("تونس..إضراب عام في قطاع النقل").len(), 1);
        assert_eq!(sentences("انتهى اللقاء.. وغادر الوزير").len(), 2);
    }

    #[test]
    fn a_quotation_is_not_cut() {
        assert_eq!(sentences("قال «وصلنا. سنبقى هنا» ثم غادر. انتهى").len(), 2);
        assert_eq!(sentences("قال «الرسالة وصلت. ثم غادر القاعة").len(), 2);
    }
}
