//! Foreign text → the text of a new brief. Readers (`plain`, `html`, `bibtex`, `foreign`) return an `article`; `proposal`
//! gathers what its words let one propose (`phrases`, `known`, `people`, `quotations`); `brief` writes it. Never writes a
//! file, and never makes a fact of a guess.

pub mod escape;
pub mod phrases;
pub mod article;
pub mod pairing;
pub mod plain;
pub mod html;
pub mod bibtex;
pub mod foreign;
pub mod known;
pub mod names;
pub mod people;
pub mod quotations;
pub mod proposal;
pub mod wording;
pub mod brief;
pub mod settle;
pub mod between;
