//! One address asked, within bounds. In: an address of the web. Out: what it answered. No cookies, no passwords, no
//! proxy; redirects are followed a few times, and each of them only to where a first request may go.

use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, say, say_count};
use crate::model::link::Answer;
use crate::net::address::is_public;
use anyhow::{Result, bail};
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::header::{LOCATION, RANGE, RETRY_AFTER};
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};
use url::Url;

/// How we behave towards other people's servers.
#[derive(Clone, Debug)]
pub struct Manners {
    /// How long an answer may take, redirects included.
    pub timeout: Duration,
    /// How long one host is left alone between two requests.
    pub pause: Duration,
    /// How long we wait where a host asks us to; where it asks for more it is left alone.
    pub patience: Duration,
    /// How many hosts are asked at a time.
    pub hosts: usize,
    /// How long all of it may take; what is not asked by then is left for another run.
    pub budget: Duration,
    /// Addresses that may be asked though they are not public.
    pub reach: Vec<SocketAddr>,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(20),
            pause: Duration::from_secs(1),
            patience: Duration::from_secs(30),
            hosts: 4,
            budget: Duration::from_secs(30 * 60),
            reach: Vec::new(),
        }
    }
}

/// How often one request is sent elsewhere at most.
const REDIRECTS: u32 = 8;
/// The largest head of an answer, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;

/// What came of asking one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it answered.
    pub answer: Answer,
    /// How its host stands.
    pub host: Host,
}

/// How a host takes our requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// It answers.
    Well,
    /// It has too many requests, and may say how long to wait.
    Busy(Option<Duration>),
    /// Nothing came from it.
    Silent,
}

/// Asks addresses.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    pause: Duration,
    timeout: Duration,
}

impl Client {
    /// Returns a client with these manners.
    #[must_use]
    pub fn new(manners: &Manners) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("mujaz/", env!("CARGO_PKG_VERSION"), " (checks the links of a site)"))
            .accept("*/*")
            .proxy(None)
            .max_idle_connections(0)
            .max_response_header_size(LARGEST_HEAD)
            .build();
        let resolver = Guard { inner: DefaultResolver::default(), reach: manners.reach.clone() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, pause: manners.pause, timeout: manners.timeout }
    }

    /// Asks an address whether it is there: `HEAD`, and `GET` where that is not plainly answered. No body is read.
    #[must_use]
    pub fn ask(&self, url: &str) -> Asked {
        let url = match plain(url) {
            Ok(url) => url,
            Err(why) => return Asked { answer: Answer::Unclear(why.into()), host: Host::Well },
        };
        let head = told(self.send(Request::Head, url.clone()));
        if !head.is_worth_a_second {
            return head.asked;
        }
        std::thread::sleep(self.pause);
        // One byte of it would do; who ignores that is cut off after the head of the answer.
        told(self.send(Request::Part, url)).asked
    }

    /// Sends a request, and where it is sent elsewhere follows: never far, never for long, never a body on the way.
    fn send(&self, request: Request, mut url: Url) -> Result<Response<Body>, Error> {
        let until = Instant::now() + self.timeout;
        for _ in 0..=REDIRECTS {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Error::Timeout(ureq::Timeout::Global));
            }
            let prepared = match request {
                Request::Head => self.agent.head(url.as_str()),
                Request::Part => self.agent.get(url.as_str()).header(RANGE, "bytes=0-0"),
                Request::Whole => self.agent.get(url.as_str()),
            };
            let response = prepared.config().timeout_global(Some(left)).build().call()?;
            let Some(next) = find_next(&response, &url) else { return Ok(response) };
            url = plain(&next?).map_err(|why| Error::BadUri(why.to_owned()))?;
        }
        Err(Error::TooManyRedirects)
    }

    /// Returns what an address holds, of `most` bytes at most.
    ///
    /// # Errors
    /// Where it does not answer, answers with a fault, or holds more.
    pub fn fetch(&self, url: &str, most: u64) -> Result<Vec<u8>> {
        let plain = match plain(url) {
            Ok(plain) => plain,
            Err(why) => bail!(say!("`{url}` cannot be asked: {why}", url, why = reason_phrase(why))),
        };
        let mut response = match self.send(Request::Whole, plain) {
            Ok(response) => response,
            Err(error) => {
                bail!(say!("`{url}` did not answer: {why}", url, why = reason_phrase(reason(&error))))
            }
        };
        if !response.status().is_success() {
            bail!(say!("`{url}` answered {status}", url, status = response.status().as_u16()));
        }
        let body = response.body_mut().with_config().limit(most).read_to_vec();
        body.because(|| {
            say_count!(
                most,
                "`{url}` broke off, or sent more than {count} byte",
                "`{url}` broke off, or sent more than {count} bytes",
                url
            )
        })
    }
}

/// Returns an address as it is sent: in ASCII, without what stands behind `#`, and never with a password.
fn plain(url: &str) -> Result<Url, &'static str> {
    let mut url = Url::parse(url).map_err(|_| "not an address")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("not an address of the web");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a password");
    }
    url.set_fragment(None);
    Ok(url)
}

/// Returns where an answer sends us; nothing where it is an answer itself.
fn find_next(response: &Response<Body>, from: &Url) -> Option<Result<String, Error>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let place = response.headers().get(LOCATION)?;
    let next = place.to_str().ok().and_then(|place| from.join(place).ok());
    Some(next.map(String::from).ok_or_else(|| Error::BadUri("no address".to_owned())))
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Request {
    /// Whether it is there.
    Head,
    /// Its first byte.
    Part,
    /// All of it.
    Whole,
}

