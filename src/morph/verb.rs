//! The paradigm of a verb from its root and form.
//!
//! Skeletons are unvocalised and folded, as newspapers print them, so the
//! active and the passive of most forms are one skeleton. Classes of roots
//! follow W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 120–170.

use super::{Feature, Form, Gender, Number, Person, Tense};
use crate::text::fold;

/// The stems from which the forms of one verb are built.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stems {
    /// Past before no ending or a vowel: قال، دعا.
    past: String,
    /// Past before ت of the feminine and ا of the dual: دع.
    past_t: String,
    /// Past before the plural و: دع.
    past_w: String,
    /// Past before a consonant: قل، دعو.
    past_c: String,
    /// Present without its prefix: قول.
    present: String,
    /// The present ends in ى and not in ي: يرعى، يتبنى.
    present_maqsura: bool,
    /// Present before ون and ين: دع.
    present_w: String,
    /// Present after لم: قل، دع.
    jussive: String,
    /// Past passive, if its skeleton differs: قيل.
    passive_past: Option<String>,
    /// Present passive without its prefix, if its skeleton differs: قال.
    passive_present: Option<String>,
    /// Active participle.
    active: Vec<String>,
    /// Passive participle.
    passive: Vec<String>,
    /// Regular masdars.
    pub masdars: Vec<String>,
}

/// A root that is not made of three or four Arabic letters, or a form that
/// does not exist for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no verb of form {form} can be made of the root «{root}»: write three letters with form 1 to 10, or four letters with form 1 or 2"
)]
pub struct NoSuchVerb {
    root: String,
    form: u8,
}

/// What kind of root it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Sound,
    Hollow,
    Defective,
    Doubled,
    /// Last radical hamza.
    FinalHamza,
}

/// The stems of the verb of `root` in `form`. `past` and `present` are the
/// third person masculine singular where the rules do not give them.
pub fn stems(root: &str, form: u8, past: Option<&str>, present: Option<&str>) -> Result<Stems, NoSuchVerb> {
    let wrong = || NoSuchVerb { root: root.to_owned(), form };
    let letters: Vec<char> = root.chars().map(|c| if "أإآ".contains(c) { 'ء' } else { c }).collect();
    let mut stems = match (letters.as_slice(), form) {
        (&[f, c, l], 1..=10) => triliteral(f, c, l, form, past, present),
        (&[a, b, c, d], 1..=2) => quadriliteral(a, b, c, d, form),
        _ => return Err(wrong()),
    };
    stems.present_maqsura = stems.present.ends_with('ى');
    stems.fold();
    Ok(stems)
}

fn quadriliteral(a: char, b: char, c: char, d: char, form: u8) -> Stems {
    let base: String = [a, b, c, d].iter().collect();
    if form == 1 {
        let participle = format!("م{base}");
        Stems { masdars: vec![format!("{base}ة")], ..Stems::even(&base, &base, &participle, &participle) }
    } else {
        let past = format!("ت{base}");
        let participle = format!("مت{base}");
        Stems { masdars: vec![past.clone()], ..Stems::even(&past, &past, &participle, &participle) }
    }
}

impl Stems {
    /// A verb whose stems never change.
    fn even(past: &str, present: &str, active: &str, passive: &str) -> Self {
        Self {
            past: past.into(),
            past_t: past.into(),
            past_w: past.into(),
            past_c: past.into(),
            present: present.into(),
            present_w: present.into(),
            jussive: present.into(),
            active: vec![active.into()],
            passive: vec![passive.into()],
            ..Self::default()
        }
    }

    fn fold(&mut self) {
        for stem in [
            &mut self.past,
            &mut self.past_t,
            &mut self.past_w,
            &mut self.past_c,
            &mut self.present,
            &mut self.present_w,
            &mut self.jussive,
        ] {
            *stem = fold(stem);
        }
        for stem in self.passive_past.iter_mut().chain(&mut self.passive_present) {
            *stem = fold(stem);
        }
        for stem in self.active.iter_mut().chain(&mut self.passive).chain(&mut self.masdars) {
            *stem = fold(stem);
        }
    }
}

/// What stands before the root in a form: in the past, in the present after
/// the person's prefix, in the participles after م, and between the first and
/// second radical (`infix`).
struct Pattern {
    past: String,
    present: String,
    participle: String,
    infix: &'static str,
}

