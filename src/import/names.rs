//! Words that show a name: given names, titles, verbs of saying, what institutions are called by; and words that are no
//! part of one. Folded as `lang::fold` folds.

/// Arabic given names, and some from elsewhere in Arabic letters.
#[rustfmt::skip]
pub const ARABIC_GIVEN: &[&str] = &[
    "محمد", "احمد", "محمود", "علي", "حسن", "حسين", "عمر", "عثمان", "خالد", "وليد", "سعيد", "سعد", "صباح",
    "مصطفي", "ابراهيم", "اسماعيل", "يوسف", "يعقوب", "موسي", "عيسي", "داود", "سليمان", "صالح", "جعفر",
    "كاظم", "هادي", "مهدي", "حيدر", "عباس", "قاسم", "قيس", "ليث", "زيد", "زيدان", "فالح", "فلاح", "نوري",
    "برهم", "مسعود", "مسرور", "نيجيرفان", "هوشيار", "فواد", "فءاد", "لطيف", "رشيد", "جمال", "كمال", "جلال",
    "طارق", "طالب", "عادل", "نبيل", "نجيب", "نزار", "بشار", "باسل", "بسام", "سامر", "سامي", "سمير", "سالم",
    "سلمان", "سلطان", "فيصل", "فهد", "تركي", "بندر", "ناصر", "منصور", "ماجد", "مجيد", "حامد", "حميد",
    "رياض", "زياد", "زكريا", "يحيي", "يونس", "هشام", "هاني", "وايل", "واءل", "ياسر", "ياسين", "ايمن",
    "اياد", "انس", "اسامه", "اسعد", "اكرم", "امين", "انور", "اشرف", "ايهاب", "بلال", "تامر", "ثامر", "جابر",
    "جاسم", "جواد", "جورج", "ميشال", "جبران", "نبيه", "نعيم", "نواف", "شيرين", "ليلي", "فاطمه", "زينب",
    "مريم", "عاءشه", "خديجه", "نور", "سارا", "ساره", "هدي", "منال", "مني", "نادين", "ريم", "رنا", "رانيا",
    "سناء", "سوسن", "سعاد", "نجلاء", "هاله", "وفاء", "ياسمين", "عبدالله", "عبدالرحمن", "عبدالعزيز",
    "عبدالفتاح", "عبدالكريم", "عبداللطيف", "عبدالحميد", "عبدالمجيد", "عبدالاله", "مقتدي", "عمار", "مازن",
    "فراس", "كريم", "لوي", "لءي", "مرتضي", "مروان", "معاذ", "منير", "نضال", "هيثم", "همام", "حسان", "غسان",
    "عدنان", "قحطان", "رامي", "روني", "طلال", "طه", "عصام", "عماد", "عزيز", "فادي", "فارس", "فاروق", "مارك",
    "دونالد", "جو", "فلاديمير", "ايمانويل", "انتوني", "ماركو", "بنيامين", "جون", "توم", "ستيف", "جيمس",
    "روبرت", "ديفيد", "مايكل", "انطونيو", "اورسولا", "كير", "ريشي", "اولاف", "فريدريش", "سيرغي", "رجب",
    "هاكان", "لويد", "جيك", "نيكولاي", "دينيس", "كامالا", "باراك", "هيلاري", "توماس",
];

/// Words before the name of somebody in Arabic.
#[rustfmt::skip]
pub const ARABIC_TITLES: &[&str] = &[
    "الرءيس", "رءيس", "الوزير", "الوزيره", "وزير", "وزيره", "المتحدث", "المتحدثه", "الناطق", "الناطقه",
    "المبعوث", "المبعوثه", "السفير", "السفيره", "الناءب", "الناءبه", "الجنرال", "العميد", "اللواء",
    "الفريق", "العقيد", "المقدم", "المستشار", "المستشاره", "الشيخ", "السيد", "السيده", "الدكتور",
    "الدكتوره", "المحلل", "الخبير", "الخبيره", "الباحث", "الباحثه", "القيادي", "المدير", "القاءد", "قاءد",
    "السيناتور", "المندوب", "مندوب", "الكاتب", "الصحافي", "الصحفي", "المحامي", "القاضي", "الامير", "الملك",
    "المنسق", "المفوض", "المفوضه", "محافظ", "المحافظ", "الموفد", "ناءب",
];

/// Arabic words of institutions that stand with the article and an adjective: `القيادة المركزية`.
#[rustfmt::skip]
pub const ARABIC_BODIES: &[&str] = &[
    "القياده", "القوات", "التحالف", "الحكومه", "البرلمان", "الجيش", "المجلس", "الهيءه", "المفوضيه",
    "اللجنه", "الوزاره", "الاتحاد", "الحزب", "الجبهه", "الامم", "الجامعه", "المحكمه", "الحرس", "الشرطه",
    "الخارجيه", "البنك", "المصرف", "الصندوق", "المنظمه", "الجمعيه", "الحركه", "الداءره", "الاداره",
    "السلطه", "المديريه", "الوكاله", "الفصاءل", "للقوات", "للقياده", "للحكومه",
];

