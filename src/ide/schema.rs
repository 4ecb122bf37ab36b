//! What may be written, as JSON Schema (draft 2020-12). In: which kind of file. Out: its schema, made from the keys that
//! `parse` knows. What a schema cannot say, such as whether an id names anything, is for `mujaz check` to tell.

use crate::diag::catalog::Catalog;
use crate::diag::code::Code;
use crate::parse::files::Folder;
use crate::parse::keys::book;
use crate::parse::keys::brief::KNOWN_ROLES;
use crate::parse::keys::key::{DATE, Key, Need, Shape};
use crate::parse::keys::source;
use crate::parse::kinds::keys_of;
use serde_json::{Map, Value, json};

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front matter of a document.
    Front(Folder),
    /// A YAML file of sources.
    Library,
    /// `book.toml`.
    Book,
}

impl Subject {
    /// Every kind with its name.
    pub const ALL: [(&'static str, Self); 8] = [
        ("brief", Self::Front(Folder::Briefs)),
        ("actor", Self::Front(Folder::Actors)),
        ("place", Self::Front(Folder::Places)),
        ("topic", Self::Front(Folder::Topics)),
        ("source", Self::Front(Folder::Sources)),
        ("page", Self::Front(Folder::Pages)),
        ("library", Self::Library),
        ("book", Self::Book),
    ];

    fn title(self) -> &'static str {
        match self {
            Self::Front(Folder::Briefs) => "Front matter of a brief",
            Self::Front(Folder::Actors) => "Front matter of an actor",
            Self::Front(Folder::Places) => "Front matter of a place",
            Self::Front(Folder::Topics) => "Front matter of a topic",
            Self::Front(Folder::Sources) => "Front matter of a source",
            Self::Front(Folder::Pages) => "Front matter of a page",
            Self::Library => "A file of sources: a map of ids to keys",
            Self::Book => "book.toml",
        }
    }
}

/// What one schema is made with.
struct Maker<'run> {
    catalog: &'run Catalog,
    /// Whether maps of languages are TOML's, where a value is never nothing.
    subject: Subject,
}

/// Returns the schema of a kind of file, described in the language of `catalog`.
#[must_use]
pub fn schema(subject: Subject, catalog: &Catalog) -> Value {
    let maker = Maker { catalog, subject };
    let mut schema = match subject {
        Subject::Front(folder) => maker.object(&keys_of(folder)),
        Subject::Book => maker.object(&book::TOP.iter().collect::<Vec<_>>()),
        Subject::Library => {
            let entry = maker.object(&source::KEYS.iter().chain(&source::OF_ENTRIES).collect::<Vec<_>>());
            json!({
                "type": ["object", "null"],
                "propertyNames": { "$ref": "#/$defs/id" },
                "additionalProperties": { "allOf": [entry, titled()] },
            })
        }
    };
    if let Value::Object(object) = &mut schema {
        object.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        object.insert("title".into(), subject.title().into());
        object.insert("$defs".into(), definitions());
    }
    schema
}

/// A source has a title, unless it is one that is not named.
fn titled() -> Value {
    json!({ "anyOf": [
        { "required": ["title"] },
        { "required": ["unnamed"], "properties": { "unnamed": { "const": true } } },
    ] })
}

/// What is written in more than one place.
fn definitions() -> Value {
    json!({
        "text": { "type": "string", "pattern": "\\S" },
        "id": { "type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[^:?#%*|<>\"\\\\/\\[\\]]+$" },
        "language": { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" },
        "label": { "anyOf": [
            { "$ref": "#/$defs/text" },
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": { "$ref": "#/$defs/language" },
                "additionalProperties": { "$ref": "#/$defs/text" },
            },
        ] },
        "url": { "type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://[^\\s<>\"`\\\\{}|^]+$" },
        "edtf": { "anyOf": [
            { "type": "integer" },
            { "type": "string", "pattern": "^(\\[.*\\]|[0-9XYEuS.\\-/~?%:TZ+ ]+)$" },
            // A set without quotes, `[2025-11-06, 2025-11-09]`, is a list to YAML.
            { "type": "array", "items": { "type": ["integer", "string"] }, "minItems": 1 },
        ] },
        "scalar": { "type": ["string", "number"], "pattern": "\\S" },
    })
}

