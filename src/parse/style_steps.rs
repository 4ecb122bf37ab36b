//! How much work a citation style is, whatever it is given. In: a style. Out: the most steps that its library takes to
//! set one work, or what keeps its macros from ending.

use crate::diag::phrase::{Phrase, say};
use hayagriva::citationberg::taxonomy::{
    DateVariable, Kind, NameVariable, NumberVariable, StandardVariable, Variable,
};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, NamesChild, Sort, SortKey,
    TextTarget,
};
use std::collections::BTreeMap;

/// How far macros may call one another.
const FARTHEST: usize = 20;

/// The most steps that elements take.
#[derive(Clone, Copy, Debug, Default)]
struct Steps {
    /// To find out whether they have anything to say: groups and macros ask this of all that is in them.
    ask: u64,
    /// To say it.
    write: u64,
    /// How many dates are said.
    dates: u64,
}

impl Steps {
    fn and(self, other: Self) -> Self {
        Self {
            ask: self.ask.saturating_add(other.ask),
            write: self.write.saturating_add(other.write),
            dates: self.dates.saturating_add(other.dates),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            ask: self.ask.max(other.ask),
            write: self.write.max(other.write),
            dates: self.dates.max(other.dates),
        }
    }

    /// Returns the same where some more is done in both cases.
    fn after(self, more: u64) -> Self {
        self.and(Self { ask: more, write: more, dates: 0 })
    }

    /// Returns the same where elements are asked this many times before they are written.
    fn asked(self, times: u64) -> Self {
        Self { write: self.write.saturating_add(self.ask.saturating_mul(times)), ..self }
    }
}

/// Returns the most steps that a style takes to sort a work of one of some kinds and to set it, once in a text and once
/// in a list.
///
/// # Errors
/// Where macros call themselves, or one another too far.
pub(super) fn most_steps(style: &IndependentStyle, kinds: &[&str], path: &str) -> Result<u64, Phrase> {
    let mut most = 0;
    for kind in kinds.iter().map(|kind| kind.parse().ok()) {
        let (bodies, known, open) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        let mut counting = Counting { path, kind, bodies, known, open };
        for of in &style.macros {
            // Of two of a name the library takes the first.
            counting.bodies.entry(&of.name).or_insert(&of.children);
        }
        most = most.max(counting.of_style(style)?);
    }
    Ok(most)
}

/// Counts steps for works of one kind, each macro's once.
struct Counting<'a> {
    path: &'a str,
    kind: Option<Kind>,
    bodies: BTreeMap<&'a str, &'a [LayoutRenderingElement]>,
    known: BTreeMap<&'a str, Steps>,
    open: Vec<&'a str>,
}

impl<'a> Counting<'a> {
    fn of_style(&mut self, style: &'a IndependentStyle) -> Result<u64, Phrase> {
        for name in self.bodies.keys().copied().collect::<Vec<_>>() {
            self.of_macro(name)?;
        }
        let mut all = self.of_all(&style.citation.layout.elements)?;
        let mut sorts = vec![style.citation.sort.as_ref()];
        if let Some(list) = &style.bibliography {
            all = all.and(self.of_all(&list.layout.elements)?);
            sorts.push(list.sort.as_ref());
        }
        let mut sum = all.write;
        for key in sorts.into_iter().flatten().flat_map(|Sort { keys }| keys) {
            if let SortKey::MacroName { name, .. } = key {
                // For each date that is sorted by, all is asked for the letter of its year.
                let by = self.of_macro(name)?;
                sum = sum.saturating_add(by.write).saturating_add(by.dates.saturating_mul(all.ask));
            }
        }
        Ok(sum)
    }

    fn of_all(&mut self, elements: &'a [LayoutRenderingElement]) -> Result<Steps, Phrase> {
        elements.iter().try_fold(Steps::default(), |sum, element| Ok(sum.and(self.of(element)?)))
    }

