//! The keys of sources, wherever they are written.

use crate::diag::phrase::say;
use crate::model::source::SourceType;
use crate::parse::keys::key::Shape::{
    ActorOrName, Date, Flag, Free, Id, Label, Language, List, Map, OneOf, OneOrMore, Scalar, Text, Url,
};
use crate::parse::keys::key::{Key, Kind, optional, required, words};

const SOURCE_TYPES: [&str; 9] = words(&SourceType::ALL);

/// The keys of a source. In the library its `id` is its file's name or its key, and need not be written.
pub static KEYS: [Key; 23] = [
    optional("id", Text, || say!("Its id, by which it is cited: `[@id]`")),
    optional("title", Label, || say!("Its title, in its own language; with translations: `{ar: …, en: …}`")),
    optional("author", OneOrMore(&ActorOrName), || say!("Who wrote or said it: ids of actors, or names")),
    optional("publisher", ActorOrName, || say!("Who published it: the id of an actor, or a name")),
    optional("container", Label, || {
        say!("What it is a part of, where that is not its publisher: the title of a book or a journal")
    }),
    optional("volume", Scalar, || say!("Its volume, as printed")),
    optional("number", Scalar, || say!("The number of the issue that it stands in, or its own as a report")),
    optional("pages", Scalar, || say!("The pages that it stands on: `45-62`")),
    optional("edition", Scalar, || say!("Its edition, as printed: `2`")),
    optional("url", Url, || say!("Its address")),
    optional("archive-url", Url, || say!("The address of an archived copy: `mujaz archive` writes it")),
    optional("archive-date", Date, || say!("When that copy was made")),
    optional("date", Date, || say!("When it was published, as far as it is known")),
    optional("accessed", Date, || say!("When it was read")),
    optional("language", Language, || say!("The language it is in")),
    optional("type", OneOf(&SOURCE_TYPES), || say!("What kind of work it is")),
    optional("unnamed", Flag, || say!("`true`: one who is not named")),
    optional("derived-from", List(&Id(Kind::Source)), || say!("The sources that it repeats: their ids")),
    optional("reliability", OneOf(&["A", "B", "C", "D", "E", "F"]), || {
        say!("How reliable the source is: from A (always has been) to E (never), F where nobody can tell")
    }),
    optional("credibility", OneOf(&["1", "2", "3", "4", "5", "6"]), || {
        say!(
            "How credible what it says is: from 1 (confirmed by others) to 5 (improbable), 6 where nobody can tell"
        )
    }),
    optional("quote", Label, || say!("Words quoted from it")),
    optional("note", Label, || say!("What readers should know of it")),
    optional("copy", Map(&COPY), || say!("A copy of it among the site's own files")),
];

/// What an entry of a file of sources may have besides.
pub static OF_ENTRIES: [Key; 1] = [optional("internal", Free, || say!("Notes for editors: never published"))];

/// The keys of `copy`.
pub static COPY: [Key; 3] = [
    required("file", Scalar, || say!("Its name in `content/sources/files`")),
    required("sha256", Scalar, || say!("The SHA-256 that it had when it was taken")),
    optional("publish", Flag, || say!("`true`: readers get it; without it, it is for editors alone")),
];
