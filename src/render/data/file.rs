//! The files of data. In: the site. Out: the bytes of one of them.

use crate::plan::target::DataFile;
use crate::render::data::follow_the_money::entities;
use crate::render::data::gather::{Gatherer, room};
use crate::render::data::linked::linked;
use crate::render::data::noun::SiteData;
use crate::render::data::table::table;
use crate::render::site::Site;
use schemars::generate::SchemaSettings;

/// Returns the bytes of a file of data.
#[must_use]
pub fn data_file<'a>(site: &'a Site<'a>, file: DataFile) -> Vec<u8> {
    let gatherer = Gatherer { graph: site.graph, plan: site.plan };
    match file {
        DataFile::Graph => {
            let mut json = Vec::with_capacity(room(site.graph));
            serde_json::to_writer(&mut json, &gatherer.site()).expect("the data has text for keys");
            json.push(b'\n');
            json
        }
        DataFile::Schema => schema(),
        DataFile::Table(of) => table(gatherer, of).into_bytes(),
        DataFile::Linked(lang) => linked(site, lang).into_bytes(),
        DataFile::FollowTheMoney => entities(gatherer).into_bytes(),
    }
}

/// Returns the JSON Schema of the whole graph as JSON, made from the types that are written (draft 2020-12).
fn schema() -> Vec<u8> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<SiteData<'_>>();
    let mut json = serde_json::to_vec_pretty(&schema).expect("a schema is JSON");
    json.push(b'\n');
    json
}
