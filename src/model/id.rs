//! Ids: what the author called a document, and the numbers that the graph uses for it.

/// The permanent name of a document: a file's stem, in any script.
pub type Slug = Box<str>;

macro_rules! numbers {
    ($($name:ident $doc:literal),* $(,)?) => {$(
        #[doc = concat!("The number of ", $doc, " in the [`Graph`](crate::model::graph::Graph); ordered by slug.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the number for position `at` of its list.
            #[must_use]
            pub fn from_index(at: usize) -> Self {
                Self(u32::try_from(at).expect("a site has fewer than 2^32 documents"))
            }

            /// Returns the position in its list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

numbers! {
    BriefId "a brief",
    ActorId "an actor",
    PlaceId "a place",
    TopicId "a topic",
    SourceId "a source",
    PublisherId "a publisher",
    PageId "a prose page",
    EventId "an event",
    AttachmentId "a file that is published beside a brief",
}

/// Anything that has a page in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityId {
    /// A brief.
    Brief(BriefId),
    /// An actor.
    Actor(ActorId),
    /// A place.
    Place(PlaceId),
    /// A topic.
    Topic(TopicId),
    /// A source.
    Source(SourceId),
    /// A publisher.
    Publisher(PublisherId),
    /// A prose page.
    Page(PageId),
}

impl EntityId {
    /// How many kinds there are.
    pub const KINDS: usize = 7;

    /// Returns the number of its kind, from 0, and its position in the list of its kind.
    #[must_use]
    pub fn place(self) -> (usize, usize) {
        match self {
            Self::Brief(id) => (0, id.index()),
            Self::Actor(id) => (1, id.index()),
            Self::Place(id) => (2, id.index()),
            Self::Topic(id) => (3, id.index()),
            Self::Source(id) => (4, id.index()),
            Self::Publisher(id) => (5, id.index()),
            Self::Page(id) => (6, id.index()),
        }
    }
}
