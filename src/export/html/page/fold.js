// One spelling for search: vowels and tatweel, forms of alef, hamza on its
// carriers, ya, ta marbuta, digits and letters of other keyboards.

const MARKS = /[\u0640\u0610-\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u0300-\u036f]/g;
const FORMS = /[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\u00c0-\u024f]/;

const fold = (text) => {
  const plain = FORMS.test(text) ? text.normalize("NFKD") : text;
  return plain
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/[ىیېےئ]/g, "ي")
    .replace(/ؤ/g, "و")
    .replace(/[ةۀہھەۃ]/g, "ه")
    .replace(/[کڪگ]/g, "ك")
    .replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0);
};
