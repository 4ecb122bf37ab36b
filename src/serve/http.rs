//! The site over HTTP, for browsers of this machine. In: requests. Out: files of the site, pages with a script that
//! shows the next version when there is one.

use crate::diag::catalog::Catalog;
use crate::diag::failure::Because;
use crate::diag::phrase::{Phrase, say};
use crate::render::artifact::RenderError;
use crate::serve::keeper::{Answer, Keeper};
use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderValue, LOCATION,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");
/// Below what the server itself answers.
const OWN: &str = "_mujaz/";

/// The thread that answers.
#[derive(Debug)]
pub(crate) struct Door {
    thread: JoinHandle<()>,
    close: oneshot::Sender<()>,
}

impl Door {
    /// Opens a door at a listener.
    ///
    /// # Errors
    /// Where the system refuses.
    pub(crate) fn open(listener: TcpListener, keeper: Arc<Keeper>) -> Result<Self> {
        let cannot = || say!("cannot start the server");
        listener.set_nonblocking(true).because(cannot)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().because(cannot)?;
        let (close, closed) = oneshot::channel::<()>();
        let serve = async move {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            let router = Router::new().fallback(answer).with_state(keeper);
            tokio::select! {
                _ = axum::serve(listener, router).into_future() => {}
                _ = closed => {}
            }
        };
        let thread = std::thread::Builder::new().name("serve".to_owned());
        let thread = thread.spawn(move || runtime.block_on(serve)).because(cannot)?;
        Ok(Self { thread, close })
    }

    /// Waits until it is closed, which is for ever.
    pub(crate) fn wait(self) {
        let Self { thread, close } = self;
        // A thread that panicked has ended the program already.
        let _ = thread.join();
        drop(close);
    }

    /// Closes it.
    pub(crate) fn close(self) {
        let _ = self.close.send(());
        let _ = self.thread.join();
    }
}

/// Returns whether a request is meant for this machine: a page of another host that calls itself by an address of
/// ours is not to read what is served here.
fn is_ours(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or("", |(name, _)| name),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    matches!(name, "localhost" | "127.0.0.1" | "::1")
}

async fn answer(State(keeper): State<Arc<Keeper>>, request: Request) -> Response {
    if !is_ours(request.headers()) {
        return (StatusCode::FORBIDDEN, "this server answers to localhost alone\n").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    let Ok(path) = percent_decode_str(path).decode_utf8() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match path.strip_prefix(OWN) {
        Some("live.js") => file(StatusCode::OK, "live.js", Bytes::from_static(SCRIPT.as_bytes())),
        Some("live.css") => file(StatusCode::OK, "live.css", Bytes::from_static(STYLE.as_bytes())),
        Some("news") => news(&keeper),
        Some(_) => StatusCode::NOT_FOUND.into_response(),
        None => of_site(&keeper, &path).await,
    }
}

async fn of_site(keeper: &Keeper, path: &str) -> Response {
    match keeper.ask(path.to_owned()).await {
        Some(Answer::Found(bytes)) => file(StatusCode::OK, path, bytes.into()),
        Some(Answer::Missing(Some(page))) => file(StatusCode::NOT_FOUND, "404.html", page.into()),
        Some(Answer::Missing(None)) => StatusCode::NOT_FOUND.into_response(),
        Some(Answer::Folder(path)) => {
            let address = format!("/{}", crate::plan::url::encode(&path));
            (StatusCode::FOUND, [(LOCATION, address)]).into_response()
        }
        Some(Answer::Broken(error)) => {
            let page = broken(&error);
            file(StatusCode::INTERNAL_SERVER_ERROR, "broken.html", page.into())
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Returns a page in the place of one that cannot be made, in the language that its address names.
fn broken(error: &RenderError) -> String {
    let words = error.path.split('/').next().and_then(Catalog::of).unwrap_or(Catalog::english());
    let fault = Phrase::foreign(&*error.message);
    let said = say!("`{path}` cannot be made: {fault}", path = &error.path, fault).told(words);
    let said = crate::render::html::escape(&said);
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"auto\"><meta charset=\"utf-8\"><title>mujaz</title><body><pre \
         dir=\"auto\">{said}</pre></body></html>",
        words.tag
    )
}

/// Returns the stream of what browsers are told: how it is now, then every change.
fn news(keeper: &Keeper) -> Response {
    let mut news = keeper.news();
    news.mark_changed();
    let next = |mut news: tokio::sync::watch::Receiver<Arc<str>>| async move {
        news.changed().await.ok()?;
        let data = Event::default().data(&**news.borrow_and_update());
        Some((Ok::<_, Infallible>(data), news))
    };
    Sse::new(futures_util::stream::unfold(news, next)).keep_alive(KeepAlive::default()).into_response()
}

/// Returns a file, a page with our script. What tells one version of it from another is that of the site alone.
fn file(status: StatusCode, path: &str, bytes: Bytes) -> Response {
    let kind = content_type(path);
    let mark = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..16]);
    let is_page = kind.starts_with("text/html");
    let body = if is_page { Body::from(with_script(&bytes, &mark)) } else { Body::from(bytes) };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    // What a site publishes beside its pages runs nothing here either.
    if matches!(kind, "image/svg+xml" | "application/xml; charset=utf-8") {
        let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(ETAG, mark);
    }
    response
}

fn with_script(page: &[u8], mark: &str) -> Vec<u8> {
    let mark = mark.trim_matches('"');
    let script = format!(
        "<link rel=\"stylesheet\" href=\"/{OWN}live.css\"><script src=\"/{OWN}live.js\" data-mark=\"{mark}\" defer></script>\n"
    );
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window == end).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("html", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "jsonld" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "bib" | "ris" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_hosts_are_sent_away() {
        let ours = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(host));
            is_ours(&headers)
        };
        for host in ["localhost", "localhost:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(ours(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org:4000",
            "127.0.0.1.example.org",
            "[::2]",
            "evil:127.0.0.1",
        ] {
            assert!(!ours(host), "{host}");
        }
        assert!(!is_ours(&HeaderMap::new()));
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_page() {
        let page = with_script(b"<body></body><p></body>\n</html>", "\"a1\"");
        let page = String::from_utf8_lossy(&page).into_owned();
        assert!(page.starts_with("<body></body><p><link"), "{page}");
        assert!(page.ends_with("data-mark=\"a1\" defer></script>\n</body>\n</html>"), "{page}");
    }
}
