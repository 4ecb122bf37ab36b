//! What is said of a file that could not be taken in.

use crate::diag::code::Code;
use crate::diag::report::Diagnostic;
use crate::input::{Content, Fault, Input};
use crate::span::{FileId, Span};

/// Returns what is wrong with a file as a whole, if anything is.
#[must_use]
pub fn find(input: &Input, file: FileId) -> Option<Diagnostic> {
    let fault = match &input.file(file).content {
        Content::Fault(fault) => fault,
        Content::Text(_) | Content::Bytes(_) => return None,
    };
    let (code, message, help) = match fault {
        Fault::TooLarge(limit) => (
            Code::LargeFile,
            format!("a file of more than {}", size(*limit)),
            "make it smaller, or publish it elsewhere and link to it".to_owned(),
        ),
        Fault::NotUtf8(at) => {
            (Code::NotUtf8, format!("not UTF-8 from byte {at} on"), "save it as UTF-8".to_owned())
        }
        Fault::Utf16 => (Code::NotUtf8, "UTF-16, not UTF-8".to_owned(), "save it as UTF-8".to_owned()),
        Fault::BareReturns => (
            Code::UnreadableFile,
            "its lines end with carriage returns alone, as those of old Macs".to_owned(),
            "save it with the line ends of Unix (LF) or Windows (CRLF)".to_owned(),
        ),
        Fault::Nul(at) => (
            Code::NulByte,
            format!("a NUL byte, at byte {at}"),
            "remove it, or save the file as text in UTF-8".to_owned(),
        ),
        Fault::SymbolicLink => (
            Code::SymbolicLink,
            "a symbolic link".to_owned(),
            "put the file itself here: links are not followed".to_owned(),
        ),
        Fault::NotAFile => (
            Code::UnreadableFile,
            "neither a file nor a folder".to_owned(),
            "remove it from the site's folder".to_owned(),
        ),
        Fault::BadName => {
            (Code::BadId, "a file whose name is not UTF-8".to_owned(), "rename the file".to_owned())
        }
        Fault::Unreadable(why) => (
            Code::UnreadableFile,
            format!("a file that cannot be read: {why}"),
            "allow it to be read, or remove it".to_owned(),
        ),
    };
    Some(Diagnostic::new(code, Span::whole(file), message).help(help))
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..0x10_0000 => format!("{} KB", bytes / 1024),
        _ => format!("{} MB", bytes / 0x10_0000),
    }
}
