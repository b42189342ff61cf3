//! Function words: the closed classes of Arabic grammar.
//!
//! Words are given folded and without و and ف; pronouns on them have been
//! cut off by the caller ([`function`] knows the stems that change before
//! one: الى → الي، على → علي).

/// A preposition or a phrase that works as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marker(pub u8);

/// Every marker that a frame may map to a role, folded.
pub const MARKERS: &[&str] = &[
    "ب",
    "ل",
    "الي",
    "علي",
    "عن",
    "من",
    "في",
    "مع",
    "بين",
    "ضد",
    "لدي",
    "امام",
    "حول",
    "بشان",
    "عبر",
    "تجاه",
    "نحو",
    "بحق",
    "برعايه",
    "بوساطه",
    "بمشاركه",
    "بحضور",
    "بدعم",
    "باستضافه",
    "بالتعاون مع",
    "من جانب",
    "من قبل",
    "ك",
    "منذ",
    "خلال",
    "قبل",
    "بعد",
    "حتي",
    "برئاسه",
    "وفق",
    "سوي",
    "دون",
    "ضمن",
    "بهدف",
    "الي جانب",
    "برفقه",
];

impl Marker {
    /// The marker of these folded words.
    pub fn of(words: &str) -> Option<Self> {
        MARKERS.iter().position(|&m| m == words).map(|i| Self(i as u8))
    }

    /// Its words.
    pub fn as_str(self) -> &'static str {
        MARKERS.get(self.0 as usize).copied().unwrap_or("")
    }
}

/// What a function word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// Preposition, by its folded form among [`MARKERS`].
    Preposition(Marker),
    /// Another preposition or adverb of place and time that takes a genitive.
    Adverb,
    /// أن، إن، أنّ
    That,
    /// لكن، لأن، كأن، ليت، لعل: a clause follows, its subject first.
    Because,
    /// الذي and its forms.
    Relative,
    /// ما، من: relative or interrogative.
    Whoever,
    /// لم، لن، لا، ليس، ما of negation, غير، بلا
    Not,
    /// عدم، دون، بدون: negate the masdar that follows.
    Without,
    /// سوف
    Will,
    /// قد، لقد
    Already,
    /// إذا، لو، لولا، في حال
    If,
    /// حيث، بينما، فيما، عندما: a clause of its own follows.
    While,
    /// و written alone, أو، أم، ثم، بل، إما
    Or,
    /// هذا and its forms.
    This,
    /// كل، بعض، عدة: words that count and pass the genitive on.
    Quantity,
    /// هو، هي، هم
    Pronoun,
    /// نحن، أنا
    We,
    /// كان and its forms: carries tense and leaves the verb to another word.
    Was,
    /// أيضا، فقط، لا سيما: says nothing about structure.
    Filler,
    /// هل، كيف، متى، لماذا
    Question,
    /// كي، لكي، حتى
    So,
}