/// What one request came to.
struct Told {
    asked: Asked,
    /// Whether `GET` may say more than `HEAD` did.
    is_worth_a_second: bool,
}

fn told(result: Result<Response<Body>, Error>) -> Told {
    match result {
        Ok(response) => {
            let status = response.status().as_u16();
            let answer = Answer::from_status(status);
            let wait =
                response.headers().get(RETRY_AFTER).map(|value| wait(value.to_str().unwrap_or_default()));
            let is_busy = status == 429 || (status == 503 && wait.is_some());
            let is_worth_a_second = !is_busy && !matches!(answer, Answer::Alive(_));
            let host = if is_busy { Host::Busy(wait) } else { Host::Well };
            Told { asked: Asked { answer, host }, is_worth_a_second }
        }
        Err(error) => {
            let is_worth_a_second = match &error {
                Error::Protocol(_) => true,
                Error::Timeout(of) => matches!(of, ureq::Timeout::RecvResponse | ureq::Timeout::Global),
                Error::Io(error) => matches!(
                    error.kind(),
                    io::ErrorKind::UnexpectedEof
                        | io::ErrorKind::ConnectionReset
                        | io::ErrorKind::ConnectionAborted
                        | io::ErrorKind::BrokenPipe
                ),
                _ => false,
            };
            let host = match &error {
                // Where it may not be asked, the host has said nothing ill.
                Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => Host::Well,
                Error::Io(_) | Error::Timeout(_) | Error::HostNotFound | Error::ConnectionFailed => {
                    Host::Silent
                }
                _ => Host::Well,
            };
            let answer = Answer::Unclear(reason(&error).into());
            Told { asked: Asked { answer, host }, is_worth_a_second }
        }
    }
}

/// Returns how long `Retry-After` asks us to wait. A date is as good as "not in this run".
fn wait(value: &str) -> Duration {
    value.trim().parse().map_or(Duration::MAX, Duration::from_secs)
}

/// Returns why there was no answer, in a few words.
fn reason(error: &Error) -> &'static str {
    match error {
        Error::Timeout(_) => "no answer in time",
        Error::HostNotFound => "no such host",
        Error::TooManyRedirects => "redirected too often",
        Error::BadUri(_) | Error::Http(_) => "led to no address of the web",
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => "no trusted connection",
        Error::Io(error) => match error.kind() {
            io::ErrorKind::PermissionDenied => "not a public address",
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => "no trusted connection",
            io::ErrorKind::ConnectionRefused => "connection refused",
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => "no answer in time",
            _ => "the connection broke off",
        },
        Error::ConnectionFailed => "connection refused",
        _ => "an answer that is not HTTP",
    }
}

/// Returns in a phrase why there was no answer, or why it was not asked: what this module and `round` say of it.
#[must_use]
pub fn reason_phrase(why: &str) -> Phrase {
    match why {
        "no answer in time" => say!("no answer in time"),
        "no such host" => say!("no such host"),
        "redirected too often" => say!("redirected too often"),
        "led to no address of the web" => say!("led to no address of the web"),
        "no trusted connection" => say!("no trusted connection"),
        "not a public address" => say!("not a public address"),
        "connection refused" => say!("connection refused"),
        "the connection broke off" => say!("the connection broke off"),
        "an answer that is not HTTP" => say!("an answer that is not HTTP"),
        "not an address" => say!("not an address"),
        "not an address of the web" => say!("not an address of the web"),
        "an address with a password" => say!("an address with a password"),
        "the time is up; another run goes on from here" => {
            say!("the time is up; another run goes on from here")
        }
        "its host asks to be left alone" => say!("its host asks to be left alone"),
        "its host does not answer" => say!("its host does not answer"),
        other => Phrase::foreign(other),
    }
}

/// Looks names up, and lets no request go where none may. What it returns is what is connected to: a name that means
/// something else a moment later changes nothing.
#[derive(Debug)]
struct Guard {
    inner: DefaultResolver,
    reach: Vec<SocketAddr>,
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        if !matches!(uri.scheme_str(), Some("http" | "https")) {
            return Err(Error::BadUri(uri.to_string()));
        }
        let found = match self.inner.resolve(uri, config, timeout) {
            Err(Error::Io(_)) => return Err(Error::HostNotFound),
            found => found?,
        };
        let mut open = self.empty();
        for address in found.iter().filter(|of| is_public(of.ip()) || self.reach.contains(of)) {
            open.push(*address);
        }
        if open.is_empty() {
            return Err(Error::Io(io::Error::from(io::ErrorKind::PermissionDenied)));
        }
        Ok(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sent_in_ascii_and_without_secrets() {
        let plain = |url| plain(url).map_or_else(str::to_owned, String::from);
        assert_eq!(plain("https://a.example/ب?q=ت#x"), "https://a.example/%D8%A8?q=%D8%AA");
        assert_eq!(plain("http://مثال.example/"), "http://xn--mgbh0fb.example/");
        assert_eq!(plain("https://me:secret@a.example/"), "an address with a password");
        assert_eq!(plain("file:///etc/passwd"), "not an address of the web");
        assert_eq!(plain("a"), "not an address");
    }

    #[test]
    fn a_wait_until_a_date_is_too_long() {
        assert_eq!(wait(" 7 "), Duration::from_secs(7));
        assert_eq!(wait("Fri, 07 Nov 2025 10:00:00 GMT"), Duration::MAX);
    }
}
