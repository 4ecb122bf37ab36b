"""Reads every feed of a site as those who subscribe do: Atom by feedparser, JSON Feed by its own rules.

    validate-feeds.py public

Needs feedparser from PyPI. Ends with 1 where anything is wrong.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

import feedparser

folder = Path(sys.argv[1])
wrong = []


def is_web(address):
    return isinstance(address, str) and address.startswith(("https://", "http://"))


def is_moment(text):
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except (TypeError, ValueError):
        return False


def check(path, what, sound):
    if not sound:
        wrong.append(f"{path}: {what}")


def check_atom(path):
    feed = feedparser.parse(path.read_bytes())
    check(path, f"not well-formed: {feed.get('bozo_exception')}", not feed.bozo)
    check(path, f"it is {feed.version}", feed.version == "atom10")
    check(path, "no id, title, author or date", all(feed.feed.get(key) for key in ["id", "title", "author", "updated_parsed"]))
    rels = {link.rel: link.href for link in feed.feed.get("links", [])}
    check(path, f"links {rels}", is_web(rels.get("self")) and is_web(rels.get("alternate")))
    for entry in feed.entries:
        check(path, f"an entry without id, title or date: {entry.get('id')}", all(entry.get(key) for key in ["id", "title", "updated_parsed"]))
        check(path, f"dates of {entry.get('id')}", is_moment(entry.updated) and is_moment(entry.get("published", entry.updated)))
        check(path, f"addresses of {entry.get('id')}", all(is_web(link.href) for link in entry.links) and is_web(entry.id))
    return [entry.id for entry in feed.entries]


def check_json(path):
    feed = json.loads(path.read_text(encoding="utf-8"))
    check(path, "version", feed.get("version") == "https://jsonfeed.org/version/1.1")
    check(path, "no title or items", bool(feed.get("title")) and isinstance(feed.get("items"), list))
    check(path, "addresses", is_web(feed.get("feed_url")) and is_web(feed.get("home_page_url")))
    check(path, "authors", all(author.get("name") for author in feed.get("authors", [])))
    for item in feed["items"]:
        check(path, f"an item without id or text: {item}", isinstance(item.get("id"), str) and item.get("content_text"))
        check(path, f"dates of {item['id']}", is_moment(item.get("date_modified")) and is_moment(item.get("date_published", item["date_modified"])))
        check(path, f"addresses of {item['id']}", is_web(item.get("url")))
        check(path, f"tags of {item['id']}", all(isinstance(tag, str) for tag in item.get("tags", [])))
    return [item["id"] for item in feed["items"]]


count = 0
for path in sorted(folder.rglob("*.xml")):
    twin = path.with_suffix(".json")
    if not twin.exists() or path.name.startswith("sitemap"):
        continue
    ids = check_atom(path)
    check(path, "an id stands twice", len(set(ids)) == len(ids))
    check(path, "the two formats differ", check_json(twin) == ids)
    count += 2
check(folder, "there are no feeds", count > 0)
for line in wrong:
    print(line)
print(f"feeds: {count} read, {len(wrong)} complaints")
sys.exit(1 if wrong else 0)
