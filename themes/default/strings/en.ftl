# The fixed words of the default theme in English.
language-ar = Arabic
language-en = English
language-fr = French
language-fa = Persian
language-tr = Turkish
language-he = Hebrew
language-ku = Kurdish
language-ckb = Kurdish
language-ur = Urdu
language-de = German
language-es = Spanish
language-ru = Russian
language-zh = Chinese

skip = Skip to the content
languages = Languages
sections = Sections
home = Home
nav-briefs = Briefs
nav-actors = People and bodies
nav-places = Places
nav-topics = Topics
nav-sources = Sources
nav-publishers = Publishers
nav-timeline = Timeline
nav-deadlines = Deadlines

latest = Latest briefs
all-briefs = All briefs
all-deadlines = All deadlines
all-actors = All people and bodies
all-places = All places
all-topics = All topics
all-sources = All sources
due-next = Due next
who = Who
where = Where
what = Topics
years = By year

count-briefs = { $count ->
    [0] No briefs
    [one] { $count } brief
   *[other] { $count } briefs
}
count-events = { $count ->
    [0] No events
    [one] { $count } event
   *[other] { $count } events
}
count-actors = { $count ->
    [0] No names yet
    [one] { $count } name
   *[other] { $count } names
}
count-places = { $count ->
    [0] No places yet
    [one] { $count } place
   *[other] { $count } places
}
count-topics = { $count ->
    [0] No topics yet
    [one] { $count } topic
   *[other] { $count } topics
}
count-sources = { $count ->
    [0] No sources yet
    [one] { $count } source
   *[other] { $count } sources
}
count-publishers = { $count ->
    [0] No publishers yet
    [one] { $count } publisher
   *[other] { $count } publishers
}
pages = Pages of the list
by-time = All by time

key-points = Key points
updated = Updated
draft = Draft
forced = This site was built although its content still has errors.
actors = Who is involved
places = Places
topics = Topics
dates = Dates
sources = Sources
source-links = Source
corrections = Corrections
correction = Correction
no-corrections = No corrections so far.
related = Read next
backlinks = Mentioned in
earlier = Earlier
later = Later
written-by = Written by
translated-by = Translated by
reviewed-by = Reviewed by
by = by

notice-missing = Not yet translated. The original is shown here, in { $language }.
notice-outdated = The original has changed since this translation was made.
notice-original = Read the original in { $language }
notice-blocks = Paragraphs that have changed since:

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnotes = Notes
footnote-mark = note { $number }
footnote-back = Back to note { $number } in the text
footnote-back-of = Back to note { $number } in the text, { $place } of { $places }
task-done = done
task-open = to do

other-names = Also known as
part-of = Part of
# Of a person; the name of whom they belong to follows.
part-of-person = Affiliated with
parts-actor = Includes
parts-person = People affiliated
parts-place = Places within it
parts-topic = Narrower topics
parts-source = Repeated by
derived-from = Repeats
positions = Positions
since = since
until = until
held-from = from
held-to = to
# In the place of "since" and "until", where a date is not just a day, a month or a year.
starts = start:
ends = end:
country = Country
links = Links
wikidata = Wikidata
statements = Statements
translated-from = translated from { $language }
statements-newest = The newest { $shown } of { $count }
events = Dates
together = Also in these briefs
published = As a publisher
is-actor = About this publisher
coordinates = Coordinates
coordinates-pair = { $latitude }, { $longitude }
degrees-north = { $degrees } N
degrees-south = { $degrees } S
degrees-east = { $degrees } E
degrees-west = { $degrees } W
cited-in = Cited in
places-left-out = { $count ->
    [one] and { $count } more in this brief
   *[other] and { $count } more in this brief
}

comma = ,
author = Author
publisher = Publisher
published-on = Published
accessed = Accessed
archived = Archived copy
in-language = Language
unnamed = unnamed source
unnamed-name = Unnamed source
others = others
and-others = and others
no-url = No address is known for this source.
reliability = Source
credibility = Information
reliability-A = completely reliable
reliability-B = usually reliable
reliability-C = fairly reliable
reliability-D = not usually reliable
reliability-E = unreliable
reliability-F = reliability cannot be judged
credibility-1 = confirmed by other sources
credibility-2 = probably true
credibility-3 = possibly true
credibility-4 = doubtful
credibility-5 = improbable
credibility-6 = truth cannot be judged
note = Note
quote = In its words

