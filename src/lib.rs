//! mujaz: bilingual Markdown briefs become a linked static site. The modules below are in the order of
//! reading and of import: each may use only those above it.

pub mod guard; // A library kept from ending the program.
pub mod span; // Where, in which text.
pub mod diag; // What we tell authors.
pub mod input; // All the text of one build, and today's date.
pub mod lang; // What we know of languages.
pub mod model; // The nouns.
pub mod parse; // Input → Drafts.
pub mod resolve; // Drafts → Graph.
pub mod plan; // Graph → Plan.
pub mod render; // Plan → Artifacts.
pub mod check; // Graph → Report.
pub mod import; // Foreign text → the text of a new brief.
pub mod session; // Runs the stages.
pub mod mend; // Faults put right.
pub mod amend; // Keys put into an author's text.
pub mod survey; // How translations stand to their originals.
pub mod scaffold; // What editors begin with.
pub mod desk; // What an editor has before it.
pub mod ide; // Answers for an editor.
pub mod disk; // Files in, files out. From here on down the outside world is touched.
pub mod net; // Addresses asked.
pub mod git; // The history of a folder, and a branch of another repository.
pub mod term; // What people at a terminal are shown.
pub mod serve; // A site served to those who write it.
pub mod lsp; // The language server.
pub mod cmd; // The commands.
