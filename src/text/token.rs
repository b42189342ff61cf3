//! Tokens: words, numbers and signs, in one pass with the folding.

use super::{Folded, Span};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Arabic letters.
    Word,
    /// Letters of another script, with the digits among them (`C17`).
    Foreign,
    /// Digits, with the separators among them (`1,5`, `2025/10/06`, `12:30`).
    Number,
    /// One sign.
    Sign(Sign),
    /// End of a line.
    Newline,
}

/// What a sign does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `.`
    Stop,
    /// `!` `؟` `?` `…`
    Mark,
    /// `؛` `;`
    Semicolon,
    /// `،` `,`
    Comma,
    /// `:`
    Colon,
    /// `«`
    QuoteOpen,
    /// `»`
    QuoteClose,
    /// `"`, which opens and closes.
    Quote,
    /// `(` `[`
    ParenOpen,
    /// `)` `]`
    ParenClose,
    /// `-` and all dashes.
    Dash,
    /// `•` and its like.
    Bullet,
    /// `|`
    Bar,
    /// Anything else.
    Other,
}

/// A token: where it stands in the text and in the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// Bytes of the folded text.
    pub folded: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Position of the first letter that carries a written damma, counted in
    /// letters from 0; 255 if none does. Tells the passive in vocalised words.
    pub damma: u8,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it is written with ة at its end, which folds to ه.
    pub marbuta: bool,
    /// Whether it is written with ي, dots and all, at its end: علي the name, unlike على, from
    /// which it does not differ folded.
    pub dotted: bool,
}

impl Token {
    /// The folded word, given the folded text it was cut from.
    pub fn fold<'f>(&self, folded: &'f Folded) -> &'f str {
        self.folded.of(folded.as_str())
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: Sign) -> bool {
        self.kind == TokenKind::Sign(sign)
    }
}

/// Folds `text` and cuts it into tokens, reusing the buffers' memory.
pub fn tokenize(text: &str, folded: &mut Folded, tokens: &mut Vec<Token>) {
    folded.clear();
    tokens.clear();
    let mut open: Option<Token> = None;
    let mut spaced = true;
    let mut letters: u8 = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // Nearly all of the text are letters in a row.
        let run = plain_letters(rest);
        if !run.is_empty() {
            let start = at;
            let before = folded.len();
            folded.push_letters(at, run);
            at += run.len();
            let count = run.len() / LETTER;
            let goes_on = open.as_ref().is_some_and(|t| t.kind == TokenKind::Word);
            if !goes_on {
                tokens.extend(open.take());
                letters = 0;
            }
            letters = letters.saturating_add(u8::try_from(count).unwrap_or(u8::MAX));
            let token = open.get_or_insert(Token {
                span: Span::new(start, at),
                folded: Span::new(before, folded.len()),
                kind: TokenKind::Word,
                damma: u8::MAX,
                spaced: std::mem::take(&mut spaced),
                marbuta: false,
                dotted: false,
            });
            token.span.end = at as u32;
            token.folded.end = folded.len() as u32;
            token.marbuta = run.ends_with('ة') && (goes_on || count > 1);
            token.dotted = run.ends_with('ي');
            continue;
        }
        // And nearly all that is between them are single spaces.
        if rest.starts_with(' ') {
            folded.push_space(at);
            at += 1;
            tokens.extend(open.take());
            spaced = true;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let start = at;
        at += c.len_utf8();
        let class = classify(c);
        let goes_on = match (&open, class) {
            (None, _) => false,
            (Some(_), Class::Mark) => true,
            (Some(t), Class::Arabic) => t.kind == TokenKind::Word,
            (Some(t), Class::Letter) => t.kind == TokenKind::Foreign,
            (Some(t), Class::Digit) => matches!(t.kind, TokenKind::Number | TokenKind::Foreign),
            (Some(t), Class::Separator) => {
                t.kind == TokenKind::Number && text.get(at..).is_some_and(|next| next.starts_with(is_digit))
            }
            _ => false,
        };
        let before = folded.len();
        folded.push(start, c);
        if goes_on {
            if let Some(token) = &mut open {
                token.span.end = at as u32;
                token.folded.end = folded.len() as u32;
                match class {
                    Class::Arabic => {
                        letters = letters.saturating_add(1);
                        token.marbuta = c == 'ة';
                        token.dotted = c == 'ي';
                    }
                    Class::Mark if c == '\u{064F}' && token.damma == u8::MAX => {
                        token.damma = letters.saturating_sub(1);
                    }
                    _ => {}
                }
            }
            continue;
        }
        // أولمرت ـ بوش: a tatweel on its own is a dash.
        let dash = c == TATWEEL && spaced && open.is_none() && text.get(at..).is_some_and(|next| next.starts_with(' '));
        if dash {
            tokens.push(Token {
                span: Span::new(start, at),
                folded: Span::new(before, folded.len()),
                kind: TokenKind::Sign(Sign::Dash),
                damma: u8::MAX,
                spaced,
                marbuta: false,
                dotted: false,
            });
            continue;
        }
        if class == Class::Mark {
            // Marks and invisible characters outside a word are no token.
            continue;
        }
        tokens.extend(open.take());
        let kind = match class {
            Class::Space => {
                spaced = true;
                continue;
            }
            Class::Newline => TokenKind::Newline,
            Class::Arabic => TokenKind::Word,
            Class::Letter => TokenKind::Foreign,
            Class::Digit => TokenKind::Number,
            Class::Separator | Class::Sign | Class::Mark => TokenKind::Sign(sign(c)),
        };
        letters = 1;
        let token = Token {
            span: Span::new(start, at),
            folded: Span::new(before, folded.len()),
            kind,
            damma: u8::MAX,
            spaced,
            marbuta: false,
            dotted: false,
        };
        spaced = kind == TokenKind::Newline;
        if matches!(kind, TokenKind::Sign(_) | TokenKind::Newline) {
            tokens.push(token);
        } else {
            open = Some(token);
        }
    }
    tokens.extend(open);
    folded.finish(text.len());
}