deadlines-due = Still to come
deadlines-past = Past deadlines
deadlines-as-of = As of the day the site was built:
no-deadlines = No deadline is recorded.
timeline-near = Around today
no-events = No dated events are recorded.

event-type-event = event
event-type-deadline = deadline
event-type-announcement = announcement
event-type-period = period

role-participant = participant
role-speaker = speaker
role-signatory = signatory
role-mediator = mediator
role-subject = subject
role-target = target
role-supporter = supporter
role-opponent = opponent
role-observer = observer

actor-type-person = person
actor-type-organization = organisation
actor-type-public-body = public body
actor-type-state = state
actor-type-military = armed force
actor-type-company = company
actor-type-media = news outlet
actor-type-group = group

source-type-article = article
source-type-journal-article = journal article
source-type-statement = statement
source-type-report = report
source-type-document = document
source-type-chapter = chapter
source-type-dataset = dataset
source-type-interview = interview
source-type-broadcast = broadcast
source-type-social-post = social media post
source-type-observation = first-hand observation

search = Search
search-label = Search briefs, people, places and sources
search-narrow = Narrow the results
search-any = All
search-kind = Kind
search-actor = Person or body
search-topic = Topic
search-place = Place
search-year = Year
search-more = More results
search-elsewhere = The words stand further on in the text.
search-failed = The search index could not be loaded. Try again, or browse the lists below.
search-lists = Browse the lists
search-no-script = Search needs JavaScript. Without it, everything is in these lists: briefs by year; people, bodies, places and topics by letter.
count-results = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}
kind-brief = brief
kind-actor = person or body
kind-place = place
kind-topic = topic
kind-source = source
kind-publisher = publisher
kind-page = page

not-found = Page not found
not-found-text = There is no page at this address. It may have moved; begin from the home page.
choose = Choose a language
feed = Feed of this site
edit = Suggest a change
license = Licence
made-with = Made with mujaz

# A brief in two languages, side by side.
side-by-side = { $first } and { $second } side by side
show-both = Both
older-block = Older than the original
no-counterpart = Nothing here stands for it
last-read = You read here last

# Cards that show what a link leads to.
preview-brief = Brief
preview-source = Source
preview-place = Place
preview-topic = Topic

# What readers keep on their device.
offline = Reading without a network
offline-intro = What you read stays on your device by itself and opens again without a network. Here you choose what else to keep; nothing is fetched until you ask for it.
offline-missing = The page you asked for is not on this device, and the network does not answer.
offline-again = Try again
offline-script = Choosing needs JavaScript, which is off or still loading here. Everything else on this site works without it.
offline-folder = You are reading from a folder: all of the site is here already, with or without a network.
offline-unable = This browser cannot keep a site, or the address is not a secure one (https).
offline-refused = This browser refuses to store anything for this site, as it may in a private window. Nothing more can be kept.
offline-languages = Languages
offline-extent = How much
offline-all = Everything
offline-years = Certain years
offline-topics = Certain topics
offline-which-years = Years
offline-which-topics = Topics
offline-topics-only = Of topics, their pages alone are kept. Search comes with everything, or with certain years.
offline-ready = To be fetched: { $lacking }, of { $whole } in all.
offline-update = The site has changed since you kept it. To be fetched: { $lacking }.
offline-kept = All of this is on your device: { $whole }.
offline-kept-offline = On your device: { $whole }. Nothing more can be fetched without a network.
offline-no-network = Nothing can be fetched without a network.
offline-nothing = Choose a language, and the years or topics you want.
offline-done = Done: from now on this opens without a network.
offline-waiting = All of it has arrived. It comes into use when the site's other open pages are closed.
offline-removed = Removed from your device.
offline-broke-off = The network broke off. What has arrived is safe: start again, and only the rest is fetched.
offline-changed = The site was updated in the meantime. What you had before still opens; start again to fetch the new version.
offline-stopped = Stopped. What has arrived is safe: start again, and only the rest is fetched.
offline-full = There is not enough room on this device. Choose less, or free some space.
offline-temporary = The browser did not promise to keep this: it may clear it when space runs short.
offline-running = { $done } of { $whole } fetched
offline-progress = Fetching
offline-take = Keep on this device
offline-stop = Stop
offline-remove = Remove from this device