fn pattern(f: char, form: u8) -> Pattern {
    let make = |past: &str, present: &str, participle: &str, infix: &'static str| Pattern {
        past: past.to_owned(),
        present: present.to_owned(),
        participle: participle.to_owned(),
        infix,
    };
    let first = f.to_string();
    match form {
        1 | 2 => make(&first, &first, &first, ""),
        3 => make(&first, &first, &first, "ا"),
        4 => make(&format!("ا{first}"), &first, &first, ""),
        5 => make(&format!("ت{first}"), &format!("ت{first}"), &format!("ت{first}"), ""),
        6 => make(&format!("ت{first}"), &format!("ت{first}"), &format!("ت{first}"), "ا"),
        7 => make(&format!("ان{first}"), &format!("ن{first}"), &format!("ن{first}"), ""),
        // The infixed ت of form VIII becomes like the letter before it.
        8 => {
            let (stem, alef) = match f {
                'و' => ("ت".to_owned(), "ا"),
                'د' => ("د".to_owned(), "ا"),
                'ذ' => ("د".to_owned(), "ا"),
                'ز' => ("زد".to_owned(), "ا"),
                'ص' => ("صط".to_owned(), "ا"),
                'ض' => ("ضط".to_owned(), "ا"),
                'ط' => ("ط".to_owned(), "ا"),
                'ظ' => ("ظ".to_owned(), "ا"),
                'ث' => ("ث".to_owned(), "ا"),
                'ء' => ("ئت".to_owned(), "ا"),
                _ => (format!("{first}ت"), "ا"),
            };
            make(&format!("{alef}{stem}"), &stem, &stem, "")
        }
        9 => make(&format!("ا{first}"), &first, &first, ""),
        _ => make(&format!("است{first}"), &format!("ست{first}"), &format!("ست{first}"), ""),
    }
}

fn triliteral(f: char, c: char, l: char, form: u8, past: Option<&str>, present: Option<&str>) -> Stems {
    let weak = |x: char| matches!(x, 'و' | 'ي');
    let class = if weak(l) {
        Class::Defective
    } else if weak(c) && matches!(form, 1 | 4 | 7 | 8 | 10) && !keeps_weak_middle(f, c, l, form) {
        Class::Hollow
    } else if c == l && !matches!(form, 2 | 5) {
        Class::Doubled
    } else if l == 'ء' {
        Class::FinalHamza
    } else {
        Class::Sound
    };
    let p = pattern(f, form);
    let mut stems = match class {
        Class::Sound => sound(&p, f, c, l, form),
        Class::Hollow => hollow(&p, c, l, form, present),
        Class::Defective => defective(&p, c, l, form, past, present),
        Class::Doubled => doubled(&p, c, l, form),
        Class::FinalHamza => final_hamza(&p, c, form, present),
    };
    if matches!(form, 1 | 4) && f == 'و' {
        assimilated(&mut stems, form);
    }
    if form == 10 && f == 'و' {
        stems.masdars = stems.masdars.iter().map(|m| m.replacen("استو", "استي", 1)).collect();
    }
    if f == 'ء' {
        initial_hamza(&mut stems, form);
    }
    if c == 'ء' {
        middle_hamza(&mut stems, f, l, form);
    }
    if let Some(past) = past.filter(|_| class != Class::Defective) {
        stems.past = past.into();
        stems.past_t = past.into();
        stems.past_w = past.into();
    }
    if let Some(present) = present.and_then(without_prefix) {
        stems.present = present.clone();
        if class != Class::Defective {
            stems.present_w = present.clone();
        }
        if class == Class::Sound || class == Class::Doubled {
            stems.jussive = present;
        }
    }
    stems
}

/// Verbs whose weak middle radical stays a consonant (عوّر، استحوذ، ازدوج).
fn keeps_weak_middle(f: char, c: char, l: char, form: u8) -> bool {
    matches!((f, c, l, form), ('ح', 'و', 'ذ', 10) | ('ز', 'و', 'ج', 8) | ('ج', 'و', 'ر', 8) | ('ص', 'و', 'ب', 10))
}

fn without_prefix(present: &str) -> Option<String> {
    let mut letters = present.chars();
    letters.next().filter(|&c| c == 'ي')?;
    Some(letters.collect())
}

