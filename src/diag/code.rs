//! Every complaint: its name, its default level and its page. Named after the fault, so that
//! "allow `uncited-key-point`" reads as a sentence.

use std::borrow::Cow;

/// The headings of the two examples of a page.
const WRONG: &str = "\n## Wrong\n";
const RIGHT: &str = "\n## Right\n";

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The site is not written.
    Error,
    /// The site is written, and the author told.
    Warn,
    /// Nothing is said.
    Allow,
}

impl Level {
    /// Returns the level called `name` in `book.toml`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "error" => Some(Self::Error),
            "warn" => Some(Self::Warn),
            "allow" => Some(Self::Allow),
            _ => None,
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $level:ident),* $(,)?) => {
        /// A complaint.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns its name, as in `book.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Returns the level it has where `book.toml` says nothing.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Code::$variant => Level::$level,)* }
            }

            /// Returns its page: what, why, a wrong and a right example, in Markdown.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("pages/", $name, ".md")),)* }
            }

            /// Returns what its page says in Arabic, without the examples, which are the same in every language.
            fn arabic(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("pages/ar/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // Files as they are read.
    UnreadableFile "unreadable-file" Error,
    LargeFile "large-file" Error,
    NotUtf8 "not-utf8" Error,
    NulByte "nul-byte" Error,
    SymbolicLink "symbolic-link" Error,
    OutsideFolder "outside-folder" Error,
    MisplacedFile "misplaced-file" Warn,
    UnsafeAttachment "unsafe-attachment" Error,
    // book.toml and front matter.
    BadToml "bad-toml" Error,
    BadYaml "bad-yaml" Error,
    UnclosedFrontMatter "unclosed-front-matter" Error,
    ForbiddenYaml "forbidden-yaml" Error,
    DuplicateKey "duplicate-key" Error,
    UnknownKey "unknown-key" Error,
    MissingKey "missing-key" Error,
    WrongType "wrong-type" Error,
    EmptyValue "empty-value" Error,
    HiddenCharacter "hidden-character" Error,
    UnknownValue "unknown-value" Error,
    UnknownLanguage "unknown-language" Error,
    BadUrl "bad-url" Error,
    DifferingHost "differing-host" Warn,
    BadDate "bad-date" Error,
    BadCoordinates "bad-coordinates" Error,
    BadBibtex "bad-bibtex" Error,
    BadCitationStyle "bad-citation-style" Error,
    // Documents and their languages.
    BadId "bad-id" Error,
    DuplicateId "duplicate-id" Error,
    TwoOriginals "two-originals" Error,
    ContradictingFact "contradicting-fact" Error,
    RepeatedFact "repeated-fact" Warn,
    DuplicateUrl "duplicate-url" Error,
    ReversedDates "reversed-dates" Error,
    ImplausibleDate "implausible-date" Warn,
    RepeatedItem "repeated-item" Warn,
    RelatedToItself "related-to-itself" Warn,
    // Names.
    UnknownActor "unknown-actor" Error,
    UnknownPlace "unknown-place" Error,
    UnknownTopic "unknown-topic" Error,
    UnknownSource "unknown-source" Error,
    UnknownBrief "unknown-brief" Error,
    CircularPart "circular-part" Error,
    CircularSource "circular-source" Error,
    // Words.
    BrokenLink "broken-link" Error,
    BrokenHeading "broken-heading" Error,
    EmptyLink "empty-link" Warn,
    UnclosedLink "unclosed-link" Warn,
    UnclosedComment "unclosed-comment" Error,
    BadCitation "bad-citation" Warn,
    DuplicateHeading "duplicate-heading" Error,
    UndefinedFootnote "undefined-footnote" Error,
    DuplicateFootnote "duplicate-footnote" Error,
    UnusedFootnote "unused-footnote" Warn,
    UnknownAlert "unknown-alert" Warn,
    RemoteImage "remote-image" Warn,
    UnsafeHtml "unsafe-html" Warn,
    UnsafeUrl "unsafe-url" Error,
    DeepNesting "deep-nesting" Error,
    // Themes.
    UnknownTheme "unknown-theme" Error,
    BadTemplate "bad-template" Error,
    BadString "bad-string" Error,
    // Rules that an author may switch off.
    UncitedKeyPoint "uncited-key-point" Warn,
    UncitedQuotation "uncited-quotation" Warn,
    UnclearAttribution "unclear-attribution" Warn,
    UncitedSource "uncited-source" Warn,
    UntranslatedGap "untranslated-gap" Warn,
    MissingTranslation "missing-translation" Allow,
    StaleTranslation "stale-translation" Warn,
    DifferingPoints "differing-points" Warn,
    DifferingCitation "differing-citation" Warn,
    DifferingQuotation "differing-quotation" Warn,
    UntranslatedLink "untranslated-link" Allow,
    LeavingLanguage "leaving-language" Warn,
    OrphanActor "orphan-actor" Warn,
    OrphanPlace "orphan-place" Warn,
    OrphanTopic "orphan-topic" Warn,
    UndeclaredActor "undeclared-actor" Warn,
    UnmentionedActor "unmentioned-actor" Warn,
    NearDuplicateActor "near-duplicate-actor" Warn,
    UndescribedImage "undescribed-image" Warn,
    SkippedHeading "skipped-heading" Warn,
    UnbalancedDirection "unbalanced-direction" Warn,
    HiddenDirection "hidden-direction" Error,
    MixedDigits "mixed-digits" Warn,
    ForeignPunctuation "foreign-punctuation" Warn,
    PersonalContact "personal-contact" Warn,
    SingleUnnamedSource "single-unnamed-source" Warn,
    UnnamedAuthor "unnamed-author" Warn,
    SharedOrigin "shared-origin" Warn,
    SelfCitation "self-citation" Warn,
    MissingArchive "missing-archive" Warn,
    DoubtfulArchive "doubtful-archive" Warn,
    MissingCopy "missing-copy" Error,
    ChangedCopy "changed-copy" Error,
    BrokenAnswers "broken-answers" Warn,
    DeadLink "dead-link" Error,
    DeadArchive "dead-archive" Error,
    ArchivedOnly "archived-only" Warn,
    KeptMetadata "kept-metadata" Error,
    MissingSiteUrl "missing-site-url" Warn,
    MissingHistory "missing-history" Warn,
    LargeSite "large-site" Warn,
}

impl Code {
    /// Returns whether it speaks of an address on the web that is not the author's own.
    #[must_use]
    pub fn is_external(self) -> bool {
        matches!(self, Self::DeadLink | Self::DeadArchive | Self::ArchivedOnly)
    }

    /// Returns its page in the language of a tag; in English where there is none in that.
    #[must_use]
    pub fn page_in(self, tag: &str) -> Cow<'static, str> {
        let english = self.page();
        if tag != "ar" {
            return Cow::Borrowed(english);
        }
        let examples = english.find(WRONG).map_or("", |at| &english[at..]);
        let examples = examples.replacen(WRONG, "\n## خطأ\n", 1).replacen(RIGHT, "\n## صواب\n", 1);
        Cow::Owned(format!("{}\n{examples}", self.arabic().trim_end()))
    }

    /// Returns the code called `name`.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
