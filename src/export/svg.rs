//! An SVG document, written element by element.
//!
//! Text never carries a `direction`: each line is wrapped in an isolate (see
//! [`bidi`]), and `text-anchor` then means left and right, as one would think,
//! in browsers and other renderers alike. Nothing is loaded from outside.

use std::fmt::{self, Display, Write};

use super::bidi;

/// Fonts that draw Arabic well, by preference; no file is loaded.
const FONTS: &str = "Noto Naskh Arabic, Noto Sans Arabic, Arial, Tahoma, Amiri, sans-serif";

/// A length or position, in tenths of a pixel: enough for the eye, and the
/// same bytes on every machine.
pub(super) struct Px(pub f64);

impl Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// Which point of a line its position gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Font size.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Colour.
    pub fill: &'static str,
    /// What its position gives.
    pub anchor: Anchor,
}

/// How a line is drawn round or along something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke<'a> {
    /// Colour.
    pub colour: &'a str,
    /// Width.
    pub width: f64,
    /// Whether it is dashed.
    pub dashed: bool,
}

impl Display for Stroke<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stroke=\"{}\" stroke-width=\"{}\"", escape(self.colour), Px(self.width))?;
        if self.dashed { f.write_str(" stroke-dasharray=\"6 4\"") } else { Ok(()) }
    }
}

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What has been drawn so far.
#[derive(Debug, Default)]
pub(super) struct Svg {
    body: String,
}

impl Svg {
    /// A rectangle with rounded corners; `fill` may be `none`.
    pub(super) fn rect(&mut self, frame: Frame, corner: f64, fill: &str, stroke: Option<Stroke<'_>>) {
        let Frame { x, y, width, height } = frame;
        let stroke = stroke.map(|s| format!(" {s}")).unwrap_or_default();
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\"{stroke}/>",
            Px(x),
            Px(y),
            Px(width),
            Px(height),
            Px(corner),
            escape(fill),
        ));
    }

    /// A circle; `fill` may be `none`.
    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, fill: &str, stroke: Option<Stroke<'_>>) {
        let stroke = stroke.map(|s| format!(" {s}")).unwrap_or_default();
        self.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"{stroke}/>",
            Px(x),
            Px(y),
            Px(radius),
            escape(fill),
        ));
    }

    /// A small disc that stands for a kind; its rim is dashed where no event
    /// of the kind has happened yet.
    pub(super) fn mark(&mut self, (x, y): (f64, f64), radius: f64, fill: &str, dashed: bool) {
        let dashes = if dashed { " stroke-dasharray=\"2.4 2\"" } else { "" };
        self.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{INK}\" stroke-width=\"1.1\"{dashes}/>",
            Px(x),
            Px(y),
            Px(radius),
            escape(fill),
        ));
    }

    /// A path that is not filled, with arrowheads at its ends.
    pub(super) fn path(&mut self, path: &str, stroke: Stroke<'_>, tail: bool, head: bool) {
        let tail = if tail { " marker-start=\"url(#arrow)\"" } else { "" };
        let head = if head { " marker-end=\"url(#arrow)\"" } else { "" };
        self.push(format_args!("<path d=\"{}\" fill=\"none\" {stroke}{tail}{head}/>", escape(path)));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke<'_>) {
        self.push(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {stroke}/>",
            Px(from.0),
            Px(from.1),
            Px(to.0),
            Px(to.1),
        ));
    }

    /// A line of text; `y` is its baseline.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, set: Type) {
        let anchor = match set.anchor {
            Anchor::Left => "start",
            Anchor::Middle => "middle",
            Anchor::Right => "end",
        };
        let bold = if set.bold { " font-weight=\"bold\"" } else { "" };
        self.push(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{bold} fill=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            Px(x),
            Px(y),
            Px(set.size),
            set.fill,
            escape(&bidi::line(text)),
        ));
    }

    /// Draws what belongs together, with a note that is shown on pointing at it.
    pub(super) fn group(&mut self, class: &str, note: &str, draw: impl FnOnce(&mut Self)) {
        let note: Vec<_> = note.lines().map(|l| bidi::line(&bidi::clean(l))).collect();
        self.push(format_args!("<g class=\"{}\"><title>{}</title>", escape(class), escape(&note.join("\n"))));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// The same as a link, if there is an address.
    pub(super) fn linked(&mut self, class: &str, note: &str, link: Option<&str>, draw: impl FnOnce(&mut Self)) {
        if let Some(url) = link {
            self.push(format_args!("<a href=\"{}\" target=\"_blank\">", escape(url)));
        }
        self.group(class, note, draw);
        if link.is_some() {
            self.push(format_args!("</a>"));
        }
    }

    /// The finished document, on white. `title` and `language` are for readers
    /// who do not see it.
    pub(super) fn finish(self, width: f64, height: f64, title: &str, language: &str) -> String {
        let (width, height) = (Px(width.ceil()), Px(height.ceil()));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\" font-family=\"{FONTS}\">\n\
             <title>{}</title>\n\
             <defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">\
             <path d=\"M0 0L10 5L0 10z\" fill=\"{INK}\"/></marker></defs>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escape(language),
            escape(&bidi::line(title)),
            self.body,
        )
    }

    fn push(&mut self, element: fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }
}

/// Colour of text and lines.
pub(super) const INK: &str = "#22262b";
/// Colour of what is less important.
pub(super) const FAINT: &str = "#5d666f";

/// Text in XML, without the characters that XML cannot hold.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_escaped() {
        assert_eq!(escape("<a href=\"x\">&\u{1b}\u{0}\u{FFFF}"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }

    #[test]
    fn lengths_are_short_and_exact() {
        let shown: Vec<_> = [0.0, 1.04, -2.25, 10.96, -0.01].iter().map(|&v| Px(v).to_string()).collect();
        assert_eq!(shown, ["0", "1", "-2.3", "11", "0"]);
    }

    #[test]
    fn an_arabic_line_is_isolated_and_anchored_by_side() {
        let mut svg = Svg::default();
        svg.text(5.0, 6.0, "مصر 3", Type { size: 12.0, bold: false, fill: INK, anchor: Anchor::Right });
        assert!(svg.body.contains("text-anchor=\"end\">\u{2067}مصر 3\u{2069}</text>"), "{}", svg.body);
    }
}