    fn of(&mut self, element: &'a LayoutRenderingElement) -> Result<Steps, Phrase> {
        let within = match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Macro { name } => self.of_macro(name)?.asked(1),
                TextTarget::Variable { .. } | TextTarget::Term { .. } | TextTarget::Value { .. } => {
                    Steps::default()
                }
            },
            LayoutRenderingElement::Names(names) => {
                let mut sum = Steps::default();
                for child in &names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        sum = sum.and(self.of_all(&substitute.children)?);
                    }
                }
                sum
            }
            LayoutRenderingElement::Group(group) => self.of_all(&group.children)?.asked(2),
            LayoutRenderingElement::Choose(choose) => self.of_choose(choose)?,
            LayoutRenderingElement::Date(_) => Steps { dates: 1, ..Steps::default() },
            LayoutRenderingElement::Number(_) | LayoutRenderingElement::Label(_) => Steps::default(),
        };
        Ok(within.after(1))
    }

    /// Returns the steps of whatever branch has most, of those that can be taken: only one ever is.
    fn of_choose(&mut self, choose: &'a Choose) -> Result<Steps, Phrase> {
        let mut most = Steps::default();
        let mut tests = 0u64;
        let mut is_found = false;
        for branch in choose.branches() {
            let of_branch = tests_of(branch, self.kind);
            tests = tests.saturating_add(1).saturating_add(of_branch.len() as u64);
            let is_taken = is_taken(branch.match_, &of_branch);
            let is_dead = is_found || is_taken == Some(false);
            let steps = self.of_all(&branch.children)?.asked(1);
            most = if is_dead { most } else { most.or(steps) };
            is_found |= is_taken == Some(true);
        }
        if let Some(branch) = &choose.otherwise {
            let steps = self.of_all(&branch.children)?.asked(1);
            most = if is_found { most } else { most.or(steps) };
        }
        Ok(most.after(tests))
    }

    fn of_macro(&mut self, name: &str) -> Result<Steps, Phrase> {
        let Some((&name, &body)) = self.bodies.get_key_value(name) else { return Ok(Steps::default()) };
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        if self.open.contains(&name) {
            return Err(say!("`{path}` has a macro `{name}` that calls itself", path = self.path, name));
        }
        if self.open.len() >= FARTHEST {
            return Err(say!(
                "`{path}` calls macros more than {depth} deep",
                path = self.path,
                depth = FARTHEST
            ));
        }
        self.open.push(name);
        let steps = self.of_all(body)?;
        self.open.pop();
        self.known.insert(name, steps);
        Ok(steps)
    }
}

/// Returns the tests that decide on a branch, for works of a kind: their outcome, where it is known.
fn tests_of(branch: &ChooseBranch, kind: Option<Kind>) -> Vec<Option<bool>> {
    fn each<T: Copy>(of: &Option<Vec<T>>, test: impl Fn(T) -> Option<bool>) -> Vec<Option<bool>> {
        of.iter().flatten().map(|of| test(*of)).collect()
    }
    let is_there = |variable| if is_ever_given(variable) { None } else { Some(false) };
    [
        branch.disambiguate.map(|_| None).into_iter().collect(),
        each(&branch.is_numeric, is_there),
        each(&branch.is_uncertain_date, |date| is_there(Variable::Date(date))),
        each(&branch.locator, |_| None),
        each(&branch.position, |_| None),
        each(&branch.type_, |of| kind.map(|kind| of == kind)),
        each(&branch.variable, is_there),
    ]
    .concat()
}

/// Returns whether a branch is taken when it is come to, where that is known.
fn is_taken(by: ChooseMatch, tests: &[Option<bool>]) -> Option<bool> {
    let all_are = |outcome: bool| tests.iter().all(|test| *test == Some(outcome));
    let one_is = |outcome: bool| tests.contains(&Some(outcome));
    match by {
        ChooseMatch::All if one_is(false) => Some(false),
        ChooseMatch::All if all_are(true) => Some(true),
        ChooseMatch::Any if one_is(true) => Some(true),
        ChooseMatch::Any if all_are(false) => Some(false),
        ChooseMatch::None if one_is(true) => Some(false),
        ChooseMatch::None if all_are(false) => Some(true),
        ChooseMatch::All | ChooseMatch::Any | ChooseMatch::None => None,
    }
}

