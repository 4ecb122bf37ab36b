//! Who acts, where, about what: shared by all briefs, named in both languages.

use crate::generate::lexicon::Tongue;
use crate::generate::random::{Random, Zipf};
use crate::generate::{SEED, World};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const GIVEN: [(&str, &str); 36] = [
    ("أحمد", "Ahmad"),
    ("ليلى", "Layla"),
    ("عمر", "Omar"),
    ("فاطمة", "Fatima"),
    ("يوسف", "Yusuf"),
    ("سلمى", "Salma"),
    ("خالد", "Khalid"),
    ("حسن", "Hasan"),
    ("إبراهيم", "Ibrahim"),
    ("هدى", "Huda"),
    ("طارق", "Tariq"),
    ("أمينة", "Amina"),
    ("سمير", "Samir"),
    ("زينب", "Zaynab"),
    ("كريم", "Karim"),
    ("منى", "Mona"),
    ("بلال", "Bilal"),
    ("سوسن", "Sawsan"),
    ("نبيل", "Nabil"),
    ("دينا", "Dina"),
    ("فيصل", "Faisal"),
    ("هالة", "Hala"),
    ("راشد", "Rashid"),
    ("إيمان", "Iman"),
    ("زياد", "Ziad"),
    ("رانيا", "Rania"),
    ("مراد", "Murad"),
    ("وداد", "Widad"),
    ("أنس", "Anas"),
    ("لبنى", "Lubna"),
    ("جمال", "Jamal"),
    ("سناء", "Sana"),
    ("مروان", "Marwan"),
    ("غادة", "Ghada"),
    ("هشام", "Hisham"),
    ("بسمة", "Basma"),
];
const FAMILY: [(&str, &str); 36] = [
    ("حداد", "Haddad"),
    ("الخطيب", "al-Khatib"),
    ("منصور", "Mansour"),
    ("المصري", "al-Masri"),
    ("درويش", "Darwish"),
    ("النجار", "al-Najjar"),
    ("صالح", "Saleh"),
    ("الهاشمي", "al-Hashimi"),
    ("بركات", "Barakat"),
    ("التميمي", "al-Tamimi"),
    ("قاسم", "Qasim"),
    ("الراوي", "al-Rawi"),
    ("شاهين", "Shahin"),
    ("العامري", "al-Amiri"),
    ("جابر", "Jaber"),
    ("الصباغ", "al-Sabbagh"),
    ("فارس", "Fares"),
    ("الدليمي", "al-Dulaimi"),
    ("ناصر", "Nasser"),
    ("الزهراني", "al-Zahrani"),
    ("حبيب", "Habib"),
    ("القاضي", "al-Qadi"),
    ("سليمان", "Suleiman"),
    ("البستاني", "al-Bustani"),
    ("رفاعي", "Rifai"),
    ("الشامي", "al-Shami"),
    ("الفهد", "al-Fahd"),
    ("عزيز", "Aziz"),
    ("الحريري", "al-Hariri"),
    ("غانم", "Ghanem"),
    ("العبيدي", "al-Obeidi"),
    ("بشارة", "Bishara"),
    ("التركي", "al-Turki"),
    ("كنعان", "Kanaan"),
    ("الجابري", "al-Jabri"),
    ("ياسين", "Yassin"),
];
const FIELDS: [(&str, &str); 20] = [
    ("الموارد المائية", "Water Resources"),
    ("الطاقة", "Energy"),
    ("التجارة", "Trade"),
    ("المالية", "Finance"),
    ("الزراعة", "Agriculture"),
    ("الثقافة", "Culture"),
    ("الصحة", "Health"),
    ("النقل", "Transport"),
    ("الخارجية", "Foreign Affairs"),
    ("الداخلية", "the Interior"),
    ("التعليم", "Education"),
    ("العدل", "Justice"),
    ("التخطيط", "Planning"),
    ("البيئة", "the Environment"),
    ("العمل", "Labour"),
    ("الاتصالات", "Communications"),
    ("الآثار", "Antiquities"),
    ("الإسكان", "Housing"),
    ("السياحة", "Tourism"),
    ("الإحصاء", "Statistics"),
];
const FORMS: [(&str, &str, &str); 6] = [
    ("وزارة {f} في {p}", "Ministry of {f} of {p}", "public-body"),
    ("مركز {p} لدراسات {f}", "{p} Centre for {f}", "organization"),
    ("هيئة {f} في {p}", "{p} Authority for {f}", "public-body"),
    ("جمعية {p} لشؤون {f}", "{p} Society for {f}", "organization"),
    ("شركة {f} في {p}", "{p} Company of {f}", "company"),
    ("صحيفة {f} في {p}", "{p} Review of {f}", "media"),
];
const PLACES: [(&str, &str, &str); 24] = [
    ("بغداد", "Baghdad", "33.31, 44.37"),
    ("البصرة", "Basra", "30.51, 47.78"),
    ("الموصل", "Mosul", "36.34, 43.13"),
    ("أربيل", "Erbil", "36.19, 44.01"),
    ("كركوك", "Kirkuk", "35.47, 44.39"),
    ("النجف", "Najaf", "32.03, 44.35"),
    ("كربلاء", "Karbala", "32.61, 44.02"),
    ("الرمادي", "Ramadi", "33.43, 43.30"),
    ("دمشق", "Damascus", "33.51, 36.29"),
    ("حلب", "Aleppo", "36.20, 37.16"),
    ("بيروت", "Beirut", "33.89, 35.50"),
    ("صيدا", "Sidon", "33.56, 35.37"),
    ("عمّان", "Amman", "31.95, 35.93"),
    ("القدس", "Jerusalem", "31.78, 35.22"),
    ("غزة", "Gaza", "31.50, 34.47"),
    ("القاهرة", "Cairo", "30.04, 31.24"),
    ("أسيوط", "Asyut", "27.18, 31.18"),
    ("الخرطوم", "Khartoum", "15.50, 32.56"),
    ("طرابلس", "Tripoli", "32.89, 13.19"),
    ("تونس", "Tunis", "36.81, 10.18"),
    ("الرباط", "Rabat", "34.02, -6.83"),
    ("الرياض", "Riyadh", "24.71, 46.68"),
    ("الدوحة", "Doha", "25.29, 51.53"),
    ("صنعاء", "Sanaa", "15.37, 44.19"),
];