fn sound(p: &Pattern, f: char, c: char, l: char, form: u8) -> Stems {
    let i = p.infix;
    let past = format!("{}{i}{c}{l}", p.past);
    let present = format!("{}{i}{c}{l}", p.present);
    let participle = format!("م{}{i}{c}{l}", p.participle);
    let mut stems = Stems::even(&past, &present, &participle, &participle);
    match form {
        1 => {
            stems.active = vec![format!("{f}ا{c}{l}")];
            stems.passive = vec![format!("م{f}{c}و{l}")];
        }
        2 => stems.masdars = vec![format!("ت{f}{c}ي{l}")],
        3 => {
            stems.masdars = vec![format!("م{f}ا{c}{l}ة")];
            // ووجه is read as و and وجّه, not as the passive of واجه.
            stems.passive_past = (f != 'و').then(|| format!("{f}و{c}{l}"));
        }
        4 => stems.masdars = vec![format!("ا{f}{c}ا{l}")],
        5 => stems.masdars = vec![past.clone()],
        6 => {
            stems.masdars = vec![past.clone()];
            stems.passive_past = Some(format!("ت{f}و{c}{l}"));
        }
        7 | 8 | 10 => stems.masdars = vec![format!("{}{c}ا{l}", p.past)],
        _ => {
            stems.masdars = vec![format!("{}{c}{l}ا{l}", p.past)];
        }
    }
    stems
}

fn hollow(p: &Pattern, c: char, l: char, form: u8, present: Option<&str>) -> Stems {
    let long = |pre: &str, vowel: &str| format!("{pre}{vowel}{l}");
    let short = |pre: &str| format!("{pre}{l}");
    let past = long(&p.past, "ا");
    // Present vowel: that of the root in form I unless the entry says otherwise.
    let vowel = match form {
        1 => match present.and_then(without_prefix) {
            Some(given) => given.chars().rev().nth(1).unwrap_or(c).to_string(),
            None => c.to_string(),
        },
        4 | 10 => "ي".to_owned(),
        _ => "ا".to_owned(),
    };
    let present_stem = long(&p.present, &vowel);
    let mut stems = Stems::even(&past, &present_stem, "", "");
    stems.past_c = short(&p.past);
    stems.jussive = short(&p.present);
    stems.passive_past = Some(long(&p.past, "ي"));
    stems.passive_present = Some(long(&p.present, "ا"));
    match form {
        1 => {
            stems.active = vec![format!("{}ائ{l}", p.present)];
            stems.passive = vec![format!("م{}{c}{l}", p.present)];
        }
        4 | 10 => {
            stems.active = vec![format!("م{}ي{l}", p.participle)];
            stems.passive = vec![format!("م{}ا{l}", p.participle)];
            stems.masdars = vec![format!("{}ا{l}ة", p.past)];
        }
        _ => {
            stems.active = vec![format!("م{}ا{l}", p.participle)];
            stems.passive = vec![format!("م{}ا{l}", p.participle)];
            stems.masdars = vec![format!("{}يا{l}", p.past)];
        }
    }
    stems
}

fn defective(p: &Pattern, c: char, l: char, form: u8, past: Option<&str>, present: Option<&str>) -> Stems {
    let i = p.infix;
    let past_base = format!("{}{i}{c}", p.past);
    let present_base = format!("{}{i}{c}", p.present);
    let part_base = format!("م{}{i}{c}", p.participle);
    let past_end = match (form, l) {
        (1, 'و') => 'ا',
        _ => 'ى',
    };
    let past_full = past.map_or(format!("{past_base}{past_end}"), str::to_owned);
    // لقي، بقي keep their ya before the endings; دعا، رمى lose it.
    let keeps = past_full.ends_with('ي');
    let present_end = match form {
        1 => l,
        5 | 6 => 'ى',
        _ => 'ي',
    };
    let present_full = present.and_then(without_prefix).unwrap_or_else(|| format!("{present_base}{present_end}"));
    let consonant = if form == 1 { l } else { 'ي' };
    let mut stems = Stems {
        past_t: if keeps { past_full.clone() } else { past_base.clone() },
        past_w: past_base.clone(),
        past_c: format!("{past_base}{consonant}"),
        past: past_full,
        present: present_full,
        present_w: present_base.clone(),
        jussive: present_base.clone(),
        passive_past: Some(format!("{past_base}ي")),
        passive_present: Some(format!("{present_base}ى")),
        active: vec![format!("{part_base}ي"), part_base.clone()],
        passive: vec![format!("{part_base}ى"), format!("{part_base}ا")],
        masdars: vec![],
        ..Stems::default()
    };
    let f = p.present.clone();
    match form {
        1 => {
            stems.active = vec![format!("{f}ا{c}ي"), format!("{f}ا{c}")];
            stems.passive = vec![format!("م{f}{c}{}", if l == 'و' { "و" } else { "ي" })];
        }
        2 => stems.masdars = vec![format!("ت{f}{c}ية")],
        3 => {
            stems.masdars = vec![format!("م{f}ا{c}اة")];
            stems.passive_past = Some(format!("{f}و{c}ي"));
        }
        5 | 6 => stems.masdars = vec![format!("{past_base}ي"), past_base],
        4 | 7 | 8 | 10 => stems.masdars = vec![format!("{past_base}اء")],
        _ => {}
    }
    stems
}

