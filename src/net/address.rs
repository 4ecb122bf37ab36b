//! Which addresses of the network are public. Addresses of sources come from strangers' text: what they name inside
//! our own network (or on this machine) is never asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Ends of names that nobody has on the public internet (RFC 6761, 6762 and 8375, and what ICANN keeps for networks).
const PRIVATE: [&str; 4] = [".localhost", ".local", ".internal", ".home.arpa"];

/// Returns whether the host of an address can be anybody's on the public internet, as far as its name tells: nothing is
/// asked.
pub(crate) fn is_public_host(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    match url.host() {
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name.contains('.') && !PRIVATE.iter().any(|end| name.ends_with(end))
        }
        None => false,
    }
}

/// Returns whether an address can be anybody's on the public internet.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_public_v4(mapped),
            None => is_public_v6(address),
        },
    }
}

/// All but what IANA keeps for special purposes (RFC 6890 and its successors).
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = matches!(
        (a, b, c),
        (0 | 10 | 127 | 224.., ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (198, 51, 100)
            | (203, 0, 113)
    );
    !is_special
}

/// Global unicast, without documentation and without what may hold an address of version 4 (6to4, Teredo).
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let is_global = (0x2000..=0x3fff).contains(&a);
    let is_special = matches!((a, b), (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff));
    is_global && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_public_as_far_as_its_name_tells() {
        for host in [
            "localhost",
            "localhost.",
            "LOCALHOST:80",
            "a.localhost",
            "127.1",
            "0x7f000001",
            "[::1]",
            "10.0.0.1",
        ] {
            assert!(!is_public_host(&format!("https://{host}/x")), "{host}");
        }
        for host in ["intranet", "printer.local", "wiki.internal", "box.home.arpa"] {
            assert!(!is_public_host(&format!("https://{host}/x")), "{host}");
        }
        for host in ["web.archive.org", "a.example:8080", "8.8.8.8", "مثال.example", "[2606:4700::1111]"]
        {
            assert!(is_public_host(&format!("https://{host}/x")), "{host}");
        }
    }

    #[test]
    fn nothing_of_our_own_network_is_public() {
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "100::1",
        ] {
            assert!(!is_public(text.parse().expect("an address")), "{text}");
        }
        for text in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2a00:1450::1", "2606:4700::1111"] {
            assert!(is_public(text.parse().expect("an address")), "{text}");
        }
    }
}