/// One actor.
pub(crate) struct Actor {
    /// Its id.
    pub(crate) id: String,
    /// Its name in Arabic and in English.
    pub(crate) name: (String, String),
    /// Its last name or its place, in both.
    short: (String, String),
    kind: &'static str,
}

/// All actors, the most frequent first.
pub(crate) struct Cast {
    /// The actors.
    pub(crate) actors: Vec<Actor>,
    ranks: Zipf,
}

impl Cast {
    /// Returns the actors of so many briefs: ten for the square root of each.
    pub(crate) fn new(briefs: usize) -> Self {
        let count = (briefs.isqrt() * 10).max(12);
        let mut random = Random::new(SEED, 1);
        let mut known = BTreeSet::new();
        let mut actors = Vec::new();
        while actors.len() < count {
            let actor = if random.below(5) < 3 { person(&mut random) } else { organization(&mut random) };
            if known.insert(actor.id.clone()) {
                actors.push(actor);
            }
        }
        Self { actors, ranks: Zipf::new(count, 5) }
    }

    /// Returns so many different actors.
    pub(crate) fn draw(&self, count: usize, random: &mut Random) -> Vec<&Actor> {
        let mut drawn: Vec<usize> = Vec::new();
        while drawn.len() < count.min(self.actors.len()) {
            let rank = self.ranks.draw(random);
            if !drawn.contains(&rank) {
                drawn.push(rank);
            }
        }
        drawn.into_iter().map(|rank| &self.actors[rank]).collect()
    }

    /// Returns the id of one of the first actors, who publishes.
    pub(crate) fn publisher(&self, random: &mut Random) -> &str {
        &self.actors[random.below(self.actors.len().min(40))].id
    }
}

fn person(random: &mut Random) -> Actor {
    let (given, family) = (random.pick(&GIVEN), random.pick(&FAMILY));
    let name = (format!("{} {}", given.0, family.0), format!("{} {}", given.1, family.1));
    Actor { id: id(&name.1), name, short: (family.0.to_owned(), family.1.to_owned()), kind: "person" }
}

fn organization(random: &mut Random) -> Actor {
    let (form, field, place) = (random.pick(&FORMS), random.pick(&FIELDS), random.pick(&PLACES));
    let filled = |form: &str, field, place| form.replace("{f}", field).replace("{p}", place);
    let name = (filled(form.0, field.0, place.0), filled(form.1, field.1, place.1));
    let short =
        (filled(form.0, field.0, "").trim().to_owned(), filled(form.1, field.1, "").trim().to_owned());
    Actor { id: id(&name.1), name, short, kind: form.2 }
}

fn id(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Returns the id of a place.
pub(crate) fn place(random: &mut Random) -> String {
    id(random.pick(&PLACES).1)
}

/// Returns the id of a topic.
pub(crate) fn topic(random: &mut Random) -> String {
    format!("topic-{}", id(random.pick(&FIELDS).1))
}

/// Writes the files of all actors, places and topics.
pub(crate) fn write(world: &World, write: &mut impl FnMut(&str, &str)) {
    for (number, actor) in world.cast.actors.iter().enumerate() {
        let mut random = Random::new(SEED, 0x1000_0000 + number as u64);
        let facts = facts(world, actor, &mut random);
        let mut prose = |tongue| world.lexicon(tongue).clause(30, &mut random);
        let (arabic, english) = (prose(Tongue::Arabic), prose(Tongue::English));
        write(&format!("content/actors/{}.ar.md", actor.id), &format!("---\n{facts}---\n\n{arabic}.\n"));
        write(&format!("content/actors/{}.en.md", actor.id), &format!("---\n---\n\n{english}.\n"));
    }
    for (arabic, english, coordinates) in PLACES {
        let facts = format!("name: {{ar: {arabic}, en: {english}}}\ncoordinates: [{coordinates}]");
        write(&format!("content/places/{}.md", id(english)), &format!("---\n{facts}\n---\n"));
    }
    for (arabic, english) in FIELDS {
        let facts = format!("name: {{ar: {arabic}, en: {english}}}");
        write(&format!("content/topics/topic-{}.md", id(english)), &format!("---\n{facts}\n---\n"));
    }
}

fn facts(world: &World, actor: &Actor, random: &mut Random) -> String {
    let mut facts = format!("name: {{ar: \"{}\", en: \"{}\"}}\n", actor.name.0, actor.name.1);
    let _ = writeln!(facts, "aliases: {{ar: [\"{}\"], en: [\"{}\"]}}", actor.short.0, actor.short.1);
    let _ = writeln!(facts, "type: {}", actor.kind);
    if actor.kind == "person" && random.below(2) == 0 {
        let year = 2005 + random.below(15);
        let employer = random.pick(&world.cast.actors.iter().map(|actor| &*actor.id).collect::<Vec<_>>());
        let _ = write!(facts, "positions:\n  - title: {{ar: مستشار, en: adviser}}\n    from: \"{year}\"\n");
        if employer != actor.id {
            let _ = writeln!(facts, "    organization: {employer}");
        }
    }
    facts
}
