//! How long a site takes, and how much memory. `cargo bench --bench scale [-- N…]` builds sites of 100, 1,000
//! and 10,000 briefs (or of N) with the program as it is released, in turn with what no builder can go below:
//! one thread copying the same output. It writes in `target/bench/` only.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement runs programs and says how long"
)]

mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The sizes that are measured where none are asked for.
const SIZES: [usize; 3] = [100, 1_000, 10_000];
/// How often each is built; the median counts.
const RUNS: usize = 3;
/// How often the memory of a build is read.
const PAUSE: Duration = Duration::from_millis(2);

/// What one size took.
struct Measure {
    briefs: usize,
    build: Duration,
    copy: Duration,
    /// The most memory, in KiB; nothing where the system does not tell.
    memory: Option<u64>,
    files: usize,
    bytes: u64,
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    println!(
        "{:>7} {:>9} {:>9} {:>6} {:>9} {:>8} {:>9}",
        "briefs", "build", "cp -r", "ratio", "memory", "files", "bytes"
    );
    let mut measures: Vec<Measure> = Vec::new();
    for briefs in sizes {
        let measure = measure(briefs);
        print(&measure);
        if let Some(before) = measures.last() {
            let times = measure.build.as_secs_f64() / before.build.as_secs_f64();
            let exponent = times.ln() / (measure.briefs as f64 / before.briefs as f64).ln();
            println!("        time grew as N^{exponent:.2} since {}", before.briefs);
        }
        measures.push(measure);
    }
}

fn print(measure: &Measure) {
    let memory = measure.memory.map_or_else(|| "?".to_owned(), |kib| format!("{} MB", kib / 1024));
    println!(
        "{:>7} {:>8.2}s {:>8.2}s {:>6.2} {memory:>9} {:>8} {:>6} MB",
        measure.briefs,
        measure.build.as_secs_f64(),
        measure.copy.as_secs_f64(),
        measure.build.as_secs_f64() / measure.copy.as_secs_f64(),
        measure.files,
        measure.bytes / 1_000_000,
    );
}

fn measure(briefs: usize) -> Measure {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench").join(briefs.to_string());
    let site = folder.join("site");
    remove(&folder);
    generate::site(briefs, &mut |path, text| write(&site.join(path), text));
    let output = site.join("public");
    let copied = folder.join("copied");
    let (mut builds, mut copies, mut memory) = (Vec::new(), Vec::new(), None);
    for _ in 0..RUNS {
        remove(&output);
        let (time, most) = build(&site);
        builds.push(time);
        memory = memory.max(most);
        remove(&copied);
        let start = Instant::now();
        let mut copy = Command::new("cp");
        if cfg!(target_os = "linux") {
            // Where the file system can share bytes between files, a copy would write none.
            copy.arg("--reflink=never");
        }
        let status = copy.arg("-r").arg(&output).arg(&copied).status();
        assert!(status.is_ok_and(|status| status.success()), "the output can be copied");
        copies.push(start.elapsed());
    }
    let (files, bytes) = weigh(&output);
    let measure = Measure { briefs, build: median(builds), copy: median(copies), memory, files, bytes };
    remove(&copied);
    measure
}

/// Builds a site and returns how long it took and the most memory, in KiB.
fn build(site: &Path) -> (Duration, Option<u64>) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mujaz"))
        .arg("build")
        .current_dir(site)
        .env_remove("RAYON_NUM_THREADS")
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program that was just compiled runs");
    let mut memory = None;
    loop {
        memory = memory.max(read_memory(&child));
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            assert!(status.success(), "the site builds without errors: {status}");
            return (start.elapsed(), memory);
        }
        std::thread::sleep(PAUSE);
    }
}

/// Returns the most memory that a running child has had (`VmHWM`), where the system tells.
fn read_memory(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn weigh(folder: &Path) -> (usize, u64) {
    let mut weight = (0, 0);
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the output can be read") {
            let entry = entry.expect("a folder of the output can be read");
            let about = entry.metadata().expect("a file of the output can be asked about");
            if about.is_dir() {
                folders.push(entry.path());
            } else {
                weight = (weight.0 + 1, weight.1 + about.len());
            }
        }
    }
    weight
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder that was made here can be removed");
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made in target/");
    fs::write(path, text).expect("a file can be written in target/");
}
