//! The article of a web page, without menus, scripts and advertisements.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use super::date::parse_page_date;
use super::draft::{Draft, Id, Metadata, known, web_address};
use super::error::IngestError;
use super::lines::Lines;

/// How deep elements may nest; browsers stop at the same depth. The page is
/// walked by recursion further down, and must not exhaust the stack.
const MAX_DEPTH: usize = 512;

/// The readability heuristics look again, less strictly, until they have this
/// much. Their own 500 is made for English features: a short Arabic dispatch
/// would come with the menus.
const ENOUGH: usize = 200;

/// Elements whose text is never that of the article.
const NOT_TEXT: &[&str] = &[
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "svg", "iframe",
    "dialog", "object",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// A web page as a document. All its metadata is the page's own, which may be
/// wrong, so it only fills what nobody states.
pub(super) fn read(page: &str, name: String, file: &Path) -> Result<Draft, IngestError> {
    let failed = |reason| IngestError::NoArticle { file: file.to_owned(), reason };
    if open_elements(page) > MAX_DEPTH * 8 {
        return Err(failed(TOO_DEEP));
    }
    // The heuristics compare floating point scores and unwrap the order; no page
    // is known that makes one of them NaN, but one page must not end a run.
    let article = catch_unwind(AssertUnwindSafe(|| article(page)));
    let (guessed, text) = article.unwrap_or(Err("the page upsets its reader")).map_err(failed)?;
    Ok(Draft { id: Id::Named(name), stated: Metadata::default(), guessed, text })
}

const TOO_DEEP: &str = "its elements nest too deep";

/// The encoding that the page names in its head.
pub(super) fn declared_encoding(page: &[u8]) -> Option<&'static Encoding> {
    let head = page.get(..2048).unwrap_or(page).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
    let encoding = Encoding::for_label(label.get(..end?)?.as_bytes())?;
    // A page that could be read so far is not UTF-16, whatever it says.
    encoding.is_ascii_compatible().then_some(encoding)
}

fn article(page: &str) -> Result<(Metadata, String), &'static str> {
    let config = Config { char_threshold: ENOUGH, ..Config::default() };
    let mut reader = Readability::new(page, None, Some(config)).map_err(|_| "it is not a page")?;
    let mut stack = vec![(reader.doc.root(), 0)];
    while let Some((node, depth)) = stack.pop() {
        if depth > MAX_DEPTH {
            return Err(TOO_DEEP);
        }
        stack.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    let attribute = |selector: &str, name: &str| reader.doc.select_single(selector).attr(name);
    let address = attribute("link[rel=canonical]", "href").or_else(|| attribute("meta[property='og:url']", "content"));
    let dates = [
        attribute("[itemprop=datePublished]", "content"),
        attribute("[itemprop=datePublished]", "datetime"),
        attribute("article time[datetime]", "datetime"),
        attribute("time[datetime]", "datetime"),
    ];
    let article = reader.parse().map_err(|_| "it has too little text")?;
    let metadata = Metadata {
        title: known(&article.title),
        published: article
            .published_time
            .as_deref()
            .into_iter()
            .chain(dates.iter().flatten().map(|date| &**date))
            .find_map(parse_page_date),
        source: article.site_name.as_deref().and_then(known),
        language: article.lang.as_deref().and_then(known),
        url: article.url.as_deref().or(address.as_deref()).and_then(web_address),
    };
    let text = lines_of(&article.content);
    if text.is_empty() { Err("it has no text") } else { Ok((metadata, text)) }
}

/// What is to be done at the next node, on the way down or up.
enum Step<Node> {
    Enter(Node),
    Leave(String),
}