/// Arabic words of institutions that stand before what owns them: `وزارة الدفاع`.
#[rustfmt::skip]
pub const ARABIC_OWNED_BODIES: &[&str] = &[
    "وزاره", "هيءه", "مجلس", "قياده", "جيش", "حزب", "حركه", "تنظيم", "منظمه", "جامعه", "شركه", "بنك",
    "مصرف", "صحيفه", "وكاله", "قناه", "لجنه", "محكمه", "حكومه", "مفوضيه", "جهاز", "اتحاد", "قوات", "رءاسه",
    "ميليشيا", "كتاءب", "جماعه", "جمعيه", "نقابه", "موسسه", "مءسسه", "مركز", "معهد", "داءره", "مديريه",
    "برلمان", "شرطه", "فصاءل", "صندوق",
];

/// Arabic words that are no part of a name, though they stand where one could: with the article or without it.
#[rustfmt::skip]
pub const ARABIC_NOT_NAMES: &[&str] = &[
    "الذي", "التي", "الذين", "اللذين", "اللتين", "اليوم", "الامس", "الجمعه", "السبت", "الاحد", "الاثنين",
    "الثلاثاء", "الاربعاء", "الخميس", "الماضي", "الماضيه", "المقبل", "المقبله", "القادم", "الجاري",
    "الحالي", "الحاليه", "الجوار", "النيه", "السلوك", "الحظ", "الي", "علي", "عن", "في", "من", "مع", "ان",
    "انه", "انها", "بعد", "قبل", "منذ", "خلال", "حتي", "بين", "قد", "كان", "كانت", "قال", "قالت", "اكد",
    "اعلن", "اعلنت", "اضاف", "امس", "غدا", "يوم", "هو", "هي", "هذا", "هذه", "ذلك", "تلك", "ثم", "او", "لكن",
    "لم", "لن", "لا", "ما", "كما", "حيث", "بان", "باسم", "وقال", "واكد", "واضاف", "الاول", "الثاني",
    "الثالث", "الاخير", "الاخيره", "الجديد", "الجديده", "السابق", "السابقه", "الراحل", "الواقعه", "الواقع",
    "التابعه", "التابع", "المذكوره", "المذكور", "وقوع", "نفسه", "نفسها", "الضغوط", "سيتم", "ستكون", "سيكون",
    "يقول", "تقول", "يري", "عبر", "لدي", "ضد", "حول", "نحو", "بشان", "خاصه", "رفيع", "رفيعو", "رفيعي",
    "عراقي", "عراقيه", "اميركي", "امريكي", "ايراني", "سوري", "لبناني", "فلسطيني", "مصري", "اسراءيلي",
    "فرنسي", "كبير", "كبار", "سابق", "جديد", "وزراء", "الوزراء", "الدوله", "المنطقه", "البلاد", "الان",
];

/// English words before the name of somebody, or that say what somebody is.
#[rustfmt::skip]
pub const ENGLISH_TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "professor", "gen", "general", "lt", "col", "colonel", "maj", "major",
    "capt", "captain", "sen", "senator", "rep", "sheikh", "president", "premier", "minister", "secretary",
    "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "sir", "ayatollah", "sayyid",
    "judge", "governor", "commander", "admiral", "brigadier", "director", "analyst", "engineer", "lawyer",
    "chief", "chairman", "chairwoman", "chancellor", "king", "queen", "prince", "pope", "journalist",
    "researcher", "head", "representative", "coordinator",
];

/// English verbs of saying, which have somebody beside them.
#[rustfmt::skip]
pub const ENGLISH_SAYING: &[&str] = &[
    "said", "says", "told", "added", "warned", "insisted", "noted", "wrote", "argued", "replied",
    "explained", "stressed", "tweeted", "claimed", "admitted", "remarked",
];

/// English words of institutions.
#[rustfmt::skip]
pub const ENGLISH_BODIES: &[&str] = &[
    "ministry", "council", "army", "command", "forces", "force", "party", "movement", "organization",
    "organisation", "agency", "university", "bank", "committee", "court", "union", "coalition",
    "parliament", "government", "commission", "authority", "department", "institute", "centre", "center",
    "corps", "guard", "guards", "nations", "league", "federation", "foundation", "association", "front",
    "brigade", "brigades", "assembly", "congress", "senate", "office", "airlines", "company", "police",
    "navy", "fund", "times", "post", "network", "service", "group", "militia", "directorate",
];

/// English words that begin with a capital and are no part of a name.
#[rustfmt::skip]
pub const ENGLISH_NOT_NAMES: &[&str] = &[
    "the", "a", "an", "in", "on", "at", "by", "to", "from", "for", "of", "and", "but", "or", "if", "when",
    "while", "after", "before", "since", "until", "it", "he", "she", "they", "we", "i", "you", "his", "her",
    "their", "its", "this", "that", "these", "those", "there", "then", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "as", "with", "both", "some", "all",
    "no", "not", "nobody", "what", "who", "how", "why", "yes", "however", "meanwhile", "officials",
    "earlier", "later", "last", "next",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fold::fold;

    #[test]
    fn every_word_is_folded() {
        for list in [ARABIC_GIVEN, ARABIC_TITLES, ARABIC_BODIES, ARABIC_OWNED_BODIES, ARABIC_NOT_NAMES] {
            for word in list {
                assert_eq!(fold(word), *word);
            }
        }
    }
}