# What a key point rests on.
standing-none = No source is cited
standing-one = Rests on one source
standing-one-of-unnamed = Rests on one source, which repeats people who are not named
standing-one-of-one-unnamed = Rests on one source, which repeats one who is not named
standing-unnamed = Rests on one source, who is not named
standing-unnamed-shared = Rests on { $count } sources that come down to one, who is not named
standing-shared = Rests on { $count } sources that are not independent of each other
standing-several = Rests on { $count } independent sources
standing-some = Rests on { $count } sources, { $independent }
count-independent = { $count } of them independent of each other
standing-nobody-named = { $words }, none of them named
standing-origin = Shared origin
standing-repeats = It repeats
standing-common = Common to all
standing-reliability = Best grade of a source
standing-credibility = Best grade of the information
standing-people = Said by
standing-bodies = Stated by
standing-corrected = Corrected
standing-corrected-original = Corrected in the original, not yet here
point-number = Key point { $number }
point-link = Link to key point { $number }
claims = Key points that rest on it
# On the page of an actor; the name follows.
claims-by = Key points that rest on the words of
sources-by = Sources by
claims-newest = The newest { $shown } of { $count }
sources-newest = The newest { $shown } of { $count }
claim-through = Through
correction-before = Before

# The data of the site.
data = Data
data-intro = Everything this site knows, to take away: briefs, key points and what they rest on, statements, people and bodies, places, topics, sources and dates. Ids stay the same from one edition to the next. Dates are written in EDTF, each with the first and the last day it may be.
data-json = Everything in one file
data-json-text = The whole graph as JSON, in all languages, with the JSON Schema that describes each key.
data-csv = Tables
data-csv-text = CSV in UTF-8 for spreadsheets and statistics. Lists within a cell are parted by semicolons. Text that a spreadsheet would take for a formula begins with an apostrophe.
data-linked = Linked data
data-linked-text = JSON-LD with the terms of schema.org, as each page has it, in one file for each language.
data-ftm = For investigators
data-ftm-text = Entities of FollowTheMoney, one JSON object a line, as Aleph and similar tools read them.
data-table-briefs = Briefs, with their dates, titles and what they are about
data-table-claims = Key points, their sources and what these amount to
data-table-statements = Attributed quotations
data-table-corrections = What was put right
data-table-parts = Who is in which brief, and in which role
data-table-actors = People and bodies
data-table-positions = Posts, and when they were held
data-table-memberships = Who belonged to what, and when
data-table-places = Places with coordinates
data-table-topics = Topics
data-table-sources = Cited works, with their reliability
data-table-events = What happened or is due, and when

# Time as a picture.
over-time = Over time
years-overlap = What spans years counts in each of them.
chart-skip = Skip the picture
chart-event = a day
chart-within = somewhere within this time
chart-lasts = lasted or lasts this long
chart-post = post or membership
chart-soft = fades: this end is open, or not exactly known
chart-goes-on = fades at the edge: it goes on beyond
chart-doubtful = dashed: the source may be wrong
chart-gap = shaded: time left out
chart-today = the day the site was built
tenures = Posts and members

# Whose word or deed a date is.
by-deadline = Promised by
by-announcement = Announced by
by-event = By
by-period = By

# How long there is, or how long ago it was.
left-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
left-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
left-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
left-about = about { $time }
left-today = today
left-tomorrow = tomorrow
left-yesterday = was due yesterday
left-in = in { $time }
left-ago = { $time } ago
left-least-in = in { $time } at the earliest
left-least-ago = { $time } ago or more
left-most = within { $time } at most
left-last-day = today is the last possible day
left-any-day = may fall due any day, within { $time } at most
left-open = may fall due any day; no last day is known
deadlines-by-clock = As of today, by your own clock.
calendar-file = Calendar file (.ics)
calendar-subscribe = Subscribe in a calendar
calendar-undated = { $count ->
    [one] { $count } deadline has no day that a calendar can hold, and is not in the calendar.
   *[other] { $count } deadlines have no day that a calendar can hold, and are not in the calendar.
}