fn doubled(p: &Pattern, c: char, l: char, form: u8) -> Stems {
    let i = p.infix;
    let past = format!("{}{i}{c}", p.past);
    let present = format!("{}{i}{c}", p.present);
    let participle = format!("م{}{i}{c}", p.participle);
    let mut stems = Stems::even(&past, &present, &participle, &participle);
    stems.past_c = format!("{}{i}{c}{l}", p.past);
    match form {
        1 => {
            stems.active = vec![format!("{}ا{c}", p.present)];
            stems.passive = vec![format!("م{}{c}و{l}", p.present)];
        }
        3 => stems.masdars = vec![format!("{participle}ة")],
        6 => stems.masdars = vec![past.clone()],
        _ => stems.masdars = vec![format!("{}{c}ا{l}", p.past)],
    }
    stems
}

fn final_hamza(p: &Pattern, c: char, form: u8, present: Option<&str>) -> Stems {
    let i = p.infix;
    let past_base = format!("{}{i}{c}", p.past);
    let present_base = format!("{}{i}{c}", p.present);
    let part_base = format!("م{}{i}{c}", p.participle);
    let past = format!("{past_base}أ");
    let hollow = matches!(c, 'و' | 'ي') && matches!(form, 1 | 4 | 10);
    // The hamza sits on ya after i, on alef after a.
    let seat = match form {
        1 => present.map_or('أ', |p| p.chars().next_back().unwrap_or('أ')),
        5 | 6 => 'أ',
        _ => 'ئ',
    };
    let mut stems = Stems {
        past_t: past.clone(),
        past_w: format!("{past_base}ؤ"),
        past_c: past.clone(),
        past,
        present: format!("{present_base}{seat}"),
        present_w: format!("{present_base}{}", if seat == 'ئ' { 'ئ' } else { 'ؤ' }),
        jussive: format!("{present_base}{seat}"),
        passive_past: Some(format!("{past_base}ئ")),
        passive_present: Some(format!("{present_base}أ")),
        active: vec![format!("{part_base}ئ")],
        passive: vec![format!("{part_base}أ")],
        masdars: vec![],
        ..Stems::default()
    };
    let f = &p.present;
    match form {
        1 => {
            stems.active = vec![format!("{f}ا{c}ئ")];
            stems.passive = vec![format!("م{f}{c}وء")];
        }
        2 => stems.masdars = vec![format!("ت{f}{c}ئة"), format!("ت{f}{c}يء")],
        3 => stems.masdars = vec![format!("م{f}ا{c}أة")],
        5 | 6 => stems.masdars = vec![format!("{past_base}ؤ")],
        _ => stems.masdars = vec![format!("{past_base}اء")],
    }
    if hollow {
        let vowel = if form == 1 && c == 'و' && present.is_none() { "و" } else { "ي" };
        let stem = |pre: &str, v: &str| format!("{pre}{v}ء");
        stems.past = stem(&p.past, "ا");
        stems.past_t = stems.past.clone();
        stems.past_w = format!("{}اؤ", p.past);
        stems.past_c = format!("{}ئ", p.past);
        stems.present = stem(&p.present, vowel);
        stems.present_w = format!("{}{vowel}ئ", p.present);
        stems.jussive = format!("{}ئ", p.present);
        if form != 1 {
            stems.active = vec![format!("م{}يء", p.participle), format!("م{}يئ", p.participle)];
            stems.masdars = vec![format!("{}اءة", p.past)];
        }
    }
    stems
}

