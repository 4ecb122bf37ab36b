//! Cited works for programs that keep references: BibTeX, RIS and CSL-JSON, of one brief or of the whole site. One
//! file serves all languages: a work is told of in its own.

mod record;
mod bibtex;
mod ris;
mod csl_json;

use crate::model::graph::Graph;
use crate::model::id::SourceId;
use crate::plan::target::{ExportFormat, Exported};
use crate::render::export::record::record;

/// Returns a file of cited works.
#[must_use]
pub fn export(graph: &Graph, (of, format): (Exported, ExportFormat)) -> String {
    let ids: Vec<SourceId> = match of {
        Exported::Brief(id) => graph.works(id),
        Exported::All => (0..graph.sources.len()).map(SourceId::from_index).collect(),
    };
    let records = ids.into_iter().map(|id| record(graph, id));
    let mut out = String::new();
    match format {
        ExportFormat::Bibtex => records.for_each(|record| bibtex::add(&record, &mut out)),
        ExportFormat::Ris => records.for_each(|record| ris::add(&record, &mut out)),
        ExportFormat::CslJson => {
            out.push('[');
            for (at, record) in records.enumerate() {
                out.push_str(if at > 0 { ",\n" } else { "\n" });
                csl_json::add(&record, &mut out);
            }
            out.push_str("\n]\n");
        }
    }
    out
}