/// The function of a folded word without conjunction and pronoun.
pub fn function(word: &str) -> Option<Function> {
    use Function::*;
    let marker = |m: &str| Marker::of(m).map(Preposition);
    match word {
        "الي" | "علي" | "عن" | "من" | "في" | "مع" | "بين" | "ضد" | "لدي" | "امام" | "حول" | "بشان" | "عبر" | "تجاه"
        | "نحو" | "بحق" | "بمشاركه" | "بحضور" | "بدعم" | "باستضافه" | "منذ" | "خلال" | "قبل" | "بعد" | "حتي"
        | "برئاسه" | "وفق" | "سوي" | "ضمن" | "برفقه" => marker(word),
        "بصحبه" | "بمرافقه" | "بمعيه" => marker("برفقه"),
        "بعيد" | "عقب" | "اثر" | "غداه" | "قبيل" | "اثناء" => marker("بعد"),
        "وفقا" | "طبقا" | "حسب" | "بحسب" | "حسبما" | "وفقما" | "نقلا" => marker("وفق"),
        "بخصوص" | "بصدد" | "ازاء" | "حيال" => marker("بشان"),
        "بهدف" | "بغيه" | "بقصد" | "لاجل" | "سعيا" | "تمهيدا" | "تحسبا" => {
            marker("بهدف")
        }
        "بواسطه" => marker("من قبل"),
        "لصالح" | "لمصلحه" | "صوب" => marker("ل"),
        "عند" | "تحت" | "فوق" | "وسط" | "داخل" | "خارج" | "قرب" | "قباله" | "وراء" | "خلف" | "بسبب" | "بفضل"
        | "رغم" | "برغم" | "بموجب" | "ابان" | "طوال" | "طيله" | "لمده" | "مقابل" | "بدل" | "بدلا" | "عدا"
        | "باستثناء" | "بمناسبه" | "بموازاه" | "فضلا" | "علاوه" | "اضافه" | "بالاضافه" | "جراء" | "نتيجه" | "بعيدا"
        | "قريبا" | "مثل" | "امثال" => Some(Adverb),
        "ان" => Some(That),
        "بان" => Some(That),
        "لكن" | "لان" | "لعل" | "ليت" | "بيد" => Some(Because),
        "الذي" | "التي" | "الذين" | "اللذان" | "اللذين" | "اللتان" | "اللتين" | "اللواتي" | "اللاتي" | "اللائي" => {
            Some(Relative)
        }
        "ما" | "مما" | "ممن" | "عما" | "بما" => Some(Whoever),
        "لم" | "لن" | "لا" | "ليس" | "ليست" | "ليسوا" | "لسنا" | "لست" | "غير" => Some(Not),
        "عدم" | "دون" | "بدون" | "بلا" | "انعدام" => Some(Without),
        "سوف" => Some(Will),
        "قد" | "لقد" => Some(Already),
        "اذا" | "لو" | "لولا" | "مهما" => Some(If),
        "كما" | "حيث" | "بينما" | "فيما" | "عندما" | "حين" | "حينما" | "كلما" | "اذ" | "بعدما" | "قبلما" | "ريثما"
        | "مثلما" | "لما" | "طالما" | "بحيث" => Some(While),
        "و" | "او" | "ام" | "ثم" | "بل" | "اما" | "سواء" => Some(Or),
        "هذا" | "هذه" | "ذلك" | "تلك" | "هؤلاء" | "هذان" | "هذين" | "هاتان" | "هاتين" | "ذاك" | "اولئك" | "بذلك"
        | "لذلك" | "كذلك" | "بهذا" | "لهذا" => Some(This),
        "كل" | "جميع" | "بعض" | "عده" | "معظم" | "اي" | "كلا" | "كلتا" | "كلي" | "حوالي" | "سائر" | "كافه" | "عامه"
        | "غالبيه" | "اكثر" | "اقل" | "زهاء" | "قرابه" | "مئات" | "الاف" | "عشرات" | "ملايين" | "عدد" | "العديد"
        | "المزيد" | "مزيد" | "احد" | "احدي" | "مجموعه" | "المئات" | "الالاف" | "العشرات" | "كبار" | "بضعه" | "عديد"
        | "كثير" | "الكثير" | "اغلب" | "اغلبيه" | "مجمل" | "مختلف" | "شتي" | "نصف" | "ثلث" | "ربع" | "واحد" | "اول"
        | "اخر" | "ثاني" => Some(Quantity),
        "اثنان" | "اثنين" | "ثلاثه" | "ثلاث" | "اربعه" | "اربع" | "خمسه" | "خمس" | "سته" | "ست" | "سبعه" | "سبع"
        | "ثمانيه" | "ثماني" | "تسعه" | "تسع" | "عشره" | "عشر" | "عشرون" | "عشرين" | "ثلاثون" | "ثلاثين" | "اربعون"
        | "اربعين" | "خمسون" | "خمسين" | "ستون" | "ستين" | "سبعون" | "سبعين" | "ثمانون" | "ثمانين" | "تسعون"
        | "تسعين" | "مئه" | "مائه" | "مئتا" | "مئتي" | "الفا" | "مليون" | "مليونا" | "مليوني" | "مليار" => {
            Some(Quantity)
        }
        "هو" | "هي" | "هم" | "هما" | "هن" | "انتم" | "انت" | "اياه" | "اياها" | "نفسه" | "نفسها" | "ذاته" | "ذاتها" => {
            Some(Pronoun)
        }
        "نحن" | "انا" => Some(We),
        "كان" | "كانت" | "كانوا" | "كنا" | "كنت" | "كانا" | "كانتا" | "يكون" | "تكون" | "يكونوا" | "يكونون" | "تكن"
        | "يكن" | "نكون" | "كن" => Some(Was),
        "الا" | "ايضا" | "فقط" | "سيما" | "خاصه" | "خصوصا" | "تحديدا" | "مجددا" | "حاليا" | "سابقا" | "لاحقا"
        | "مؤخرا" | "اخيرا" | "مباشره" | "رسميا" | "هناك" | "هنا" | "فورا" | "فور" | "عموما" | "تقريبا" | "معا"
        | "سويا" | "علنا" | "شخصيا" | "بشده" | "بقوه" | "مرارا" | "تكرارا" | "نهائيا" | "جدا" | "جميعا" | "تماما"
        | "بدوره" | "بدورها" | "بدورهم" | "انذاك" | "حينها" | "وقتها" | "بعدها" | "قبلها" | "الان" | "طبعا"
        | "بالطبع" | "نعم" => Some(Filler),
        "هل" | "كيف" | "متي" | "لماذا" | "ماذا" | "اين" | "كم" => Some(Question),
        "كي" | "لكي" | "لكيلا" => Some(So),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_have_names_and_back() {
        for (i, name) in MARKERS.iter().enumerate() {
            assert_eq!(Marker::of(name), Some(Marker(i as u8)));
        }
        assert_eq!(Marker::of("بجانب"), None);
    }

    #[test]
    fn words_of_content_have_no_function() {
        for word in ["وفد", "وقت", "عقد", "مصر", "بحث"] {
            assert_eq!(function(word), None, "{word}");
        }
    }
}
