//! The layout of an article: which of its lines are headlines, running text,
//! lists, tables, or none of the article's business.

use super::token::{Sign, Token, TokenKind, tokenize};
use super::{BoilerplateIndex, Folded, Sentence, SentenceKind, Span, segment};

/// A document cut into sentences of folded tokens. One layout is refilled for
/// document after document, so that reading allocates nothing once it has grown.
#[derive(Debug, Default)]
pub struct Layout {
    /// The folded text.
    pub folded: Folded,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    ranges: Vec<(usize, usize)>,
    lines: Vec<Line>,
}

/// A line of the text: its tokens and what they look like.
#[derive(Debug, Clone, Copy)]
struct Line {
    tokens: (usize, usize),
    words: usize,
    bullet: bool,
    bar: bool,
    ended: bool,
    after_blank: bool,
    kind: SentenceKind,
}

impl Layout {
    /// Reads a document's text.
    pub fn read(&mut self, text: &str, boilerplate: &BoilerplateIndex) {
        tokenize(text, &mut self.folded, &mut self.tokens);
        self.find_lines();
        self.name_lines(boilerplate);
        segment::split(&self.tokens, &self.folded, &mut self.ranges);
        self.sentences.clear();
        let mut line_number = 1;
        let mut counted = 0;
        let mut line = 0;
        for &(start, end) in &self.ranges {
            let span = self.tokens[start].span.cover(self.tokens[end - 1].span);
            line_number += self.tokens[counted..start].iter().filter(|t| t.kind == TokenKind::Newline).count() as u32;
            counted = start;
            while self.lines.get(line).is_some_and(|l| l.tokens.1 <= start) {
                line += 1;
            }
            let kind = self.lines.get(line).map_or(SentenceKind::Body, |l| l.kind);
            let index = self.sentences.len() as u32;
            self.sentences.push(Sentence { index, line: line_number, span, kind });
        }
    }

    /// The tokens of the sentence at `index`.
    pub fn tokens_of(&self, index: usize) -> &[Token] {
        self.ranges.get(index).and_then(|&(a, b)| self.tokens.get(a..b)).unwrap_or(&[])
    }

    fn find_lines(&mut self) {
        self.lines.clear();
        let mut blank = true;
        let mut start = 0;
        while start < self.tokens.len() {
            let end = self.tokens[start..]
                .iter()
                .position(|t| t.kind == TokenKind::Newline)
                .map_or(self.tokens.len(), |n| start + n);
            let tokens = &self.tokens[start..end];
            let words = tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Foreign)).count();
            if words == 0 && tokens.is_empty() {
                blank = true;
            } else {
                let last = tokens.iter().rev().find(|t| !is_quote(t));
                self.lines.push(Line {
                    tokens: (start, end),
                    words,
                    bullet: starts_bullet(tokens),
                    bar: tokens.iter().filter(|t| t.is(Sign::Bar)).count() >= 1,
                    ended: last.is_some_and(|t| {
                        matches!(t.kind, TokenKind::Sign(Sign::Stop | Sign::Mark | Sign::Colon | Sign::Semicolon))
                    }),
                    after_blank: blank,
                    kind: SentenceKind::Body,
                });
                blank = false;
            }
            start = end + 1;
        }
    }

    fn name_lines(&mut self, boilerplate: &BoilerplateIndex) {
        const HEADLINE_WORDS: usize = 40;
        const SUBHEAD_WORDS: usize = 14;
        let many = self.lines.len() > 1;
        let mut body_seen = false;
        for i in 0..self.lines.len() {
            let bullet_follows = self.lines.get(i + 1).is_none_or(|next| next.bullet);
            let Some(line) = self.lines.get(i).copied() else { break };
            let title = many && !body_seen && line.words <= HEADLINE_WORDS && !ends_with_stop(&line, &self.tokens);
            let subhead = !line.ended && line.words <= SUBHEAD_WORDS && !bullet_follows;
            let kind = match (line.bar, line.bullet, title || subhead) {
                (true, _, _) => SentenceKind::TableRow,
                (_, true, _) => SentenceKind::Bullet,
                (_, _, true) => SentenceKind::Headline,
                _ => SentenceKind::Body,
            };
            body_seen |= kind == SentenceKind::Body;
            if let Some(line) = self.lines.get_mut(i) {
                line.kind = kind;
            }
        }
        self.name_tables();
        self.name_boilerplate(boilerplate);
    }

    /// Three or more lines without full stops that stand together after
    /// running text are rows of a table that lost its rules.
    fn name_tables(&mut self) {
        let mut i = 0;
        while i < self.lines.len() {
            let mut end = i;
            while end < self.lines.len() {
                let line = &self.lines[end];
                let row = !line.ended && !line.bullet && line.words <= 24;
                if !row || (end > i && line.after_blank) {
                    break;
                }
                end += 1;
            }
            let after_text = i > 0 && self.lines[..i].iter().any(|l| l.ended);
            if end - i >= 3 && after_text {
                for line in &mut self.lines[i..end] {
                    line.kind = SentenceKind::TableRow;
                }
            }
            i = end.max(i + 1);
        }
    }

    fn name_boilerplate(&mut self, boilerplate: &BoilerplateIndex) {
        const TAG_WORDS: usize = 5;
        const TAGS: usize = 4;
        let count = self.lines.len();
        // Tags: a run of very short items that closes the article.
        let tags = self.lines.iter().rev().take_while(|l| l.words <= TAG_WORDS && !l.ended).count();
        if tags >= TAGS && tags < count && self.lines[count - tags..].iter().any(|l| l.bullet) {
            for line in &mut self.lines[count - tags..] {
                line.kind = SentenceKind::Boilerplate;
            }
        }
        let article = self.lines.iter().rposition(|l| l.kind != SentenceKind::Boilerplate).map_or(0, |i| i + 1);
        for (i, line) in self.lines.iter_mut().enumerate() {
            let tokens = &self.tokens[line.tokens.0..line.tokens.1];
            let late = i > 0 && i + 4 >= article;
            if boilerplate.starts(tokens, &self.folded) || late && boilerplate.is_biography(tokens, &self.folded) {
                line.kind = SentenceKind::Boilerplate;
            }
        }
    }
}