/// The text of clean HTML, a line for each block.
fn lines_of(html: &str) -> String {
    let fragment = Readability::from(html);
    let mut lines = Lines::default();
    let mut stack = vec![Step::Enter(fragment.doc.root())];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Leave(name) if name == "li" => {
                lines.end_item();
                continue;
            }
            Step::Leave(_) => {
                lines.paragraph();
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            lines.push(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default().to_string();
        if NOT_TEXT.contains(&name.as_str()) || node.has_attr("hidden") {
            continue;
        }
        // A lone paragraph in a cell does not break the row.
        let fills_cell = || {
            node.parent().is_some_and(|cell| cell.has_name("td") || cell.has_name("th"))
                && node.prev_element_sibling().is_none()
                && node.next_element_sibling().is_none()
        };
        match name.as_str() {
            "br" | "tr" => lines.line(),
            "td" | "th" => lines.cell(),
            "li" => {
                lines.item();
                stack.push(Step::Leave(name));
            }
            block if BLOCKS.contains(&block) && !fills_cell() => {
                lines.paragraph();
                stack.push(Step::Leave(name));
            }
            _ => {}
        }
        stack.extend(node.children_it(true).map(Step::Enter));
    }
    lines.finish()
}

/// How many elements are open at most, judged by the tags alone: a bound, so
/// that a page made of a million `<div>` is not even parsed, which would take
/// time in the square of them. Tags that HTML closes by itself do not count.
fn open_elements(page: &str) -> usize {
    const CLOSED: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
        "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    ];
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut now, mut most) = (0usize, 0usize);
    for tag in page.split('<').skip(1) {
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
        let counts = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !counts || CLOSED.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closing {
            *count += 1;
            now += 1;
        } else if *count > 0 {
            *count -= 1;
            now -= 1;
        }
        most = most.max(now);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    const PAGE: &str = r#"<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>وفد مصري يصل إلى الدوحة - وكالة الخبر</title>
<meta property="og:title" content="وفد مصري يصل إلى الدوحة">
<meta property="og:site_name" content="وكالة الخبر">
<meta property="article:published_time" content="2025-10-06T23:30:00+03:00">
<link rel="canonical" href="https://example.com/a/1">
<script>var menu = "نص برمجي";</script><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>وفد مصري يصل إلى الدوحة</h1>
<p>وصل وفد مصري رفيع إلى <b>الدوحة</b>، اليوم الاثنين، لإجراء مباحثات مع مسؤولين قطريين حول وقف إطلاق النار.</p>
<script>track("تتبع");</script>
<h2>بنود المباحثات</h2>
<ul><li><p>تبادل الأسرى والمحتجزين، وترتيبات تسليمهم على مراحل متفق عليها.</p></li>
<li>إدخال المساعدات الإنسانية عبر معبر رفح، تحت إشراف الأمم المتحدة.</li></ul>
<table><tr><th>الطرف</th><th>الدور</th></tr><tr><td><p>مصر</p></td><td>وسيط</td></tr></table>
<p>وقال مصدر مطلع إن الوفد سيغادر غدا،<br>وإن المباحثات تستمر يومين آخرين على الأقل في العاصمة القطرية.</p>
</article>
<footer><p>جميع الحقوق محفوظة، تابعونا على مواقع التواصل، اشترك في النشرة</p></footer>
</body></html>"#;

    fn read_page(page: &str) -> Result<Draft, IngestError> {
        read(page, "خبر".into(), Path::new("خبر.html"))
    }

    #[test]
    fn the_article_is_read_without_menus_and_scripts() {
        let draft = read_page(PAGE).unwrap();
        for foreign in ["الرئيسية", "برمجي", "تتبع", "الحقوق", "color"] {
            assert!(!draft.text.contains(foreign), "{foreign} in {}", draft.text);
        }
        let lines: Vec<_> = draft.text.lines().filter(|line| !line.is_empty()).collect();
        let starts = [
            "وصل وفد مصري رفيع إلى الدوحة، اليوم",
            "بنود المباحثات",
            "- تبادل الأسرى",
            "- إدخال المساعدات",
            "الطرف | الدور",
            "مصر | وسيط",
            "وقال مصدر",
            "وإن المباحثات",
        ];
        assert_eq!(lines.len(), starts.len(), "{lines:#?}");
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(start), "{line} should start with {start}");
        }
    }

    #[test]
    fn the_page_tells_its_metadata() {
        let page = read_page(PAGE).unwrap().guessed;
        assert_eq!(page.title.as_deref(), Some("وفد مصري يصل إلى الدوحة"));
        assert_eq!(page.published, NaiveDate::from_ymd_opt(2025, 10, 6));
        assert_eq!(page.source.as_deref(), Some("وكالة الخبر"));
        assert_eq!(page.language.as_deref(), Some("ar"));
        assert_eq!(page.url.as_deref(), Some("https://example.com/a/1"));
    }

    #[test]
    fn a_date_in_the_body_helps_when_the_head_has_none() {
        let page = PAGE
            .replace("article:published_time", "x")
            .replace("<h1>", "<time datetime='2025-10-05 09:00'>أمس</time><h1>");
        let draft = read_page(&page).unwrap();
        assert_eq!(draft.guessed.published, NaiveDate::from_ymd_opt(2025, 10, 5));
    }

    #[test]
    fn a_page_without_article_says_so() {
        for page in ["", "<html></html>", "<nav>قائمة</nav>", "<!--"] {
            let message = read_page(page).unwrap_err().to_string();
            assert!(message.starts_with("خبر.html: no article text was found"), "{message}");
        }
    }

    #[test]
    fn a_page_nested_too_deep_is_refused_quickly() {
        for depth in [MAX_DEPTH + 1, 4000, 1_000_000] {
            let page = format!("<body>{}نص", "<div>".repeat(depth));
            assert!(read_page(&page).unwrap_err().to_string().contains("too deep"));
        }
        let page = format!("<body>{}<p>{}", "<div>".repeat(MAX_DEPTH - 20), "وصل الوفد. ".repeat(40));
        assert!(read_page(&page).unwrap().text.starts_with("وصل الوفد."));
    }

    #[test]
    fn the_declared_encoding_is_found() {
        let declared = |head: &str| declared_encoding(head.as_bytes()).map(Encoding::name);
        assert_eq!(declared("<META CHARSET='windows-1256'>"), Some("windows-1256"));
        let old = r#"<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">"#;
        assert_eq!(declared(old), Some("ISO-8859-6"));
        assert_eq!(declared("<meta charset=utf-16le>"), None);
        assert_eq!(declared("<title>charset="), None);
    }
}