# Who appears with whom, and the map.
network = Who appears with whom
network-all = The picture shows everybody who appears in a brief with somebody else: { $all ->
    [one] { $all } actor
   *[other] { $all } actors
}.
network-shown = The picture shows { $shown ->
    [one] { $shown } actor
   *[other] { $shown } actors
} of { $all }: those who appear with another in at least { $least ->
    [one] { $least } brief
   *[other] { $least } briefs
}.
network-capped = The picture shows { $shown ->
    [one] { $shown } actor
   *[other] { $shown } actors
} of { $all }, those who appear with others most often. Lines join those who share at least { $least ->
    [one] { $least } brief
   *[other] { $least } briefs
}.
network-ties = Of the ties between them the strongest are drawn: { $drawn } of { $ties }.
network-how = A circle is an actor, larger the more briefs it is in. A line joins two who are in the same brief, thicker the more often they are. A colour is a group whose members appear together.
network-keys = The arrow keys lead from one actor to another it is tied to; +, − and 0 enlarge the picture, shrink it and restore it.
network-groups = Groups around
network-table = Table
network-caption = Who appears with whom, the most frequent first
network-one = Who
network-other = With whom
network-count = Shared briefs
network-newest = The newest of them
network-listed = The table has the most frequent pairs, { $listed } of { $pairs }; all others stand on the pages of the actors.
network-node = { $name }: with { $others ->
    [one] { $others } other
   *[other] { $others } others
}, in { $briefs ->
    [one] { $briefs } brief
   *[other] { $briefs } briefs
}
picture-skip = Skip the picture
picture-scrolls = The picture is wider than the screen: it scrolls sideways.
zoom = Size of the picture
zoom-in = Enlarge
zoom-out = Shrink
zoom-whole = Whole picture
map = Places on a map
map-all = The map shows every place whose coordinates are known: { $all ->
    [one] { $all } place
   *[other] { $all } places
}.
map-capped = The map shows { $shown ->
    [one] { $shown } place
   *[other] { $shown } places
} of the { $all } of which it is known where they lie: those in the most briefs.
map-how = A circle is larger the more briefs a place is in. The map draws land and coasts only, and names only the places of this site.
map-keys = The arrow keys lead from one place to the next on that side; +, − and 0 enlarge the map, shrink it and restore it.
map-crowded = Crowded circles are moved apart; the line leads to the true place.
map-credit = The land is Natural Earth’s, in the public domain.
map-list = By number of briefs
map-elsewhere = Places whose coordinates are not recorded
map-caption = Places, those of the most briefs first
map-name = Place
map-place = { $name }: { $briefs ->
    [0] no briefs
    [one] { $briefs } brief
   *[other] { $briefs } briefs
}
locator = { $name } on the map

# References.
cite-as = How to cite this
cited-at = Back to where source { $number } is cited
cited-at-of = Back to where source { $number } is cited, { $place } of { $places }
cited-at-unnumbered = Back to where it is cited
cited-at-unnumbered-of = Back to where it is cited, { $place } of { $places }
download-references = Download these references
download-all-references = Download all references of this site

# What is left of an address.
no-longer-answers = This address no longer answers
checked-on = last checked
own-copy = Our copy

# Feeds.
follow = Follow in a feed reader
data-feeds = Feeds
data-feeds-text = What is new and what was put right, for feed readers, as Atom and as JSON Feed. Each person, body, place and topic that is in more than one brief has feeds of its own, which its page leads to.

# What is heard.
cite-name = source { $number }
evidence = Sources first cited in what follows
chart-key = What the shapes mean
notice-block = Paragraph { $number }
# History.
history = History
history-about = What was changed in the files of this brief, newest first, as the site's git repository records it. What was done before readers had the brief is left out.
history-original-added = Original added
history-original-changed = Original changed
history-original-moved = File of the original moved
history-translation-added = Translation into { $language } added
history-translation-changed = Translation into { $language } changed
history-translation-moved = File of the translation into { $language } moved
history-at-once = { $count ->
    [one] One brief changed at once
   *[other] One of { $count } briefs changed at once
}
