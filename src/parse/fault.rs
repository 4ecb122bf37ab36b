//! What is said of a file that could not be taken in.

use crate::diag::code::Code;
use crate::diag::phrase::{Phrase, say, say_count};
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
            say!("a file of more than {size}", size = size(*limit)),
            say!("make it smaller, or publish it elsewhere and link to it"),
        ),
        Fault::NotUtf8(at) => {
            (Code::NotUtf8, say!("not UTF-8 from byte {at} on", at = *at), say!("save it as UTF-8"))
        }
        Fault::Utf16 => (Code::NotUtf8, say!("UTF-16, not UTF-8"), say!("save it as UTF-8")),
        Fault::BareReturns => (
            Code::UnreadableFile,
            say!("its lines end with carriage returns alone, as those of old Macs"),
            say!("save it with the line ends of Unix (LF) or Windows (CRLF)"),
        ),
        Fault::Nul(at) => (
            Code::NulByte,
            say!("a NUL byte, at byte {at}", at = *at),
            say!("remove it, or save the file as text in UTF-8"),
        ),
        Fault::SymbolicLink => (
            Code::SymbolicLink,
            say!("a symbolic link"),
            say!("put the file itself here: links are not followed"),
        ),
        Fault::NotAFile => (
            Code::UnreadableFile,
            say!("neither a file nor a folder"),
            say!("remove it from the site's folder"),
        ),
        Fault::BadName => (Code::BadId, say!("a file whose name is not UTF-8"), say!("rename the file")),
        Fault::Unreadable(why) => (
            Code::UnreadableFile,
            say!("a file that cannot be read: {why}", why = why.clone()),
            say!("allow it to be read, or remove it"),
        ),
    };
    Some(Diagnostic::new(code, Span::whole(file), message).help(help))
}

fn size(bytes: u64) -> Phrase {
    match bytes {
        0..1024 => say_count!(bytes, "{count} byte", "{count} bytes"),
        1024..0x10_0000 => say!("{size} KB", size = bytes / 1024),
        _ => say!("{size} MB", size = bytes / 0x10_0000),
    }
}
