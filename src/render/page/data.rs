//! The page that lists the data of the site.

use crate::lang::tag::Lang;
use crate::plan::target::{DataFile, Fed, Table, What};
use crate::render::here::Here;
use crate::render::page::frame::{About, alternate, feed_files, frame};
use crate::render::view::piece::Alternate;
use crate::render::view::whole::{DataTable, DataView};

/// Returns the view of the page.
pub(crate) fn data(here: Here<'_>) -> DataView {
    let about = About { kind: "data", title: here.say("data"), description: None, file: None };
    let href = |file: DataFile| here.href(What::Data(file));
    let tables = Table::ALL.iter();
    let linked = |lang: &Lang| -> Option<Alternate> {
        let what = What::Data(DataFile::Linked(*lang));
        here.site.plan.find_path(what).map(|_| alternate(here, *lang, what))
    };
    let frame = frame(here, about);
    DataView {
        graph: href(DataFile::Graph),
        schema: href(DataFile::Schema),
        tables: tables.map(|(name, table)| DataTable { name, href: href(DataFile::Table(*table)) }).collect(),
        linked: here.graph().config.languages.iter().filter_map(linked).collect(),
        follow_the_money: href(DataFile::FollowTheMoney),
        feeds: feed_files(here, Fed::Site),
        correction_feeds: feed_files(here, Fed::Corrections),
        frame,
    }
}
