//! Text that no newspaper prints: it is read to its end, in time that grows with its length, and what is read
//! from it points to its words.

use std::error::Error;

use wasit::extract::Extractor;
use wasit::ingest::Document;
use wasit::schema::Schema;
use wasit::text::Layout;

/// Bytes of each text.
const SIZE: usize = 1 << 16;
/// Tokens that a sentence may have, and the signs that close it.
const LONGEST: usize = 410;

/// What the texts repeat: a letter, a clitic, an open quotation mark, clauses in
/// clauses, lists, triggers without end, marks and signs.
const UNITS: &[&str] = &[
    "ا",
    "و",
    "و ",
    "«",
    "«قال ",
    "\"قال ",
    "(",
    ")",
    "قال إن ",
    "الذي ",
    "التقى وزير الخارجية المصري نظيره القطري في الدوحة وبحثا وقف إطلاق النار ",
    "مصر، ",
    "مصر وقطر ",
    "وزير خارجية رئيس ",
    "قتل جندي في غزة\n",
    "محادثات ",
    "وساطة بين ",
    "لبحث ",
    "لم ",
    "بـ",
    "7 أكتوبر 2023 و",
    "أمس ",
    "1",
    "1 ",
    "...",
    "| ",
    "\n",
    "\u{202e}\u{2066}\u{200f}",
    "\u{064b}",
    "\0",
    "\u{fffd}",
    "ﷺ",
    "A",
    "٣/٤/",
];

#[test]
fn hostile_text_is_read_to_its_end() -> Result<(), Box<dyn Error>> {
    let schema = Schema::built_in()?;
    let mut extractor = Extractor::new(schema);
    let mut layout = Layout::default();
    for unit in UNITS {
        let text = unit.repeat(SIZE / unit.len());
        layout.read(&text, &schema.boilerplate);
        for index in 0..layout.sentences.len() {
            let words = layout.tokens_of(index).iter().filter(|t| !t.span.of(&text).is_empty()).count();
            let signs = text.chars().all(|c| !c.is_alphanumeric());
            assert!(words <= LONGEST || signs, "{unit:?}: a sentence of {words} tokens");
        }
        let mut mentions = Vec::new();
        let document = Document::bare("hostile", text.as_str());
        extractor.extract(&document, &mut mentions);
        for mention in &mentions {
            let spans = std::iter::once(mention.trigger).chain(mention.roles.iter().map(|r| r.span));
            for span in spans {
                let words = text.get(span.start as usize..span.end as usize);
                assert!(words.is_some_and(|w| !w.is_empty()), "{unit:?}: {span:?} is no words");
            }
        }
    }
    Ok(())
}