fn is_quote(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Sign(Sign::Quote | Sign::QuoteClose | Sign::ParenClose))
}

fn ends_with_stop(line: &Line, tokens: &[Token]) -> bool {
    let tokens = &tokens[line.tokens.0..line.tokens.1];
    tokens.iter().rev().find(|t| !is_quote(t)).is_some_and(|t| t.is(Sign::Stop))
}

fn starts_bullet(tokens: &[Token]) -> bool {
    match tokens {
        [first, second, ..] if first.is(Sign::Bullet) || first.is(Sign::Dash) => {
            second.spaced || first.is(Sign::Bullet)
        }
        [first, second, third, ..] if first.kind == TokenKind::Number => {
            (second.is(Sign::Stop) || second.is(Sign::ParenClose) || second.is(Sign::Dash)) && third.spaced
        }
        _ => false,
    }
}

impl Sentence {
    /// Whether it may report events.
    pub fn reports(&self) -> bool {
        self.kind != SentenceKind::Boilerplate
    }

    /// Its words.
    pub fn text<'d>(&self, document: &'d str) -> &'d str {
        Span::of(self.span, document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Boilerplate;

    fn kinds(text: &str) -> Vec<SentenceKind> {
        let boilerplate = Boilerplate {
            starts: vec!["اقرأ أيضا".into()],
            biography: vec!["محرر".into(), "خبرة".into()],
        }
        .index();
        let mut layout = Layout::default();
        layout.read(text, &boilerplate);
        layout.sentences.iter().map(|s| s.kind).collect()
    }

    #[test]
    fn an_article_has_headline_text_and_bullets() {
        use SentenceKind::*;
        let text = "قمة في مسقط لبحث الهدنة\nقمة في مسقط لبحث الهدنة\n\nاجتمع الوزراء في مسقط أمس. وغادروا مساء.\n\nبنود الاتفاق\nنص الاتفاق على ما يلي.\n- وقف القتال في الجنوب.\n- فتح الطريق.";
        assert_eq!(kinds(text), [Headline, Headline, Body, Body, Headline, Body, Bullet, Bullet]);
    }

    #[test]
    fn tags_biographies_and_links_are_boilerplate() {
        use SentenceKind::*;
        let text = "وصل الوفد إلى مسقط أمس للمشاركة في جولة جديدة من المحادثات.\nاقرأ أيضا: أخبار أخرى كثيرة.\nسالم محرر أخبار له خبرة طويلة في الصحافة.\n- مسقط\n- الوفد\n- محادثات\n- أخبار";
        assert_eq!(kinds(text), [Body, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Boilerplate]);
    }

    #[test]
    fn rows_after_running_text_are_a_table() {
        use SentenceKind::*;
        let text = "هذه خلاصة ما قدمه الطرفان من مساعدات خلال العام.\nالبلد المساعدات\nالأولى غذاء\nالثانية دواء";
        assert_eq!(kinds(text), [Body, TableRow, TableRow, TableRow]);
    }

    #[test]
    fn lines_are_counted_from_one() {
        let mut layout = Layout::default();
        layout.read("عنوان\n\nنص أول. نص ثان.\nنص ثالث.", &BoilerplateIndex::default());
        assert_eq!(layout.sentences.iter().map(|s| s.line).collect::<Vec<_>>(), [1, 3, 3, 4]);
    }
}