/// و drops out of the present of form I (وصل، يصل) and becomes ya in the
/// masdar of form IV (إيصال).
fn assimilated(stems: &mut Stems, form: u8) {
    if form == 1 {
        for stem in [&mut stems.present, &mut stems.present_w, &mut stems.jussive] {
            if stem.chars().count() > 2 || stem.starts_with('و') {
                *stem = stem.strip_prefix('و').unwrap_or(stem).to_owned();
            }
        }
        stems.passive_present = Some(stems.past.clone());
    } else {
        stems.masdars = stems.masdars.iter().map(|m| m.replacen("او", "اي", 1)).collect();
    }
}

/// The seats of a hamza that opens the root: يؤكد، مؤتمر، إيمان، استئناف.
fn initial_hamza(stems: &mut Stems, form: u8) {
    let reseat = |stem: &str, seat: &str| stem.replacen('ء', seat, 1);
    let (present, participle) = match form {
        2..=4 => ("ؤ", "ؤ"),
        _ => ("أ", "أ"),
    };
    let past = "أ";
    for stem in [&mut stems.past, &mut stems.past_t, &mut stems.past_w, &mut stems.past_c] {
        // أأمن is written آمن.
        *stem = reseat(stem, past).replacen("اأ", "آ", 1).replacen("أا", "آ", 1);
    }
    for stem in [&mut stems.present, &mut stems.present_w, &mut stems.jussive] {
        *stem = reseat(stem, present);
    }
    if let Some(stem) = &mut stems.passive_past {
        *stem = reseat(stem, if form == 10 { "ؤ" } else { "أ" });
    } else if form == 10 {
        stems.passive_past = Some(stems.past.replacen('أ', "ؤ", 1));
    }
    if let Some(stem) = &mut stems.passive_present {
        *stem = reseat(stem, "ؤ");
    }
    for stem in stems.active.iter_mut().chain(&mut stems.passive) {
        *stem = reseat(stem, participle).replacen("أا", "آ", 1);
    }
    for stem in &mut stems.masdars {
        *stem = match form {
            2 | 5 | 6 => reseat(stem, "أ"),
            3 => reseat(stem, "ؤ"),
            4 => stem.replacen("اء", "إي", 1),
            10 => reseat(stem, "ئ"),
            _ => reseat(stem, "أ"),
        };
    }
    if form == 8 {
        // اءتمر, but اتخذ and its like double the ت.
        let double = |s: &str| s.replacen("ئت", "ت", 1);
        if stems.past.ends_with("خذ") {
            for stem in [
                &mut stems.past,
                &mut stems.past_t,
                &mut stems.past_w,
                &mut stems.past_c,
                &mut stems.present,
                &mut stems.present_w,
                &mut stems.jussive,
            ] {
                *stem = double(stem);
            }
            for stem in stems.active.iter_mut().chain(&mut stems.passive).chain(&mut stems.masdars) {
                *stem = double(stem);
            }
        } else {
            for stem in [&mut stems.present, &mut stems.present_w, &mut stems.jussive] {
                *stem = stem.replacen("ئت", "أت", 1);
            }
            for stem in stems.active.iter_mut().chain(&mut stems.passive) {
                *stem = stem.replacen("ئت", "ؤت", 1);
            }
        }
    }
}

/// The seats of a hamza in the middle of the root: سأل، يسائل، مسؤول، ترأس.
fn middle_hamza(stems: &mut Stems, f: char, l: char, form: u8) {
    let after_alef = matches!(form, 3 | 6);
    let past = if after_alef { "ء" } else { "أ" };
    let present = match form {
        1 | 5 => "أ",
        6 => "ء",
        _ => "ئ",
    };
    for stem in [&mut stems.past, &mut stems.past_t, &mut stems.past_w, &mut stems.past_c] {
        *stem = stem.replacen('ء', past, 1);
    }
    for stem in [&mut stems.present, &mut stems.present_w, &mut stems.jussive] {
        *stem = stem.replacen('ء', present, 1);
    }
    for stem in stems.passive_past.iter_mut().chain(&mut stems.passive_present) {
        *stem = stem.replacen('ء', "ئ", 1);
    }
    if form == 1 {
        stems.passive = vec![format!("م{f}ؤو{l}"), format!("م{f}ئو{l}")];
    }
    for stem in stems.active.iter_mut().chain(&mut stems.passive) {
        *stem = stem.replacen('ء', "ئ", 1);
    }
    for stem in &mut stems.masdars {
        *stem = match form {
            3 => stem.clone(),
            5 => stem.replacen('ء', "ؤ", 1),
            6 => stem.replacen('ء', "ؤ", 1),
            _ => stem.replacen('ء', "ئ", 1),
        };
    }
}