/// The line that stretches a word.
const TATWEEL: char = '\u{0640}';

/// Bytes of an Arabic letter of the basic block.
const LETTER: usize = 2;

/// The Arabic letters that `text` begins with, of those that every newspaper uses: ء to غ, ف to ي.
fn plain_letters(text: &str) -> &str {
    let letter = |pair: &[u8]| matches!(pair, [0xD8, 0xA1..=0xBA] | [0xD9, 0x81..=0x8A]);
    let run = text.as_bytes().chunks_exact(LETTER).take_while(|pair| letter(pair)).count();
    text.get(..run * LETTER).unwrap_or("")
}

fn is_digit(c: char) -> bool {
    matches!(classify(c), Class::Digit)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Mark,
    Letter,
    Digit,
    /// A sign that may stand inside a number.
    Separator,
    Sign,
    Space,
    Newline,
}

fn classify(c: char) -> Class {
    match c {
        // Nearly every character of the text; the tables of Unicode are slow.
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Class::Arabic,
        ' ' => Class::Space,
        '،' | '؛' | '؟' | '«' | '»' => Class::Sign,
        '\u{0640}'
        | '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}'
        | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{061C}'
        | '\u{00AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' => Class::Mark,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        '\n' => Class::Newline,
        // 5+1 is one name.
        '.' | ',' | ':' | '/' | '+' | '٫' | '٬' => Class::Separator,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            if c.is_alphabetic() =>
        {
            Class::Arabic
        }
        c if c.is_whitespace() => Class::Space,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Sign,
    }
}

fn sign(c: char) -> Sign {
    match c {
        '.' => Sign::Stop,
        '!' | '؟' | '?' | '…' => Sign::Mark,
        '؛' | ';' => Sign::Semicolon,
        '،' | ',' | '٬' => Sign::Comma,
        ':' => Sign::Colon,
        '«' | '‹' => Sign::QuoteOpen,
        '»' | '›' => Sign::QuoteClose,
        '"' | '“' | '”' | '„' | '‟' => Sign::Quote,
        '(' | '[' => Sign::ParenOpen,
        ')' | ']' => Sign::ParenClose,
        '-' | '‐'..='―' | '−' | '_' => Sign::Dash,
        '•' | '●' | '▪' | '■' | '*' | '·' | '◦' => Sign::Bullet,
        '|' => Sign::Bar,
        _ => Sign::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let (mut folded, mut tokens) = (Folded::default(), Vec::new());
        tokenize(text, &mut folded, &mut tokens);
        tokens.iter().map(|t| t.fold(&folded).to_owned()).collect()
    }

    #[test]
    fn scripts_and_numbers_part() {
        assert_eq!(words("لـCNN في 6,25 مساءً"), ["ل", "cnn", "في", "6,25", "مساء"]);
        assert_eq!(words("المرة الـ33، و(C17)"), ["المره", "ال", "33", "،", "و", "(", "c17", ")"]);
    }

    #[test]
    fn spans_give_back_the_original_words() {
        let text = "أكّدَ الوزيرُ ـ أمس ـ أنّ";
        let (mut folded, mut tokens) = (Folded::default(), Vec::new());
        tokenize(text, &mut folded, &mut tokens);
        let originals: Vec<&str> = tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(originals, ["أكّدَ", "الوزيرُ", "ـ", "أمس", "ـ", "أنّ"]);
    }

    #[test]
    fn a_written_ta_marbuta_is_remembered() {
        let (mut folded, mut tokens) = (Folded::default(), Vec::new());
        tokenize("وعودةُ وعوده", &mut folded, &mut tokens);
        assert_eq!(tokens.iter().map(|t| t.marbuta).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_written_damma_is_remembered() {
        let (mut folded, mut tokens) = (Folded::default(), Vec::new());
        tokenize("استُؤنفت أُفرج قتل", &mut folded, &mut tokens);
        assert_eq!(tokens.iter().map(|t| t.damma).collect::<Vec<_>>(), [2, 0, 255]);
    }
}
