//! An entry for something that the dictionaries lack, ready to paste: what it is
//! called is known, its Latin letters and what else it needs are a first guess.

use std::collections::BTreeSet;

use crate::export::directs;
use crate::extract::Lacking;
use crate::schema::{ActorId, Schema, slug};

/// An entry and the file that it belongs into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path below the folder of dictionaries.
    pub file: String,
    /// The entry, with a comma at its end.
    pub ron: String,
    id: String,
}

impl Entry {
    /// Gives it an id that neither the dictionaries nor those before it have.
    pub(super) fn make_unique(&mut self, schema: &Schema, taken: &mut BTreeSet<String>) {
        let known = |id: &str| {
            schema.actor_by_id(&id.into()).is_some()
                || schema.place_by_id(&id.into()).is_some()
                || schema.frames.iter().any(|f| f.id == id)
        };
        let mut id = self.id.clone();
        let mut nth = 1;
        while known(&id) || taken.contains(&id) {
            nth += 1;
            id = format!("{}_{nth}", self.id);
        }
        self.ron = self.ron.replacen(&format!("\"{}\"", self.id), &format!("\"{id}\""), 1);
        taken.insert(id.clone());
        self.id = id;
    }
}

/// The entry of a name; `head` is the noun before it, `office` what the texts
/// mostly say of a person.
pub(super) fn entry(
    schema: &Schema,
    lacks: Lacking,
    name: &str,
    head: Option<&str>,
    office: Option<&(Option<String>, ActorId)>,
    verb: Option<(&(String, u8), &str)>,
) -> Entry {
    // An entry is typed, and read, without what works unseen.
    let unseen = |c: char| matches!(c, '"' | '\\') || c.is_control() || directs(c);
    let name = name.replace(unseen, "");
    let en = latin(&name);
    let id = slug(&en);
    let id = if id.is_empty() { "unnamed".to_owned() } else { id };
    let (file, id, ron) = match lacks {
        Lacking::Person => {
            let held = office.map(|(office, of)| {
                let office = office.as_deref().unwrap_or("official");
                format!("(office: \"{office}\", of: \"{of}\")")
            });
            let offices = held.unwrap_or_default();
            let ron = format!("(id: \"{id}\", en: \"{en}\", ar: \"{name}\", offices: [{offices}]),");
            ("actors/people/mine.ron", id, ron)
        }
        Lacking::Body => {
            let home = office.map(|(_, side)| format!(", home: Some(\"{side}\")")).unwrap_or_default();
            let sort = sort(head);
            let ron = format!("(id: \"{id}\", en: \"{en}\", ar: \"{name}\", type: {sort}{home}),");
            ("actors/bodies/mine.ron", id, ron)
        }
        Lacking::Outlet => ("sources.ron", id.clone(), format!("(id: \"{id}\", en: \"{en}\", ar: [\"{name}\"]),")),
        Lacking::Place => ("places.ron", id.clone(), format!("(id: \"{id}\", en: \"{en}\", ar: [\"{name}\"]),")),
        Lacking::Office => ("ar/offices.ron", id.clone(), format!("(id: \"{id}\", en: \"{en}\", ar: [\"{name}\"]),")),
        Lacking::Verb => return frame(schema, &id, verb),
    };
    Entry { file: file.to_owned(), ron, id }
}

/// A frame of a verb between two sides; of which kind, who knows the language says.
fn frame(schema: &Schema, id: &str, verb: Option<(&(String, u8), &str)>) -> Entry {
    let kinds = &schema.ontology.kinds;
    let kind = kinds.iter().find(|k| k.roles.iter().any(|r| r.as_str() == "target"));
    let (kind, roles) = kind.map_or(("", [""; 2]), |kind| {
        let other = kind.roles.iter().find(|r| r.as_str() != "target").map_or("", |r| r.as_str());
        (kind.id.as_str(), [other, "target"])
    });
    let slot = verb.map_or("object", |(_, slot)| slot);
    let verb = verb.map(|((root, form), _)| format!("(root: \"{root}\", form: {form})")).unwrap_or_default();
    let id = format!("{kind}/{id}");
    let [subject, object] = roles;
    let ron = format!(
        "(id: \"{id}\", kind: \"{kind}\" /* or another kind, with its roles */, verbs: [{verb}], \
         roles: {{\"subject\": \"{subject}\", \"{slot}\": \"{object}\"}}, needs: [\"{object}\"], examples: []),"
    );
    Entry { file: "ar/frames/mine.ron".to_owned(), ron, id }
}

/// What sort of body a noun means.
fn sort(head: Option<&str>) -> &'static str {
    match head {
        Some("حزب" | "تيار" | "تحالف" | "ائتلاف" | "كتله") => "Party",
        Some("منظمه" | "جمعيه" | "مؤسسه" | "شركه" | "نقابه" | "رابطه") => "Society",
        _ => "Movement",
    }
}

/// Arabic letters in Latin ones, each word with a capital; short vowels are
/// not written and are missing.
fn latin(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let plain = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(word);
        let letters: String = plain.chars().map(letter).collect();
        let mut chars = letters.chars();
        chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
    });
    words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn letter(c: char) -> &'static str {
    match c {
        'ا' | 'أ' | 'آ' | 'ى' | 'ة' => "a",
        'إ' => "i",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ئ' => "y",
        'ع' => "a",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_make_a_name_and_an_id() {
        assert_eq!(latin("سنجار الطائي"), "Snjar Tayy");
        let schema = Schema::built_in().unwrap();
        let entry = entry(schema, Lacking::Place, "زرنوكا", None, None, None);
        assert_eq!(entry.ron, "(id: \"zrnwka\", en: \"Zrnwka\", ar: [\"زرنوكا\"]),");
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        let schema = Schema::built_in().unwrap();
        let mut taken = BTreeSet::from(["zrnwka".to_owned()]);
        let mut entry = entry(schema, Lacking::Place, "زرنوكا", None, None, None);
        entry.make_unique(schema, &mut taken);
        assert!(entry.ron.starts_with("(id: \"zrnwka_2\", en: \"Zrnwka\""), "{}", entry.ron);
    }
}