impl Stems {
    /// The dictionary form: the third person masculine singular of the past.
    pub fn lemma(&self) -> &str {
        &self.past
    }
}

/// Every inflected form of the verb, with what it is. Forms that only stand
/// before an object pronoun carry [`Feature::bound`].
pub fn forms(stems: &Stems, mut give: impl FnMut(&str, Form)) {
    let Stems { past, past_t, past_w, past_c, present, present_w, jussive, .. } = stems;
    past_forms(past, past_t, past_w, past_c, false, &mut give);
    present_forms(present, present_w, false, &mut give);
    // Before a pronoun the final ى is written ا: يرعاها، تتبناه.
    if let Some(base) = present.strip_suffix('ي').filter(|_| stems.present_maqsura) {
        for prefix in ["ي", "ت", "ا", "ن"] {
            give(&[prefix, base, "ا"].concat(), bound_present(prefix));
        }
    }
    if jussive != present {
        present_forms(jussive, present_w, false, &mut give);
    }
    if let Some(passive) = &stems.passive_past {
        let base = passive.strip_suffix('ي').filter(|_| past_t != past).unwrap_or(passive);
        past_forms(passive, passive, base, passive, true, &mut give);
    }
    if let Some(passive) = &stems.passive_present {
        present_forms(passive, present_w, true, &mut give);
    }
    for (participles, passive) in [(&stems.active, false), (&stems.passive, true)] {
        for participle in participles {
            super::noun::adjective_forms(participle, |form, feature| {
                give(form, Form::Participle { passive, feature });
            });
        }
    }
}

/// The present after a prefix as it stands before a pronoun.
fn bound_present(prefix: &str) -> Form {
    let (person, gender, number) = match prefix {
        "ت" => (Person::Third, Gender::Feminine, Number::Singular),
        "ا" => (Person::First, Gender::Masculine, Number::Singular),
        "ن" => (Person::First, Gender::Masculine, Number::Plural),
        _ => (Person::Third, Gender::Masculine, Number::Singular),
    };
    let feature = Feature { person, gender, number, definite: false, bound: true };
    Form::Finite { tense: Tense::Present, passive: false, feature }
}

fn past_forms(past: &str, t: &str, w: &str, c: &str, passive: bool, give: &mut impl FnMut(&str, Form)) {
    use {Gender::*, Number::*, Person::*};
    let mut word = String::new();
    let mut put = |stem: &str, ending: &str, person, gender, number, bound| {
        let feature = Feature { person, gender, number, definite: false, bound };
        word.clear();
        word.push_str(stem);
        word.push_str(ending);
        give(&word, Form::Finite { tense: Tense::Past, passive, feature });
    };
    // Before a pronoun the final ى is written ا (رآه، دعاه).
    if let Some(base) = past.strip_suffix('ي').filter(|_| t != past) {
        put(base, "ا", Third, Masculine, Singular, true);
    }
    put(past, "", Third, Masculine, Singular, false);
    put(t, "ت", Third, Feminine, Singular, false);
    put(past, "ا", Third, Masculine, Dual, false);
    put(t, "تا", Third, Feminine, Dual, false);
    put(w, "وا", Third, Masculine, Plural, false);
    put(w, "و", Third, Masculine, Plural, true);
    put(c, "ن", Third, Feminine, Plural, false);
    put(c, "ت", First, Masculine, Singular, false);
    put(c, "نا", First, Masculine, Plural, false);
    put(c, "تم", Second, Masculine, Plural, false);
}