impl Maker<'_> {
    /// Returns the schema of a map of keys.
    fn object(&self, keys: &[&'static Key]) -> Value {
        let mut properties = Map::new();
        for key in keys {
            let mut shape = self.shape(&key.shape);
            if let Value::Object(object) = &mut shape {
                object.insert("description".into(), (key.about)().told(self.catalog).into());
            }
            properties.insert(key.name.into(), shape);
        }
        let required: Vec<&str> =
            keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
        let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        object
    }

    fn map(&self, keys: &'static [Key]) -> Value {
        self.object(&keys.iter().collect::<Vec<_>>())
    }

    fn shape(&self, shape: &'static Shape) -> Value {
        let refer = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
        match shape {
            Shape::Text => refer("text"),
            Shape::Label => refer("label"),
            Shape::Scalar => refer("scalar"),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Date => json!({ "anyOf": [refer("edtf"), self.dated()] }),
            Shape::Url => refer("url"),
            Shape::Language | Shape::OwnLanguage => refer("language"),
            Shape::Country => json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
            Shape::Wikidata => json!({ "type": "string", "pattern": "^Q[0-9]{1,12}$" }),
            Shape::Coordinates => json!({
                "type": "array",
                "prefixItems": [
                    { "type": "number", "minimum": -90, "maximum": 90 },
                    { "type": "number", "minimum": -180, "maximum": 180 },
                ],
                "items": false,
                "minItems": 2,
            }),
            Shape::Names => names(),
            Shape::Role => json!({ "anyOf": [{ "enum": KNOWN_ROLES }, refer("label")] }),
            Shape::OneOf(words) => one_of(words),
            Shape::Id(_) => refer("id"),
            Shape::ActorOrName => refer("label"),
            Shape::List(of) => json!({ "type": "array", "items": self.shape(of) }),
            Shape::OneOrMore(of) => {
                json!({ "anyOf": [self.shape(of), { "type": "array", "items": self.shape(of) }] })
            }
            Shape::Map(keys) => self.map(keys),
            Shape::Short(alone, keys) => json!({ "anyOf": [self.shape(alone), self.map(keys)] }),
            Shape::Table(of) => json!({ "type": "object", "additionalProperties": self.free(of) }),
            Shape::ByLanguage(keys) => json!({
                "type": "object",
                "propertyNames": refer("language"),
                "additionalProperties": self.map(keys),
            }),
            Shape::Levels => levels(),
            Shape::Free => self.anything(),
        }
    }

    /// Returns the schema of what stands in a table whose keys are free; a theme's options may be flags as well.
    fn free(&self, of: &'static Shape) -> Value {
        match of {
            Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
            other => self.shape(other),
        }
    }

    fn dated(&self) -> Value {
        let mut object = self.map(&DATE);
        object["properties"]["date"]["$ref"] = json!("#/$defs/edtf");
        object
    }

    /// Returns the schema of what is free: in front matter, a map; notes for editors may be anything.
    fn anything(&self) -> Value {
        match self.subject {
            Subject::Front(_) => json!({}),
            Subject::Library | Subject::Book => json!({ "type": "object" }),
        }
    }
}

/// Names: a list, or a map of languages to lists.
fn names() -> Value {
    let list = json!({ "type": "array", "items": { "$ref": "#/$defs/text" } });
    json!({ "anyOf": [
        list,
        {
            "type": "object",
            "propertyNames": { "$ref": "#/$defs/language" },
            "additionalProperties": list,
        },
    ] })
}

/// Words of a closed list; those that are numbers may be written as such.
fn one_of(words: &[&str]) -> Value {
    let numbers = words.iter().filter_map(|word| word.parse::<u8>().ok()).map(Value::from);
    let all: Vec<Value> = words.iter().map(|word| Value::from(*word)).chain(numbers).collect();
    json!({ "enum": all })
}

/// The level of each message.
fn levels() -> Value {
    let level = json!({ "enum": ["error", "warn", "allow"] });
    let codes: Map<String, Value> =
        Code::ALL.iter().map(|code| (code.name().to_owned(), level.clone())).collect();
    json!({ "type": "object", "properties": codes, "additionalProperties": false })
}
