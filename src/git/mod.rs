//! What is asked of the command `git`: the history of a folder, and a commit on a branch of another repository.

mod run;
pub mod history;
pub mod branch;