/// Returns whether a work of ours may have a variable, or the library give it one.
fn is_ever_given(variable: Variable) -> bool {
    match variable {
        Variable::Standard(of) => matches!(
            of,
            StandardVariable::Title
                | StandardVariable::ContainerTitle
                | StandardVariable::Publisher
                | StandardVariable::URL
                | StandardVariable::Genre
                | StandardVariable::CitationLabel
                | StandardVariable::YearSuffix
        ),
        Variable::Number(of) => matches!(
            of,
            NumberVariable::CitationNumber
                | NumberVariable::FirstReferenceNoteNumber
                | NumberVariable::Locator
        ),
        Variable::Date(of) => matches!(of, DateVariable::Issued | DateVariable::Accessed),
        Variable::Name(of) => of == NameVariable::Author,
        Variable::Page(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(macros: &str) -> Result<u64, Phrase> {
        let xml = format!(
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>T</title>\
             <id>t</id><updated>2025-01-01T00:00:00+00:00</updated></info>{macros}<citation><layout>\
             <text macro=\"m0\"/></layout></citation></style>"
        );
        let style = IndependentStyle::from_xml(&xml).expect("a style");
        most_steps(&style, &["report", "dataset"], "own.csl")
    }

    /// Returns macros that each say the same of the next one, and one that says a title.
    fn chain(length: usize, each: &str) -> String {
        let of = |at: usize| {
            let next = format!("<text macro=\"m{}\"/>", at + 1);
            format!("<macro name=\"m{at}\">{}</macro>", each.replace("NEXT", &next))
        };
        let last = format!("<macro name=\"m{length}\"><text variable=\"title\"/></macro>");
        (0..length).map(of).chain([last]).collect()
    }

    #[test]
    fn one_of_all_branches_is_taken() {
        let branches = "<choose><if type=\"book\">NEXT</if><else-if variable=\"volume page\" match=\"any\">NEXT\
                        </else-if><else-if type=\"report\">NEXT</else-if><else>NEXTNEXT</else></choose>";
        // A dataset goes both ways of the last branch, and any other work one way of one branch.
        assert!(steps(&chain(12, branches)).expect("steps") > 50_000);
        let one = branches.replace("NEXTNEXT", "NEXT");
        assert!(steps(&chain(12, &one)).expect("steps") < 5_000);
        // Whether a work has an address is not known: either branch may be taken, and only one.
        let unknown = "<choose><if variable=\"URL\">NEXT</if><else>NEXT</else></choose>";
        assert!(steps(&chain(12, unknown)).expect("steps") < 5_000);
        assert!(steps(&chain(18, "NEXTNEXT")).expect("steps") > 1_000_000);
        assert!(steps(&chain(19, &"NEXT".repeat(100))).expect("steps") > u64::MAX / 2);
    }

    #[test]
    fn macros_that_are_never_said_do_not_count_and_of_two_the_first_does() {
        let bomb = chain(15, "NEXTNEXT").replace("\"m", "\"n");
        assert!(steps(&format!("{}{bomb}", chain(1, "NEXT"))).expect("steps") < 10);
        let twice = format!("{}<macro name=\"m0\"><text value=\"a\"/></macro>", chain(15, "NEXTNEXT"));
        assert!(steps(&twice).expect("steps") > 100_000);
    }

    #[test]
    fn macros_end() {
        let far = |length| steps(&chain(length, "NEXTNEXT")).map_err(|fault| fault.to_string());
        assert_eq!(far(40), Err("`own.csl` calls macros more than 20 deep".to_owned()));
        let round = "<macro name=\"m0\"><group><text macro=\"m1\"/></group></macro>\
                     <macro name=\"m1\"><names variable=\"author\"><substitute><text macro=\"m0\"/></substitute>\
                     </names></macro>";
        let fault = steps(round).map_err(|fault| fault.to_string());
        assert_eq!(fault, Err("`own.csl` has a macro `m0` that calls itself".to_owned()));
        // Also where nothing calls them.
        let unused = round.replace("\"m", "\"n");
        assert!(steps(&format!("{}{unused}", chain(1, "NEXT"))).is_err());
    }
}
