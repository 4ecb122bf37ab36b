//! How long a saved change takes to be in the browser, and how much memory a thousand of them leave behind.
//! `cargo bench --bench live [-- N…]` serves a site of 10,000 briefs (or of N) with the program as it is released,
//! changes a word of one brief after the other, and asks for its page until it has the word. It writes in
//! `target/bench/` only.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement runs programs and says how long"
)]

mod generate;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How many briefs are changed.
const CHANGES: usize = 1000;
/// After how many changes nothing is changed for a while, so that the whole site is prepared again.
const ROUND: usize = 100;
/// For how long.
const REST: Duration = Duration::from_secs(8);

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    println!("{:>7} {:>9} {:>9} {:>9} {:>9} {:>9}", "briefs", "median", "p95", "longest", "memory", "after");
    for briefs in if asked.is_empty() { vec![10_000] } else { asked } {
        measure(briefs);
    }
}

/// A server and where it answers.
struct Server {
    child: Child,
    host: String,
}

impl Server {
    fn start(site: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mujaz"))
            .args(["serve", "--port", "41000", "--root"])
            .arg(site)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("it was asked for");
        BufReader::new(out).read_line(&mut line).expect("it says where it answers");
        let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, host }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("it answers");
        let request = format!("GET /{path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Returns its memory, in KiB.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn measure(briefs: usize) {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench").join(format!("live-{briefs}"));
    let _ = fs::remove_dir_all(&folder);
    let mut texts: Vec<(PathBuf, String)> = Vec::new();
    generate::site(briefs, &mut |path, text| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("the disk obeys");
        fs::write(&path, text).expect("the disk obeys");
        if path.to_string_lossy().contains("content/briefs/") && path.to_string_lossy().ends_with(".ar.md") {
            texts.push((path, text.to_owned()));
        }
    });
    let server = Server::start(&folder);
    std::thread::sleep(REST);
    let before = server.memory();
    let mut times = Vec::new();
    for change in 0..CHANGES {
        let (path, text) = &texts[change * 7 % texts.len()];
        let word = format!("kalima{change}");
        let page = page_of(path);
        let start = Instant::now();
        fs::write(path, format!("{text}\n\n{word}\n")).expect("the disk obeys");
        while !server.get(&page).contains(&word) {}
        times.push(start.elapsed());
        if change % ROUND == ROUND - 1 {
            std::thread::sleep(REST);
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!(
        "{briefs:>7} {:>6.0} ms {:>6.0} ms {:>6.0} ms {:>6} MB {:>6} MB",
        at(50),
        at(95),
        at(100),
        before / 1024,
        server.memory() / 1024
    );
}

/// Returns the path of the Arabic page of a brief.
fn page_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let id = match name.as_str() {
        "index.ar.md" => {
            path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
        }
        name => name.trim_end_matches(".ar.md").to_owned(),
    };
    format!("ar/briefs/{id}.html")
}
