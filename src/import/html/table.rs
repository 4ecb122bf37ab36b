//! A table of a page as one of Markdown. In: the tree, and the words of each cell. Out: lines. What only lays out a page
//! in columns is no table.

use crate::import::html::tree::Tree;

/// The most columns of a table; wider ones are read line by line.
const WIDEST: usize = 40;
/// Elements that make a cell a part of a page, not a value.
const PARTS: [&str; 10] = ["table", "h1", "h2", "h3", "h4", "article", "section", "nav", "pre", "blockquote"];

/// The cells of a table, row by row: the element of each; nothing where one reaches in from the left or from above.
#[derive(Debug, PartialEq)]
pub struct Grid {
    /// What the table is called.
    pub caption: Option<usize>,
    /// Its rows, all of one width.
    pub rows: Vec<Vec<Option<usize>>>,
    /// Whether the first row names the columns.
    pub has_head: bool,
}

/// Returns the cells of the table at `at`; nothing where it lays out a page.
#[must_use]
pub fn find_grid(tree: &Tree, at: usize) -> Option<Grid> {
    let mut found = Found::default();
    found.read(tree, at);
    let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
    // How many rows more the cell above each column reaches down.
    let mut reaching: Vec<usize> = Vec::new();
    for cells in &found.rows {
        let mut row = Vec::new();
        let mut cells = cells.iter();
        loop {
            if let Some(rest) = reaching.get_mut(row.len()).filter(|rest| **rest > 0) {
                *rest -= 1;
                row.push(None);
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let span = |name| tree.nodes[*cell].attribute(name).and_then(|text| text.trim().parse().ok());
            let (across, down): (usize, usize) =
                (span("colspan").unwrap_or(1).max(1), span("rowspan").unwrap_or(1).max(1));
            if row.len() + across > WIDEST {
                return None;
            }
            for part in 0..across {
                if reaching.len() <= row.len() {
                    reaching.push(0);
                }
                reaching[row.len()] = down - 1;
                row.push((part == 0).then_some(*cell));
            }
        }
        rows.push(row);
    }
    rows.retain(|row| row.iter().any(Option::is_some));
    let width = rows.iter().map(Vec::len).max().filter(|width| *width > 1)?;
    rows.iter_mut().for_each(|row| row.resize(width, None));
    let is_value = |cell: &usize| !holds(tree, *cell, &PARTS);
    if rows.len() < 2 || !rows.iter().flatten().flatten().all(is_value) {
        return None;
    }
    let is_head = |cell: &usize| tree.nodes[*cell].name == "th";
    let has_head = found.head > 0 || rows[0].iter().flatten().all(is_head);
    Some(Grid { caption: found.caption, rows, has_head })
}

/// Returns whether one of these elements stands in another.
fn holds(tree: &Tree, at: usize, names: &[&str]) -> bool {
    let mut rest = tree.nodes[at].children.clone();
    while let Some(at) = rest.pop() {
        if names.contains(&tree.nodes[at].name.as_str()) {
            return true;
        }
        rest.extend(&tree.nodes[at].children);
    }
    false
}

/// What stands in a table.
#[derive(Default)]
struct Found {
    caption: Option<usize>,
    rows: Vec<Vec<usize>>,
    /// How many rows stand in its head.
    head: usize,
}

impl Found {
    fn read(&mut self, tree: &Tree, at: usize) {
        for child in &tree.nodes[at].children {
            match tree.nodes[*child].name.as_str() {
                "caption" => self.caption = Some(*child),
                "thead" => {
                    self.read(tree, *child);
                    self.head = self.rows.len();
                }
                "tbody" | "tfoot" => self.read(tree, *child),
                "tr" => {
                    let is_cell = |cell: &&usize| matches!(tree.nodes[**cell].name.as_str(), "td" | "th");
                    self.rows.push(tree.nodes[*child].children.iter().filter(is_cell).copied().collect());
                }
                _ => {}
            }
        }
    }
}

/// Returns the lines of a table: its head, and its rows of as many cells. One without names for its columns has an empty
/// head, since Markdown knows no other.
#[must_use]
pub fn lines(head: Option<&[String]>, rows: &[Vec<String>]) -> Vec<String> {
    let width = head.or_else(|| rows.first().map(Vec::as_slice)).map_or(0, <[String]>::len);
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let empty = vec![String::new(); width];
    let mut lines = vec![line(head.unwrap_or(&empty)), line(&vec!["---".to_owned(); width])];
    lines.extend(rows.iter().map(|row| line(row)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the texts of a table's cells, `-` where there is none.
    fn cells(html: &str) -> Option<Vec<Vec<String>>> {
        let tree = Tree::read(html);
        let table = tree.named("table").next()?;
        let grid = find_grid(&tree, table)?;
        let text = |cell: &Option<usize>| cell.map_or("-".to_owned(), |at| tree.text(at));
        Some(grid.rows.iter().map(|row| row.iter().map(text).collect()).collect())
    }

    #[test]
    fn cells_that_reach_over_others_keep_columns_apart() {
        assert_eq!(
            cells("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>"),
            Some(vec![
                vec!["a".into(), "-".into(), "b".into()],
                vec!["c".into(), "d".into(), "e".into()],
                vec!["-".into(), "f".into(), "g".into()]
            ])
        );
        assert_eq!(
            cells("<table><tr><td rowspan=99999999999999999999>a<td>b<tr><td>c").map(|rows| rows.len()),
            Some(2)
        );
    }

    #[test]
    fn what_lays_out_a_page_is_no_table() {
        for html in [
            "<table><tr><td>one<tr><td>column</table>",
            "<table><tr><td>one<td>row</table>",
            "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>",
            "<table><tr><td colspan=1000>a<td>b<tr><td>c<td>d</table>",
            "<table></table>",
        ] {
            assert_eq!(cells(html), None, "{html}");
        }
    }

    #[test]
    fn lines_are_a_table_of_markdown() {
        let rows = [vec!["a".to_owned(), "b".to_owned()], vec!["1".to_owned(), String::new()]];
        assert_eq!(lines(Some(&rows[0]), &rows[1..]), ["| a | b |", "| --- | --- |", "| 1 |  |"]);
        assert_eq!(lines(None, &rows), ["|  |  |", "| --- | --- |", "| a | b |", "| 1 |  |"]);
    }
}
