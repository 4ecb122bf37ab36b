//! What people write as a DOI → the address that it leads to; nothing where it is none.

/// What stands before a DOI, each at most once, in small letters.
const BEFORE: [&str; 6] = ["https://", "http://", "www.", "dx.", "doi.org/", "doi:"];

/// Returns the address of a DOI, which may be written as such an address, or behind `doi:`.
pub(super) fn address_of(written: &str) -> Option<String> {
    let mut rest = written.trim();
    for start in BEFORE {
        if let Some(found) = rest.get(..start.len()).filter(|found| found.eq_ignore_ascii_case(start)) {
            rest = rest[found.len()..].trim_start();
        }
    }
    let is_address = rest.len() < written.trim().len() && written.contains("doi.org/");
    let (prefix, name) = rest.split_once('/')?;
    let number = prefix.strip_prefix("10.")?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !is_number || name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let mut address = format!("https://doi.org/{prefix}/");
    for (at, sign) in name.char_indices() {
        let is_escape = || name[at + 1..].bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        match sign {
            '%' if is_escape() => address.push('%'),
            // They mean something else in an address, where it is written as one.
            '?' | '#' if is_address => address.push(sign),
            '%' | '?' | '#' | '<' | '>' | '"' | '`' | '\\' | '{' | '}' | '|' | '^' => {
                address.push_str(&format!("%{:02X}", u32::from(sign)));
            }
            _ => address.push(sign),
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::values::is_web_address;

    #[test]
    fn a_doi_in_any_form_leads_to_one_address() {
        for (written, meant) in [
            ("10.1000/182", "10.1000/182"),
            ("DOI: 10.1000/183", "10.1000/183"),
            ("doi:10.1000/abc", "10.1000/abc"),
            ("http://dx.doi.org/10.1000/184", "10.1000/184"),
            ("https://dx.doi.org/10.1000/184?x=1#s", "10.1000/184?x=1#s"),
            ("HTTPS://DOI.ORG/10.1000.10/Ab(c)/d", "10.1000.10/Ab(c)/d"),
            ("doi.org/10.1000/1", "10.1000/1"),
            ("https://doi.org/doi:10.1000/1", "10.1000/1"),
            ("10.1000/182<x>", "10.1000/182%3Cx%3E"),
            ("10.1000/a%3Cb%x#c?d", "10.1000/a%3Cb%25x%23c%3Fd"),
        ] {
            let address = address_of(written).expect(written);
            assert_eq!(address, format!("https://doi.org/{meant}"), "{written}");
            assert!(is_web_address(&address), "{address}");
        }
        for other in [
            "",
            "n/a",
            "10.1000",
            "10.x/1",
            "10./1",
            "10.1000/",
            "10.1000/1 10.1000/2",
            "https://e.org/10.1/2",
        ] {
            assert_eq!(address_of(other), None, "{other}");
        }
    }
}
