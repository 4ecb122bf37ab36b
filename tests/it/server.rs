//! A server of ours on loopback that misbehaves in every way we know.
#![expect(clippy::disallowed_methods, reason = "these tests are about the network of this machine alone")]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long every request is open, so that two of one time meet.
const OPEN: Duration = Duration::from_millis(10);
/// The longest that a thread of it lives on after its client has gone.
const LONGEST: Duration = Duration::from_millis(1500);

/// What it has seen.
#[derive(Default)]
struct Seen {
    /// Requests in their order: `HEAD /404`.
    requests: Mutex<Vec<String>>,
    /// The heads of requests.
    heads: Mutex<Vec<String>>,
    /// How many requests are being answered.
    now: AtomicUsize,
    /// The most that ever were at a time.
    most: AtomicUsize,
    /// What some paths answer, in place of what they say.
    answers: Mutex<BTreeMap<String, String>>,
    is_over: AtomicBool,
}

/// A request that is being answered, and counted as long.
struct Open<'a>(&'a Seen);

impl<'a> Open<'a> {
    fn count(seen: &'a Seen) -> Self {
        let now = seen.now.fetch_add(1, Ordering::SeqCst) + 1;
        seen.most.fetch_max(now, Ordering::SeqCst);
        Self(seen)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A server; it ends with its test.
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    seen: Arc<Seen>,
}

impl Server {
    /// Starts one on an address of this machine.
    pub(crate) fn start(ip: &str) -> Self {
        let listener = TcpListener::bind((ip, 0)).expect("this machine has a loopback");
        let address = listener.local_addr().expect("it listens somewhere");
        let seen = Arc::new(Seen::default());
        let own = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if own.is_over.load(Ordering::SeqCst) {
                    break;
                }
                let (Ok(stream), seen) = (stream, Arc::clone(&own)) else { continue };
                std::thread::spawn(move || answer(stream, &seen));
            }
        });
        Self { address, seen }
    }

    /// Returns the address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// Makes a path answer with these lines from now on: `200 OK`, headers, an empty one, a body.
    pub(crate) fn set(&self, path: &str, answer: &str) {
        let mut answers = self.seen.answers.lock().expect("no thread panics with it");
        answers.insert(format!("/{path}"), answer.replace('\n', "\r\n"));
    }

    /// Returns the requests since the last time, as `HEAD /404`.
    pub(crate) fn requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.requests.lock().expect("no thread panics with it"))
    }

    /// Returns the heads of all requests.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.seen.heads.lock().expect("no thread panics with it").clone()
    }

    /// Returns how many requests it had at a time at most.
    pub(crate) fn most(&self) -> usize {
        self.seen.most.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.seen.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

fn answer(mut stream: TcpStream, seen: &Seen) {
    let open = Open::count(seen);
    let _ = stream.set_read_timeout(Some(LONGEST));
    let _ = stream.set_write_timeout(Some(LONGEST));
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && head.len() < 10_000 {
        match stream.read(&mut byte) {
            // A greeting of TLS, which it does not speak.
            Ok(1) if head.is_empty() && byte[0] == 0x16 => {
                let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
                return;
            }
            Ok(1) => head.push(byte[0]),
            Ok(_) | Err(_) => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut words = head.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    seen.requests.lock().expect("no thread panics with it").push(format!("{method} {path}"));
    seen.heads.lock().expect("no thread panics with it").push(head.clone());
    let own = seen.answers.lock().expect("no thread panics with it").get(path).cloned();
    let own = own.unwrap_or_else(|| written(method, path).unwrap_or_default());
    let reply = match path {
        _ if own.is_empty() && path == "/hangs" => return wait(&mut stream),
        // Nothing at all, or half a line, and then the end.
        _ if own.is_empty() => return,
        "/half" => "HTTP/1.1 20".to_owned(),
        _ => format!("HTTP/1.1 {own}"),
    };
    std::thread::sleep(OPEN);
    // Its client may ask again as soon as it has the last byte.
    drop(open);
    let _ = stream.write_all(reply.as_bytes());
    match path {
        "/huge" if method == "GET" => pour(&mut stream),
        "/slow" if method == "GET" => drip(&mut stream),
        _ => {}
    }
}

/// Returns what a path says it answers.
fn written(method: &str, path: &str) -> Option<String> {
    let with = |status: &str, headers: &str| Some(format!("{status}\r\n{headers}Content-Length: 0\r\n\r\n"));
    let to = |place: &str| with("302 Found", &format!("Location: {place}\r\n"));
    match path {
        "/200" => with("200 OK", ""),
        "/404" => with("404 Not Found", ""),
        "/410" => with("410 Gone", ""),
        "/403" => with("403 Forbidden", ""),
        "/429" => with("429 Too Many Requests", "Retry-After: 3600\r\n"),
        "/500" => with("500 Internal Server Error", ""),
        "/503" => with("503 Service Unavailable", ""),
        "/405" if method == "HEAD" => with("405 Method Not Allowed", ""),
        "/head-404" if method == "HEAD" => with("404 Not Found", ""),
        "/405" | "/head-404" => with("200 OK", ""),
        "/circle" => to("/circle2"),
        "/circle2" => to("/circle"),
        "/moved" => to("/200"),
        "/moved-to-404" => to("/404"),
        "/to-metadata" => to("http://169.254.169.254/latest/meta-data/"),
        "/to-private" => to("http://10.0.0.1/"),
        "/to-v6" => to("http://[::1]:9/"),
        "/to-file" => to("file:///etc/passwd"),
        "/to-password" => to("http://me:secret@example.org/"),
        "/huge" | "/slow" if method == "HEAD" => with("405 Method Not Allowed", ""),
        "/huge" => Some("200 OK\r\nContent-Length: 100000000000\r\n\r\n".to_owned()),
        "/slow" => Some("200 OK\r\nContent-Length: 1000\r\n\r\n".to_owned()),
        "/long-head" => Some(format!("200 OK\r\nX: {}\r\n\r\n", "x".repeat(200_000))),
        "/half" => Some("half".to_owned()),
        _ => None,
    }
}

/// Says nothing until the client has gone.
fn wait(stream: &mut TcpStream) {
    let _ = stream.read(&mut [0]);
}

/// Sends as much as the client takes.
fn pour(stream: &mut TcpStream) {
    let block = [b'x'; 65_536];
    while stream.write_all(&block).is_ok() {}
}

/// Sends a byte now and then, as long as the client waits.
fn drip(stream: &mut TcpStream) {
    for _ in 0..50 {
        if stream.write_all(b"x").is_err() || stream.flush().is_err() {
            return;
        }
        let _ = stream.set_read_timeout(Some(Duration::from_millis(20)));
        if matches!(stream.read(&mut [0]), Ok(0)) {
            return;
        }
    }
}
