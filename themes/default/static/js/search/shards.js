/* The files of the index: which to load for a word, and what stands in them. `src/render/search/` writes them. */
(function (root) {
  'use strict';
  const { isArabic, withoutArticle, withoutClitic, stem, skeleton, inflate } = root.mujazSearch;

  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));
  const CODES = new Uint8Array(128);
  VALUES.forEach((value, letter) => { CODES[letter.charCodeAt(0)] = value; });
  /* What a list says of a document, by how many ones stand for it. */
  const SAYS = [1, 2, 3, 4, 5, 7, 6, 0];
  const BARE = 32;
  /* Behind how many letters what a long list is known by begins: a sign, and the number of its file. */
  const LIST = 4;
  /* By how many letters a file is known. */
  const SUM = 3;
  /* By how many letters a file of results is known. */
  const RESULT_SUM = 2;
  /* How many files of the vocabulary one look at it may load. */
  const MOST_FILES = 3;

  /** A number that follows from a text as in the building of the index. */
  function spread(text) {
    let hash = 2166136261;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  /** What a term is in pairs: alike for all its inflections, and with whatever is written onto it. */
  function core(term) {
    let word = term;
    while (isArabic(term)) {
      const bare = withoutArticle(word);
      const less = bare !== word ? bare : withoutClitic(word);
      if (less === null) break;
      word = less;
    }
    return spread(stem(word));
  }

  /** The list that two neighbours share with others; `between` words that say nothing stand between them. */
  function pairOf(one, next, between) {
    const a = core(one);
    return Math.imul(((a << 5) | (a >>> 27)) ^ (core(next) + between), 0x9e3779b1) >>> 21;
  }

  /** Calls `see` with each document of a list: its entity, its language, and what the term says of it (0 to 7). */
  function decode(text, languages, see) {
    const first = CODES[text.charCodeAt(0)];
    const low = first & 31;
    const isBare = (first & BARE) !== 0;
    const lang = CODES[text.charCodeAt(1)];
    const end = (text.length - 2) * 6;
    const bit = at => (CODES[text.charCodeAt(2 + Math.floor(at / 6))] >> (5 - at % 6)) & 1;
    let next = 0;
    for (let at = 0; at < end;) {
      let gap = 0;
      while (at < end && bit(at) === 1) {
        at += 1;
        gap += 1;
      }
      // The last letter is filled up with ones.
      if (at >= end) return;
      at += 1;
      for (const last = at + low; at < last; at += 1) gap = gap * 2 + bit(at);
      let says = 1;
      if (!isBare) {
        let ones = 0;
        while (bit(at) === 1) {
          at += 1;
          ones += 1;
        }
        at += 1;
        says = SAYS[ones];
      }
      const number = next + gap;
      if (lang === languages) see(Math.floor(number / languages), number % languages, says);
      else see(number, lang, says);
      next = number + 1;
    }
  }

  /** The entries of a file of terms. */
  function parseTerms(text) {
    let word = '';
    const entry = (own, isOther, list) => {
      const ofStem = own.startsWith('@') ? own : stem(own);
      return { word: own, isOther, stem: ofStem, key: own.startsWith('@') ? own : skeleton(ofStem), list };
    };
    return text.split(';').filter(Boolean).flatMap(line => {
      const space = line.indexOf(' ');
      word = word.slice(0, VALUES.get(line[0])) + line.slice(1, space);
      const list = line.slice(space + 1);
      const own = word.replace(/[~^]+$/, '');
      // For each `^` a letter that may be written onto the word stands before it.
      const marks = word.endsWith('^') ? word.length - own.length : 0;
      return [entry(own, word.endsWith('~'), list), marks > 0 && entry(own.slice(marks), true, list)].filter(Boolean);
    });
  }

  /** The lists of a file of them, by what each is known by there. */
  function parseLists(text) {
    return new Map(text.split(';').filter(Boolean).map(line => line.split(' ')));
  }

  /** The words of a file of the vocabulary, with how often they are met. */
  function parseWords(text) {
    let word = '';
    return text.split(';').filter(Boolean).map(line => {
      word = word.slice(0, VALUES.get(line[0])) + line.slice(2);
      return { word, often: VALUES.get(line[1]) };
    });
  }

  /** The numbers of the files that hold words which begin with `start`. */
  function filesOf(firsts, start) {
    let at = firsts.findIndex(first => first > start);
    if (at < 0) at = firsts.length;
    const found = [Math.max(0, at - 1)];
    for (; at < firsts.length && firsts[at].startsWith(start); at += 1) found.push(at);
    return found;
  }

  const sumAt = (sums, at, letters = SUM) => sums.slice(letters * at, letters * at + letters);
  const unpack = text => JSON.parse(inflate(text));

  /**
   * `index` is what `search/index.js` holds; `load(name, isRight)` returns a promise of what the file of a name
   * holds. `isRight(sum, value)` tells whether it is the one that the index means, and not one of another build.
   */
  class Shards {
    constructor(index, load) {
      this.index = index;
      this.load = load;
      this.files = new Map();
    }

    file(name, isRight, parse) {
      if (!this.files.has(name)) {
        const loaded = this.load(name, isRight).then(parse);
        loaded.catch(() => this.files.delete(name));
        this.files.set(name, loaded);
      }
      return this.files.get(name);
    }

    known(kind, at, sums, parse) {
      return this.file(kind + '/' + at, sum => sum === sumAt(sums, at), parse);
    }

    /** The name of the file of a key, by which it is told whether it is loaded. */
    nameOf(key) {
      return 'terms/' + (spread(key) & (this.index.terms.length / SUM - 1));
    }

    /** All entries under a key. */
    async entries(key) {
      const at = spread(key) & (this.index.terms.length / SUM - 1);
      return (await this.known('terms', at, this.index.terms, parseTerms)).filter(entry => entry.key === key);
    }

    /** The name of the file of an entry's list; nothing where it stands beside the entry. */
    listFile(entry) {
      if (entry.list[0] !== '*') return null;
      return 'lists/' + [...entry.list.slice(1, LIST)].reduce((number, letter) => number * 64 + VALUES.get(letter), 0);
    }

    /** The list of an entry, which may stand in a file of its own. */
    async list(entry) {
      const name = this.listFile(entry);
      if (name === null) return entry.list;
      const id = entry.list.slice(LIST);
      const lists = await this.file(name, (_, text) => (';' + text).includes(';' + id + ' '), parseLists);
      const list = lists.get(id);
      if (list === undefined) throw new Error(name);
      return list;
    }

    /** The documents in which two words may stand beside each other. */
    async besides(one, next, between) {
      const [count, sum] = this.index.pairs;
      const sums = await this.file('pairs/sums', of => of === sum, text => text);
      const list = pairOf(one, next, between);
      const lists = await this.known('pairs', list & (count - 1), sums, parseLists);
      const found = new Set();
      const text = lists.get(LETTERS[list >> 6] + LETTERS[list & 63]);
      const languages = this.index.languages.length;
      if (text) decode(text, languages, (entity, lang) => found.add(entity * languages + lang));
      return found;
    }

    /** The words of the vocabulary that begin, or end, with these letters. */
    async words(letters, order) {
      const isEnd = order === 'end';
      const start = isEnd ? [...letters].reverse().join('') : letters;
      const [firsts, sums] = this.index[order];
      const files = filesOf(firsts, start).slice(0, MOST_FILES);
      const lists = await Promise.all(files.map(at => this.known(order, at, sums, parseWords)));
      const found = lists.flat().filter(entry => entry.word.startsWith(start));
      return isEnd ? found.map(entry => ({ ...entry, word: [...entry.word].reverse().join('') })) : found;
    }

    /** What a result shows. */
    async result(entity, language) {
      const [inFile, sums] = this.index.results;
      const at = Math.floor(entity / inFile);
      const sum = sumAt(sums, at, RESULT_SUM);
      const entry = (await this.file(language + '/' + at, of => of === sum, unpack))[entity % inFile];
      const [shown, nameLang, lang] = Array.isArray(entry[0]) ? entry : [entry, language, language];
      const [address, name, kind, date, sentences, isWhole, besides = []] = shown;
      /* A line in another language than the others of its list comes with it. */
      const inTheir = usual => line => (Array.isArray(line) ? { text: line[0], lang: line[1] } : { text: line, lang: usual });
      return { address, name, nameLang, kind, date, sentences: sentences.map(inTheir(lang)), isWhole: isWhole === 1, besides: besides.map(inTheir(language)) };
    }

    /** What results may be narrowed to. */
    choices(language) {
      return this.file(language + '/filters', of => of === this.index.filters[language], value => value);
    }
  }

  Object.assign(root.mujazSearch, { Shards, decode, spread, core });
})(globalThis);