fn present_forms(present: &str, w: &str, passive: bool, give: &mut impl FnMut(&str, Form)) {
    use {Gender::*, Number::*, Person::*};
    let mut word = String::new();
    let mut put = |prefix: &str, stem: &str, ending: &str, person, gender, number, bound| {
        let feature = Feature { person, gender, number, definite: false, bound };
        word.clear();
        word.push_str(prefix);
        word.push_str(stem);
        word.push_str(ending);
        give(&word, Form::Finite { tense: Tense::Present, passive, feature });
    };
    put("ي", present, "", Third, Masculine, Singular, false);
    put("ت", present, "", Third, Feminine, Singular, false);
    put("ا", present, "", First, Masculine, Singular, false);
    put("ن", present, "", First, Masculine, Plural, false);
    put("ي", w, "ون", Third, Masculine, Plural, false);
    put("ي", w, "وا", Third, Masculine, Plural, false);
    put("ي", w, "و", Third, Masculine, Plural, true);
    put("ت", w, "ون", Second, Masculine, Plural, false);
    put("ت", w, "وا", Second, Masculine, Plural, false);
    put("ي", present, "ان", Third, Masculine, Dual, false);
    put("ي", present, "ا", Third, Masculine, Dual, false);
    put("ت", present, "ان", Third, Feminine, Dual, false);
    put("ي", present, "ن", Third, Feminine, Plural, false);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(root: &str, form: u8, words: &[&str]) {
        let stems = stems(root, form, None, None).unwrap();
        let mut all: Vec<String> = stems.masdars.clone();
        forms(&stems, |word, _| all.push(word.to_owned()));
        for word in words {
            assert!(all.contains(&fold(word)), "{root} {form}: {word} not in {all:?}");
        }
    }

    #[test]
    fn sound_verbs_inflect_in_every_form() {
        has("قتل", 1, &["قتل", "قتلت", "قتلوا", "يقتل", "تقتل", "يقتلون", "قاتل", "مقتول"]);
        has("هجم", 3, &["هاجم", "هاجمت", "يهاجم", "مهاجمة", "مهاجم", "هوجم"]);
        has("علن", 4, &["أعلن", "أعلنت", "يعلن", "إعلان", "معلن"]);
        has("فجر", 7, &["انفجر", "ينفجر", "انفجار"]);
        has("جمع", 8, &["اجتمع", "يجتمعون", "اجتماع", "مجتمعة"]);
        has("هدف", 10, &["استهدف", "يستهدف", "استهداف", "مستهدفا"]);
        has("فوض", 6, &["تفاوض", "نتفاوض", "يتفاوضان"]);
        has("ضرب", 8, &["اضطرب", "يضطرب"]);
    }

    #[test]
    fn weak_verbs_follow_their_classes() {
        has("قول", 1, &["قال", "قالت", "قالوا", "قلت", "يقول", "يقل", "قائلا", "قيل"]);
        has("بني", 5, &["تبنى", "يتبنى", "تتبنا", "تبنا"]);
        has("دعو", 1, &["دعا", "دعت", "دعوا", "دعوت", "يدعو", "يدعون", "تدع", "داعية", "داعيا", "دعي"]);
        has("غيل", 8, &["اغتال", "اغتيل", "يغتال", "اغتيال"]);
        has("دين", 4, &["أدان", "أدانت", "يدين", "إدانة", "مدينا", "أدين"]);
        has("لقي", 8, &["التقى", "التقت", "التقوا", "يلتقي", "التقاء"]);
        has("وصل", 1, &["وصل", "يصل", "يصلون", "تصل"]);
        has("وصل", 4, &["أوصل", "إيصال", "توصل"]);
        has("وفق", 8, &["اتفق", "اتفقا", "يتفق", "اتفاق"]);
        has("عود", 10, &["استعاد", "يستعيد", "استعادة"]);
        has("بني", 5, &["تبنى", "تبنت", "يتبنى"]);
        has("ردد", 1, &["رد", "ردت", "يرد", "ترد"]);
        has("حلل", 8, &["احتل", "احتلال", "محتلة"]);
        has("سوي", 2, &["تسوية"]);
    }

    #[test]
    fn hamza_finds_its_seat() {
        has("ءكد", 2, &["أكد", "يؤكد", "تأكيد", "مؤكدا"]);
        has("ءنف", 10, &["استأنف", "يستأنف", "استئناف", "استؤنفت"]);
        has("ءخذ", 8, &["اتخذ", "يتخذ", "اتخاذ"]);
        has("ءمر", 8, &["مؤتمر"]);
        has("بدء", 1, &["بدأ", "بدأت", "يبدأ", "بدؤوا"]);
        has("نبء", 5, &["تنبأ", "تنبؤ"]);
        has("سءل", 1, &["سأل", "يسأل", "مسؤول"]);
        has("جيء", 1, &["جاء", "جاءت", "يجيء"]);
        has("سوء", 4, &["أساء", "إساءة", "يسيء"]);
        has("رءس", 5, &["ترأس", "يترأس"]);
    }

    #[test]
    fn a_root_of_two_letters_is_an_error() {
        assert!(stems("رد", 1, None, None).is_err());
        assert!(stems("سيطر", 3, None, None).is_err());
    }
}
