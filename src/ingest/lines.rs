//! Plain text with a line for each heading, paragraph, list item and table row.

const BULLET: &str = "- ";

/// Builds text out of inline pieces and block boundaries. White space in a
/// piece collapses to one space, as in a browser.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Line ends owed before the next word: none, one, or two.
    breaks: u8,
    space: bool,
    /// Put before the next word: a bullet or a cell separator.
    mark: &'static str,
}

impl Lines {
    /// Adds running text.
    pub(super) fn push(&mut self, piece: &str) {
        self.space |= piece.starts_with(char::is_whitespace);
        for word in piece.split_whitespace() {
            self.word(word);
            self.space = true;
        }
        if !piece.is_empty() {
            self.space = piece.ends_with(char::is_whitespace);
        }
    }

    /// The next word starts a line.
    pub(super) fn line(&mut self) {
        self.break_off(1);
    }

    /// The next word starts a line after an empty one.
    pub(super) fn paragraph(&mut self) {
        self.break_off(2);
    }

    /// The next word starts a line with a bullet, even if a paragraph begins
    /// before it.
    pub(super) fn item(&mut self) {
        self.line();
        self.mark = BULLET;
    }

    /// Ends an item, which may have been empty.
    pub(super) fn end_item(&mut self) {
        self.mark = "";
        self.line();
    }

    /// The next word is in another cell of the same row.
    pub(super) fn cell(&mut self) {
        if self.breaks == 0 {
            self.mark = " | ";
        }
    }

    /// The text so far.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn break_off(&mut self, breaks: u8) {
        if self.mark != BULLET {
            self.breaks = self.breaks.max(breaks);
            self.mark = "";
        }
    }

    fn word(&mut self, word: &str) {
        if self.text.is_empty() || self.breaks > 0 || !self.mark.is_empty() {
            self.space = false;
        }
        if !self.text.is_empty() {
            let ends = if self.breaks > 1 { "\n\n" } else { "\n" };
            self.text.push_str(if self.breaks > 0 { ends } else { "" });
        }
        self.text.push_str(self.mark);
        self.text.push_str(if self.space { " " } else { "" });
        self.text.push_str(word);
        self.breaks = 0;
        self.mark = "";
        self.space = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_line_keep_their_spaces_and_no_more() {
        let mut lines = Lines::default();
        for piece in ["\n  أعلن ", "المتحدث", "، أمس\u{A0}", " أن", " ", "", "الوفد\t"] {
            lines.push(piece);
        }
        assert_eq!(lines.finish(), "أعلن المتحدث، أمس أن الوفد");
    }

    #[test]
    fn blocks_items_and_cells_stand_apart() {
        let mut lines = Lines::default();
        lines.paragraph();
        lines.push("عنوان");
        lines.paragraph();
        lines.paragraph();
        for item in ["أ", "", "ب"] {
            lines.item();
            lines.paragraph();
            lines.push(item);
            lines.end_item();
        }
        lines.paragraph();
        for cell in ["ج", "د"] {
            lines.cell();
            lines.push(cell);
        }
        lines.line();
        lines.push(" هـ ");
        lines.paragraph();
        assert_eq!(lines.finish(), "عنوان\n\n- أ\n- ب\n\nج | د\nهـ");
    }
}
