/* Finds what a reader means. Given the index and a function that loads its files by name, it answers with the
   numbers of entities, the best first. It knows no page. */
(function (root) {
  'use strict';
  const { places, term, terms, isArabic, withoutArticle, withoutClitic, stem, skeleton } = root.mujazSearch;

  /* How near a word of the site is to a word that is asked for. */
  const EXACT = 1;
  const ARTICLE = 0.99;
  const STEM = 0.95;
  const FORM = 0.92;
  const CLITIC = 0.9;
  const SCRIPT = 0.6;
  const CONSONANTS = 0.4;
  const TYPO = 0.5;
  const PREFIX = [0.35, 0.35];
  /* What is so near is no guess. */
  const SURE = 0.5;
  /* How much a text in another language than the reader's counts. */
  const OTHER_LANGUAGE = 0.5;
  /* How many files one word may load to be completed or mended. */
  const MOST_GUESSES = 6;
  const MOST_FILES = 3;
  /* How many results a phrase is looked for in. */
  const MOST_PHRASES = 24;

  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

  /** Calls `see` with each document of a posting list, and what the term says of it (0 to 7). */
  function decode(text, see) {
    let number = 0;
    let scale = 1;
    let document = 0;
    for (let at = 0; at < text.length; at += 1) {
      const value = VALUES.get(text[at]);
      number += (value & 31) * scale;
      scale *= 32;
      if (value < 32) {
        document += Math.floor(number / 8);
        see(document, number % 8);
        number = 0;
        scale = 1;
      }
    }
  }

  /** The entries of a file of terms. */
  function parseTerms(text) {
    let word = '';
    return text.split(';').filter(Boolean).map(line => {
      const space = line.indexOf(' ');
      word = word.slice(0, VALUES.get(line[0])) + line.slice(1, space);
      const isOther = word.endsWith('~');
      const own = isOther ? word.slice(0, -1) : word;
      const ofStem = own.startsWith('@') ? own : stem(own);
      const key = own.startsWith('@') ? own : skeleton(ofStem);
      return { word: own, isOther, stem: ofStem, key, postings: line.slice(space + 1) };
    });
  }

  /** The words of a file of the vocabulary, with how often they are met. */
  function parseWords(text) {
    let word = '';
    return text.split(';').filter(Boolean).map(line => {
      word = word.slice(0, VALUES.get(line[0])) + line.slice(2);
      return { word, often: VALUES.get(line[1]) };
    });
  }

  /** The numbers of the files that hold lines whose keys begin with `key`, or are it where `isWhole`. */
  function filesOf(firsts, key, isWhole) {
    const first = at => firsts[at].replace(/!$/, '');
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (first(middle) < key || (first(middle) === key && firsts[middle].endsWith('!'))) low = middle + 1;
      else high = middle;
    }
    const found = [];
    if (low > 0 && !(low < firsts.length && firsts[low] === key)) found.push(low - 1);
    for (let at = low; at < firsts.length; at += 1) {
      if (isWhole ? first(at) !== key : !first(at).startsWith(key)) break;
      found.push(at);
    }
    // A file whose lines all go on from one key follows the file in which the key begins.
    while (found.length > 0 && found[0] > 0 && firsts[found[0]] === key + '!') found.unshift(found[0] - 1);
    return found;
  }

  const WEAK = /[اويء]/;
  const isArabicLanguage = language => /^(?:ar|fa|ur|ckb|ps|sd|ug)(?:-|$)/.test(language);
  const consonants = stem => [...stem].filter(letter => !WEAK.test(letter)).join('').replace(/(.)\1+/g, '$1');
  const shape = stem => [...stem].map(letter => (WEAK.test(letter) ? letter : '.')).join('');

  /* Letters that are mistaken for each other: alike to the eye or near on the keyboard, or in the ear. */
  const ALIKE = ['بتثني', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'كل', 'سص', 'تط', 'ذزظ', 'ضظ', 'حه', 'قك', 'اعء', 'وؤ', 'رو', 'دض'];
  const isAlike = (a, b) => ALIKE.some(group => group.includes(a) && group.includes(b));

  /** What it costs to make one word of the other with one mistake; nothing where one does not do. */
  function mistake(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return null;
    let from = 0;
    while (from < a.length && a[from] === b[from]) from += 1;
    let end = 0;
    while (end < Math.min(a.length, b.length) - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
    const ofA = a.slice(from, a.length - end);
    const ofB = b.slice(from, b.length - end);
    if (ofA.length + ofB.length === 1) {
      const letter = ofA || ofB;
      const isDoubled = letter === a[from - 1] || letter === b[from - 1];
      return isDoubled || /[اويءaeiou]/.test(letter) ? 0.1 : 0.3;
    }
    if (ofA.length === 1 && ofB.length === 1) return isAlike(ofA, ofB) ? 0.1 : /[aeiou]{2}/.test(ofA + ofB) ? 0.15 : 0.4;
    if (ofA.length === 2 && ofB.length === 2 && ofA[0] === ofB[1] && ofA[1] === ofB[0]) return 0.15;
    return null;
  }

  /** Consonants that spellings of a name in Latin letters confuse. */
  function variants(key) {
    const found = new Set([key]);
    for (const [a, b] of [['g', 'j'], ['g', 'k'], ['8', 's'], ['s', '8'], ['z', 'd'], ['d', 'z'], ['8', 't'], ['c', 'j']]) {
      for (const one of [...found]) if (one.includes(a)) found.add(one.split(a).join(b));
    }
    found.delete(key);
    return [...found].slice(0, MOST_GUESSES);
  }

  class Engine {
    /** `index` is what `search/index.js` holds; `load` returns a promise of what the file of a name holds. */
    constructor(index, load) {
      this.index = index;
      this.load = load;
      this.files = new Map();
      this.stop = new Set(index.stop);
      this.forms = new Map();
      this.models = new Set();
      for (const pair of [...index.irregular, ...index.models]) {
        const [a, b] = pair.split(' ');
        this.forms.set(a, [...(this.forms.get(a) ?? []), b]);
        this.forms.set(b, [...(this.forms.get(b) ?? []), a]);
      }
      for (const pair of index.models) {
        const [a, b] = pair.split(' ').map(stem).map(shape);
        this.models.add(a + ' ' + b).add(b + ' ' + a);
      }
    }

    file(name, parse) {
      if (!this.files.has(name)) {
        const loaded = this.load(name).then(parse);
        loaded.catch(() => this.files.delete(name));
        this.files.set(name, loaded);
      }
      return this.files.get(name);
    }

    /** All entries of the files that hold a key. */
    async entries(key) {
      const files = filesOf(this.index.terms, key, true);
      const lists = await Promise.all(files.map(at => this.file('terms/' + at, parseTerms)));
      return lists.flat().filter(entry => entry.key === key);
    }

    /** The words of the vocabulary that begin, or end, with these letters. */
    async words(letters, order) {
      const isEnd = order === 'end';
      const start = isEnd ? [...letters].reverse().join('') : letters;
      const files = filesOf(isEnd ? this.index.endings : this.index.beginnings, start, false);
      const lists = await Promise.all(files.slice(0, MOST_FILES).map(at => this.file(order + '/' + at, parseWords)));
      const found = lists.flat().filter(entry => entry.word.startsWith(start));
      return isEnd ? found.map(entry => ({ ...entry, word: [...entry.word].reverse().join('') })) : found;
    }

    isForm(a, b) {
      return a !== b && consonants(a) === consonants(b) && this.models.has(shape(a) + ' ' + shape(b));
    }

    /** How near an entry is to a word, by what is written; nothing where it is not. */
    nearness(word, entry) {
      if (entry.word === word.term) return EXACT;
      if (isArabic(entry.word) !== word.isArabic) return this.isSameName(word, entry) ? this.nameNearness(word) : 0;
      if (word.isArabic && withoutArticle(entry.word) === word.bare) return ARTICLE;
      if (entry.stem === word.stem && entry.stem.length > 1) return STEM;
      if (word.isArabic && this.isForm(entry.stem, word.stem)) return FORM;
      return 0;
    }

    /** The keys under which a name may stand in the other script, besides its own. */
    otherKeys(word) {
      const keys = new Set([word.key, word.full]);
      if (!word.isArabic) for (const key of [word.key, word.full]) if (/..[nth]$/.test(key)) keys.add(key.slice(0, -1));
      keys.delete(word.key);
      return [...keys];
    }

    /** The stem that the other number of a word as short as `ضفة`, `ضفتين` has, whose `ت` is taken for a letter. */
    withOtherEnd(word) {
      if (word.bare.length === 3 && word.bare.endsWith('ه')) return word.bare.slice(0, 2) + 'ت';
      return word.stem.length === 3 && word.stem.endsWith('ت') && word.bare !== word.stem ? word.stem.slice(0, 2) : null;
    }

    nameNearness(word) {
      return Math.max(word.key.length, word.full.length) > 2 ? SCRIPT : SCRIPT / 2;
    }

    isSameName(word, entry) {
      if (entry.key === word.key || entry.key === word.full) return true;
      return skeleton(withoutArticle(entry.word)) === word.full;
    }

    /** What is asked for, seen from all sides. */
    look(text) {
      const isOfArabic = isArabic(text);
      const ofStem = stem(text);
      const bare = withoutArticle(text);
      return { term: text, isArabic: isOfArabic, bare, stem: ofStem, key: skeleton(ofStem), full: skeleton(bare) };
    }

    /** The entries near a word, each with how near it is; `isLast` where the reader may still be typing it. */
    async near(text, isLast, language) {
      const word = this.look(text);
      const found = new Map();
      let best = 0;
      let bestInScript = 0;
      const add = (entry, nearness) => {
        if (nearness > (found.get(entry) ?? 0)) {
          found.set(entry, nearness);
          best = Math.max(best, nearness);
          if (isArabic(entry.word) === word.isArabic) bestInScript = Math.max(bestInScript, nearness);
        }
      };
      const others = [];
      for (const form of this.forms.get(word.bare) ?? this.forms.get(word.stem) ?? []) others.push([this.look(form), FORM]);
      const dual = word.isArabic ? this.withOtherEnd(word) : null;
      if (dual) others.push([this.look(dual), FORM]);
      const seen = [];
      const see = async keys => {
        const lists = await Promise.all(keys.map(key => this.entries(key)));
        seen.push(...lists.flat());
        for (const entry of lists.flat()) add(entry, this.nearness(word, entry) * (entry.isOther ? CLITIC : 1));
      };
      await see([word.key]);
      const isNumber = /^[0-9]/.test(text);
      const isForeign = !isNumber && language !== undefined && word.isArabic !== isArabicLanguage(language);
      if (isForeign || (best < SURE && !isNumber)) await see(this.otherKeys(word));
      const bare = word.isArabic && bestInScript < ARTICLE ? withoutClitic(text) : null;
      if (bare) others.push([this.look(bare), CLITIC]);
      const ofOthers = await Promise.all(others.map(([other]) => this.entries(other.key)));
      others.forEach(([other, factor], at) => {
        for (const entry of ofOthers[at]) {
          const nearness = this.nearness(other, entry);
          if (nearness >= STEM && !entry.isOther && entry.word.length > 2) add(entry, nearness * factor);
        }
      });
      if (isLast && best < ARTICLE) await this.complete(word, add);
      if (bestInScript < SURE && !isNumber) await this.mend(word, add);
      if (best < SURE) this.guess(word, seen, add);
      if (best < SURE && !word.isArabic) await this.respell(word, add);
      return found;
    }

    /** Completes a word that may not be typed to its end. */
    async complete(word, add) {
      const letters = word.bare;
      if (letters.length < 2) return;
      if (/^[0-9]/.test(letters)) {
        for (const entry of await this.entries(word.key)) if (entry.word.startsWith(letters)) add(entry, PREFIX[0]);
        return;
      }
      const words = (await this.words(letters, 'begin')).filter(entry => entry.word !== letters);
      words.sort((a, b) => b.often / b.word.length - a.often / a.word.length || (a.word < b.word ? -1 : 1));
      const nearness = guess => PREFIX[0] + PREFIX[1] * letters.length / guess.length;
      await this.addGuesses(words.map(entry => [entry.word, nearness(entry.word)]), add);
    }

    /** Mends a word with one wrong letter: its beginning or its end is right. */
    async mend(word, add) {
      const letters = word.bare;
      if (letters.length < 4) return;
      const half = letters.length >> 1;
      const [starts, ends] = await Promise.all([
        this.words(letters.slice(0, half), 'begin'),
        this.words(letters.slice(letters.length - half), 'end'),
      ]);
      const guesses = new Map();
      for (const entry of [...starts, ...ends]) {
        const cost = mistake(letters, entry.word) ?? (isArabic(letters) ? mistake(word.stem, stem(entry.word)) : null);
        if (cost !== null) guesses.set(entry.word, TYPO - cost * 0.5 + entry.often * 0.002);
      }
      const sorted = [...guesses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      await this.addGuesses(sorted.filter(([, nearness]) => nearness > sorted[0][1] - 0.12), add);
    }

    /** Adds the entries of words of the vocabulary, as long as that does not take too many files. */
    async addGuesses(guesses, add) {
      const files = new Set();
      const chosen = [];
      for (const [guess, nearness] of guesses) {
        const key = skeleton(stem(guess));
        const needed = filesOf(this.index.terms, key, true).filter(at => !this.files.has('terms/' + at) && !files.has(at));
        if (files.size + needed.length > MOST_FILES) continue;
        needed.forEach(at => files.add(at));
        chosen.push([guess, key, nearness]);
        if (chosen.length >= 4 * MOST_GUESSES) break;
      }
      await Promise.all(chosen.map(async ([guess, key, nearness]) => {
        for (const entry of await this.entries(key)) {
          if (!entry.isOther && withoutArticle(entry.word) === guess) add(entry, nearness);
        }
      }));
    }

    /** Takes words with the same consonants for forms of it. */
    guess(word, entries, add) {
      const own = consonants(word.stem);
      for (const entry of entries) {
        if (isArabic(entry.word) !== word.isArabic || entry.isOther) continue;
        if (!word.isArabic) {
          if (entry.key === word.key && word.key.length > 2) add(entry, CONSONANTS);
        } else if (own.length > 1 && consonants(entry.stem) === own) add(entry, own.length > 2 ? CONSONANTS : CONSONANTS / 2);
      }
    }

    /** Takes names whose consonants are spelt otherwise in Latin letters for the same. */
    async respell(word, add) {
      const keys = new Set([...variants(word.key), ...variants(word.full)]);
      const trimmed = [...keys].filter(key => /..[nth]$/.test(key)).map(key => key.slice(0, -1));
      const lists = await Promise.all([...new Set([...keys, ...trimmed])].slice(0, MOST_GUESSES).map(key => this.entries(key)));
      for (const entry of lists.flat()) {
        if (keys.has(entry.key) || keys.has(skeleton(withoutArticle(entry.word)))) add(entry, CONSONANTS);
      }
    }

    /** What a query asks for: words, and phrases of them. */
    parse(query) {
      const phrases = [];
      const rest = query.replace(/"([^"]*)"|“([^”]*)”|«([^»]*)»/g, (_, ...groups) => {
        const words = terms(groups.slice(0, 3).find(group => group !== undefined) ?? '');
        if (words.length > 1) phrases.push(words);
        return ' ' + words.join(' ') + ' ';
      });
      const all = [...new Set(terms(rest))];
      const isName = all.length > 1;
      const telling = all.filter(word => !this.stop.has(word) && !(isName && /^(?:al|el)$/.test(word)));
      return { words: telling.length > 0 ? telling : all, phrases, isOpen: !/["”»\s]$/.test(query) };
    }

    /** The entities that a filter leaves, as a test. */
    async filter(filters) {
      const tests = [];
      const kinds = this.index.kinds;
      const at = kinds.findIndex(([kind]) => kind === filters.kind);
      if (filters.kind) {
        const from = at < 0 ? 0 : kinds[at][1];
        const to = at < 0 ? 0 : kinds[at + 1]?.[1] ?? Infinity;
        tests.push(entity => entity >= from && entity < to);
      }
      for (const key of [filters.actor, filters.place, filters.topic, filters.year && 'y' + filters.year]) {
        if (!key) continue;
        const allowed = new Set();
        for (const entry of await this.entries('@' + key)) decode(entry.postings, document => allowed.add(document));
        tests.push(entity => allowed.has(entity));
      }
      return tests.length > 0 ? entity => tests.every(test => test(entity)) : null;
    }

    /**
     * Answers a query: `{ words, total, hits }`, each hit an entity with its score. `language` is the reader's.
     */
    async search(query, { language, filters = {} } = {}) {
      const asked = this.parse(query);
      const languages = this.index.languages;
      const own = Math.max(0, languages.indexOf(language));
      const [isLeft, ...near] = await Promise.all([
        this.filter(filters),
        ...asked.words.map((word, at) => this.near(word, at === asked.words.length - 1 && asked.isOpen, language)),
      ]);
      const totals = new Map();
      near.forEach(found => this.addWord(found, { totals, own, isLeft }));
      if (asked.words.length === 0 && isLeft) this.addAll(isLeft, totals);
      const hits = [...totals].map(([entity, { sum, words, surely }]) => {
        const coverage = asked.words.length > 0 ? words / asked.words.length : 1;
        return { entity, score: sum * coverage * coverage, surely };
      });
      hits.sort((a, b) => b.score - a.score || this.place(a.entity) - this.place(b.entity));
      const marked = near.map(found => new Map([...found].map(([entry, nearness]) => [entry.word + (entry.isOther ? '~' : ''), nearness])));
      const left = asked.phrases.length > 0 ? await this.withPhrases(hits, asked, language) : hits;
      return { words: asked.words, phrases: asked.phrases, marked, hits: left, total: left.length };
    }

    /** The order of equals: briefs first, the newest before the others. */
    place(entity) {
      return entity < this.index.briefs ? -entity : entity;
    }

    addWord(found, { totals, own, isLeft }) {
      const best = new Map();
      const count = this.index.languages.length;
      for (const [entry, nearness] of found) {
        decode(entry.postings, (document, says) => {
          const entity = Math.floor(document / count);
          if (isLeft && !isLeft(entity)) return;
          const score = nearness * (1 + says) / 8 * (document % count === own ? 1 : OTHER_LANGUAGE);
          const before = best.get(entity);
          if (!before || before.score < score) best.set(entity, { score, nearness: Math.max(nearness, before?.nearness ?? 0) });
        });
      }
      const rarity = Math.log(1 + (this.index.documents / count - best.size + 0.5) / (best.size + 0.5));
      for (const [entity, { score, nearness }] of best) {
        const total = totals.get(entity) ?? { sum: 0, words: 0, surely: 0 };
        total.sum += score * Math.max(rarity, 0.05);
        total.words += 1;
        total.surely += nearness >= CLITIC * FORM ? 1 : 0;
        totals.set(entity, total);
      }
    }

    /** Without words, all that the filters leave are the answer, the newest first. */
    addAll(isLeft, totals) {
      const briefs = this.index.kinds[1]?.[1] ?? Infinity;
      for (let entity = 0; entity < Math.min(briefs, this.index.entities); entity += 1) {
        if (isLeft(entity)) totals.set(entity, { sum: 0, words: 0, surely: 0 });
      }
    }

    /** The hits in which the phrases stand: for certain first, then those of whose text only a part is known. */
    async withPhrases(hits, asked, language) {
      const whole = hits.filter(hit => hit.surely >= Math.min(asked.words.length, new Set(asked.phrases.flat().filter(word => !this.stop.has(word))).size));
      const tried = whole.slice(0, MOST_PHRASES);
      const stands = await Promise.all(tried.map(async hit => {
        for (const lang of [language, ...this.index.languages.filter(other => other !== language)]) {
          const entry = await this.result(hit.entity, lang);
          const texts = [entry.name, ...entry.sentences];
          if (asked.phrases.every(phrase => texts.some(text => contains(text, phrase)))) return 2;
          if (!entry.isWhole) return 1;
        }
        return 0;
      }));
      const of = wanted => tried.filter((_, at) => stands[at] === wanted);
      return [...of(2), ...of(1)];
    }

    /** What a result shows. */
    async result(entity, language) {
      const [ofBriefs, ofOthers] = this.index.results;
      const briefs = this.index.briefs;
      const files = Math.ceil(briefs / ofBriefs);
      const isBrief = entity < briefs;
      const file = isBrief ? Math.floor(entity / ofBriefs) : files + Math.floor((entity - briefs) / ofOthers);
      const at = isBrief ? entity % ofBriefs : (entity - briefs) % ofOthers;
      const [address, name, nameLang, kind, date, sentences, lang, isWhole] = (await this.file(language + '/' + file, list => list))[at];
      return { address, name, nameLang, kind, date, sentences, lang, isWhole };
    }
  }

  /** Whether words stand in a text one after the other, in any of their inflections. */
  function contains(text, phrase) {
    const found = terms(text);
    const isSame = (a, b) => a === b || stem(a) === stem(b) || (withoutClitic(a) !== null && stem(withoutClitic(a)) === stem(b));
    return found.some((_, start) => phrase.every((word, at) => found[start + at] !== undefined && isSame(found[start + at], word)));
  }

  /** The places in a text of the words that were found: `[start, end, number of the word]`. */
  function marks(text, marked) {
    const found = [];
    for (const [start, end] of places(text)) {
      const word = term(text.slice(start, end));
      const rests = [withoutClitic(word), /^[وف]?لل/.test(word) ? word.replace(/^[وف]?ل/, '') : null];
      const at = marked.findIndex(words => words.has(word) || rests.some(rest => rest !== null && words.has(rest + '~')));
      if (at >= 0) found.push([start, end, at]);
    }
    return found;
  }

  Object.assign(root.mujazSearch, { Engine, marks });
})(globalThis);
