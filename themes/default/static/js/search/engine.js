/* Finds what a reader means. Given the index and a function that loads its files by name, it answers with the
   numbers of entities, the best first. It knows no page. */
(function (root) {
  'use strict';
  const { places, term, terms, isArabic, withoutArticle, withoutClitic, singular, stem, skeleton, Shards, decode, core } = root.mujazSearch;

  /* How near a word of the site is to a word that is asked for. */
  const EXACT = 1;
  const ARTICLE = 0.99;
  const STEM = 0.95;
  const FORM = 0.85;
  const CLITIC = 0.9;
  const SCRIPT = 0.6;
  const CONSONANTS = 0.4;
  const TYPO = 0.5;
  const PREFIX = [0.35, 0.35];
  /* What is so near is no guess. */
  const SURE = 0.5;
  /* How much a text in another language than the reader's counts. */
  const OTHER_LANGUAGE = 0.5;
  /* The fewest letters of an English word that is mended by another of its forms. */
  const LONG = 5;
  /* How many files one word may load to be completed or mended. */
  const MOST_GUESSES = 6;
  const MOST_FILES = 3;
  /* How many files of lists a query may load for what is less than sure. */
  const MOST_LISTS = 6;
  /* In how many results a phrase is looked for at a time, besides the index: as many as are shown at once. */
  const MOST_PHRASES = 10;
  /* In how many at most, where some turn out not to have it. */
  const MOST_TRIED = 30;

  /* Letters that are written onto words. */
  const ONTO = 'وفبلك';
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

  /* How Latin letters spell Arabic ones; short vowels may stand between any two. */
  const SPELT = {
    ا: '[aeou]+', و: '[aeiou]*[wvou][aeou]*', ي: '[aeou]*[yie][aei]*', ع: '[aeiou]*', ء: '[aeiouwy]*', ب: '[bp]+', ت: 't+', ط: 't+',
    ث: '(?:th|s+|t+)', ج: '(?:dj|j+|g+)', ح: 'h+', ه: 'h+', خ: '(?:kh)+|x|ch', د: 'd+', ض: '(?:dh|d+|z+)', ذ: '(?:dh|th|z+|d+)',
    ز: '(?:z+|s)', ظ: '(?:dh|z+|th)', ر: 'r+', س: '(?:s+|c+|x)', ص: '(?:s+|c)', ش: '(?:sh|ch|sch|c)', غ: '(?:gh|g+)', ف: '(?:f+|v+|ph)',
    ق: '(?:q+|k+|g+|c+k?)', ك: '(?:k+|c+k?|q)', ل: 'l+', م: 'm+', ن: 'n+',
  };
  const LAST = { ه: '(?:a?h?|ah?t|eh?)', ي: '[aeiy]*', ا: '[aeho]*' };
  const patterns = new Map();

  function patternOf(arabic) {
    if (!patterns.has(arabic)) {
      const letters = [...arabic].map((letter, at) => '(?:' + ((at > 0 && at === arabic.length - 1 && LAST[letter]) || (at === 0 && letter === 'ا' ? '[aeiou]+' : SPELT[letter] ?? letter)) + ')');
      patterns.set(arabic, new RegExp('^' + letters.join('[aeiou]*') + '[aeiou]*$'));
    }
    return patterns.get(arabic);
  }

  /** Whether a word in Latin letters may be how an Arabic one, or its stem, is spelt. */
  function isSpelling(arabic, latin) {
    const words = [latin, latin.replace(/s$/, ''), stem(latin)];
    return [withoutArticle(arabic), stem(arabic)].some(one => words.some(word => patternOf(one).test(word)));
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
      this.shards = new Shards(index, load);
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
      const isLike = entry.key === word.key || entry.key === word.full || skeleton(withoutArticle(entry.word)) === word.full;
      return isLike && this.isSpelling(word, entry);
    }

    isSpelling(word, entry) {
      return word.isArabic ? isSpelling(word.term, entry.word) : isSpelling(entry.word, word.term);
    }

    /** What is asked for, seen from all sides. */
    look(text) {
      const isOfArabic = isArabic(text);
      const ofStem = stem(text);
      const bare = withoutArticle(text);
      return { term: text, isArabic: isOfArabic, bare, stem: ofStem, key: skeleton(ofStem), full: skeleton(bare) };
    }

    /** The entries near a word, each with how near it is; `isLast` where the reader may still be typing it.
        `room` is how many files of lists may be loaded for guesses. */
    async near(text, { isLast, language, room }) {
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
      const written = new Set([word.term, word.bare, word.stem]);
      for (const one of written) for (const form of this.forms.get(one) ?? []) others.push([this.look(form), FORM]);
      const dual = word.isArabic ? this.withOtherEnd(word) : null;
      if (dual) others.push([this.look(dual), FORM]);
      const seen = [];
      const see = async keys => {
        const lists = await Promise.all(keys.map(key => this.shards.entries(key)));
        seen.push(...lists.flat());
        for (const entry of lists.flat()) add(entry, this.nearness(word, entry) * (entry.isOther ? CLITIC : 1));
      };
      await see([word.key]);
      const isNumber = /^[0-9]/.test(text);
      const isForeign = !isNumber && language !== undefined && word.isArabic !== isArabicLanguage(language);
      if (isForeign || (best < SURE && !isNumber)) await see(this.otherKeys(word));
      const bare = word.isArabic && bestInScript < ARTICLE ? withoutClitic(text) : null;
      if (bare) others.push([this.look(bare), CLITIC]);
      const ofOthers = await Promise.all(others.map(([other]) => this.shards.entries(other.key)));
      others.forEach(([other, factor], at) => {
        for (const entry of ofOthers[at]) {
          const nearness = this.nearness(other, entry);
          if (nearness >= STEM && !entry.isOther && entry.word.length > 2) add(entry, nearness * factor);
        }
      });
      if (word.isArabic && bestInScript < SURE && word.bare.length === 3) await this.behindLetter(word, add);
      if (isLast && best < ARTICLE) await this.complete(word, add);
      if (bestInScript < SURE && !isNumber) await this.mend(word, add);
      if (best < SURE) this.guess(word, seen, add);
      if (best < CONSONANTS && !word.isArabic) await this.respell(word, add);
      return this.worth(found, word, { room, isFound: bestInScript >= SURE && !isForeign });
    }

    /**
     * Finds a word as short as `سكة` that the site has only with a letter written onto it, as in `بسكة`: of such the
     * index does not tell whether the letter is the word's own.
     */
    async behindLetter(word, add) {
      const written = [...ONTO].map(letter => letter + word.bare);
      const lists = await Promise.all(written.map(one => this.shards.entries(skeleton(stem(one)))));
      for (const entry of lists.flat()) if (written.includes(entry.word) && !entry.isOther) add(entry, CLITIC);
    }

    /**
     * The entries whose lists are worth loading: all that are surely the word; of the others the nearest, until they
     * take too many files. Where the word is found as it is written, one as short as two consonants is no name.
     */
    worth(found, word, { room, isFound }) {
      const files = new Set();
      const left = new Map();
      for (const [entry, nearness] of [...found].sort((a, b) => b[1] - a[1])) {
        if (isFound && nearness < SCRIPT && isArabic(entry.word) !== word.isArabic) continue;
        const name = this.shards.listFile(entry);
        if (name !== null && nearness < STEM * CLITIC && !files.has(name)) {
          if (files.size >= room) continue;
          files.add(name);
        }
        left.set(entry, nearness);
      }
      return left;
    }

    /** Completes a word that may not be typed to its end. */
    async complete(word, add) {
      const letters = word.bare;
      if (letters.length < 2) return;
      if (/^[0-9]/.test(letters)) {
        for (const entry of await this.shards.entries(word.key)) if (entry.word.startsWith(letters)) add(entry, PREFIX[0]);
        return;
      }
      const words = (await this.shards.words(letters, 'begin')).filter(entry => entry.word !== letters);
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
        this.shards.words(letters.slice(0, half), 'begin'),
        this.shards.words(letters.slice(letters.length - half), 'end'),
      ]);
      const guesses = new Map();
      for (const entry of [...starts, ...ends]) {
        const cost = mistake(letters, entry.word) ?? this.mistakeOfForm(word, entry.word);
        if (cost !== null) guesses.set(entry.word, TYPO - cost * 0.5 + entry.often * 0.002);
      }
      const sorted = [...guesses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      await this.addGuesses(sorted.filter(([, nearness]) => nearness > sorted[0][1] - 0.12), add);
    }

    /** What it costs to make a word of another form of one of the vocabulary; nothing where one mistake does not do. */
    mistakeOfForm(word, other) {
      const ofOther = stem(other);
      if (word.isArabic) return mistake(word.stem, ofOther);
      const pairs = [[word.bare, singular(other)], [word.bare, ofOther], [word.stem, ofOther]];
      const costs = pairs.map(([own, one]) => (Math.min(own.length, one.length) < LONG ? null : mistake(own, one)));
      return costs.find(cost => cost !== null) ?? null;
    }

    /** Adds the entries of words of the vocabulary, as long as that does not take too many files. */
    async addGuesses(guesses, add) {
      const files = new Set();
      const chosen = [];
      for (const [guess, nearness] of guesses) {
        const key = skeleton(stem(guess));
        const name = this.shards.nameOf(key);
        if (!this.shards.files.has(name) && !files.has(name)) {
          if (files.size >= MOST_FILES) continue;
          files.add(name);
        }
        chosen.push([guess, key, nearness]);
        if (chosen.length >= 4 * MOST_GUESSES) break;
      }
      await Promise.all(chosen.map(async ([guess, key, nearness]) => {
        for (const entry of await this.shards.entries(key)) {
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
      const lists = await Promise.all([...new Set([...keys, ...trimmed])].slice(0, MOST_GUESSES).map(key => this.shards.entries(key)));
      for (const entry of lists.flat()) {
        const isLike = keys.has(entry.key) || keys.has(skeleton(withoutArticle(entry.word)));
        if (isLike && (!isArabic(entry.word) || this.isSpelling(word, entry))) add(entry, CONSONANTS);
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

    /** The numbers under which the index has the ids of filters; an id that it does not know is none. */
    async numbers(filters, language) {
      const named = ['actor', 'place', 'topic'].filter(name => filters[name]);
      if (named.length === 0) return [];
      const choices = await this.choices(language ?? this.index.languages[0]);
      return named.map(name => choices[name + 's'].find(([, , , id]) => id === filters[name])?.[1]).filter(number => number !== undefined);
    }

    /** The entities that filters leave; nothing where none is set. */
    async filter(filters, language) {
      const numbers = await this.numbers(filters, language);
      const keys = [filters.kind, ...numbers.map(String), filters.year && 'y' + filters.year];
      let left = null;
      for (const key of keys.filter(Boolean)) {
        const allowed = new Set();
        for (const entry of await this.shards.entries('@' + key)) {
          decode(await this.shards.list(entry), this.index.languages.length, entity => allowed.add(entity));
        }
        left = left === null ? allowed : new Set([...left].filter(entity => allowed.has(entity)));
      }
      return left;
    }

    /** For each phrase the documents in which it may stand; nothing where no pair of words tells. */
    besides(phrases) {
      return Promise.all(phrases.map(async phrase => {
        const telling = phrase.map((word, at) => [word, at]).filter(([word]) => !this.stop.has(word));
        const pairs = telling.slice(1).map(([word, at], before) => [telling[before][0], word, at - telling[before][1] - 1]);
        if (pairs.length === 0) return null;
        const [first, ...others] = await Promise.all(pairs.map(pair => this.shards.besides(...pair)));
        return new Set([...first].filter(document => others.every(other => other.has(document))));
      }));
    }

    /** The languages in which an entity may have a phrase, the reader's first. */
    languagesOf(entity, documents, language) {
      const all = this.index.languages;
      const may = all.filter((_, at) => documents === null || documents.has(entity * all.length + at));
      return may.sort((a, b) => (b === language) - (a === language));
    }

    /**
     * Answers a query: `{ words, total, hits }`, each hit an entity with its score. `language` is the reader's.
     */
    async search(query, { language, filters = {} } = {}) {
      const asked = this.parse(query);
      const room = Math.max(2, Math.round(MOST_LISTS / asked.words.length));
      const [left, beside, ...near] = await Promise.all([
        this.filter(filters, language),
        this.besides(asked.phrases),
        ...asked.words.map((word, at) => this.near(word, { isLast: at === asked.words.length - 1 && asked.isOpen, language, room })),
      ]);
      const isLeft = entity => (left === null || left.has(entity)) && beside.every(documents => this.languagesOf(entity, documents).length > 0);
      const totals = new Map();
      for (const found of near) await this.addWord(found, { totals, language, isLeft });
      if (asked.words.length === 0) for (const entity of left ?? []) totals.set(entity, { sum: 0, words: 0, surely: 0 });
      const hits = [...totals].map(([entity, { sum, words, surely }]) => {
        const coverage = asked.words.length > 0 ? words / asked.words.length : 1;
        return { entity, score: sum * coverage * coverage, surely };
      });
      // Of equals, what came last is first.
      hits.sort((a, b) => b.score - a.score || b.entity - a.entity);
      const marked = near.map(found => new Map([...found].map(([entry, nearness]) => [entry.word + (entry.isOther ? '~' : ''), nearness])));
      const all = asked.phrases.length > 0 ? await this.withPhrases(hits, asked, { beside, language }) : hits;
      return { words: asked.words, phrases: asked.phrases, marked, hits: all, total: all.length };
    }

    async addWord(found, { totals, language, isLeft }) {
      const best = new Map();
      const count = this.index.languages.length;
      const own = Math.max(0, this.index.languages.indexOf(language));
      const lists = await Promise.all([...found].map(async ([entry, nearness]) => [await this.shards.list(entry), nearness]));
      for (const [list, nearness] of lists) {
        decode(list, count, (entity, lang, says) => {
          const score = nearness * (1 + says) / 8 * (lang === own ? 1 : OTHER_LANGUAGE);
          const before = best.get(entity);
          if (!before) best.set(entity, { score, nearness });
          else {
            before.score = Math.max(before.score, score);
            before.nearness = Math.max(before.nearness, nearness);
          }
        });
      }
      const rarity = Math.log(1 + (this.index.documents / count - best.size + 0.5) / (best.size + 0.5));
      for (const [entity, { score, nearness }] of best) {
        if (!isLeft(entity)) continue;
        const total = totals.get(entity) ?? { sum: 0, words: 0, surely: 0 };
        total.sum += score * Math.max(rarity, 0.05);
        total.words += 1;
        total.surely += nearness >= CLITIC * FORM ? 1 : 0;
        totals.set(entity, total);
      }
    }

    /** The hits that have all words of the phrases; of the first, what is known of their texts is looked at too. */
    async withPhrases(hits, asked, { beside, language }) {
      const wanted = new Set(asked.phrases.flat().filter(word => !this.stop.has(word))).size;
      const whole = hits.filter(hit => hit.surely >= Math.min(asked.words.length, wanted));
      const kept = [[], [], []];
      let tried = 0;
      while (tried < Math.min(whole.length, MOST_TRIED) && kept[1].length + kept[2].length < MOST_PHRASES) {
        const some = whole.slice(tried, tried + MOST_PHRASES);
        const stands = await Promise.all(some.map(hit => Promise.all(asked.phrases.map((phrase, at) =>
          this.stands(phrase, hit.entity, this.languagesOf(hit.entity, beside[at], language))))));
        some.forEach((hit, at) => kept[Math.min(...stands[at])].push(hit));
        tried += some.length;
      }
      return [...kept[2], ...kept[1], ...whole.slice(tried)];
    }

    /** Whether an entity has a phrase in one of these languages: 2 if so, 0 if not, 1 where its result does not tell. */
    async stands(phrase, entity, languages) {
      let best = 0;
      for (const language of languages) {
        const { name, date, sentences, besides, isWhole } = await this.result(entity, language);
        const texts = [name, ...(date ?? []), ...[...sentences, ...besides].map(line => line.text)].filter(Boolean);
        if (texts.some(text => contains(text, phrase))) return 2;
        if (!isWhole) best = 1;
      }
      return best;
    }

    /** What a result shows. */
    result(entity, language) {
      return this.shards.result(entity, language);
    }

    /** What results may be narrowed to. */
    choices(language) {
      return this.shards.choices(language);
    }
  }

  /* The signs that keep stretches of shown texts apart are no part of their words. */
  const ISOLATES = /[\u2066-\u2069]/g;
  const withoutIsolates = text => text.replace(ISOLATES, '');

  /** Whether words stand in a text one after the other, in any of their inflections, with whatever is written onto them. */
  function contains(text, phrase) {
    const found = terms(withoutIsolates(text));
    const isSame = (a, b) => a === b || stem(a) === stem(b) || core(a) === core(b);
    return found.some((_, start) => phrase.every((word, at) => found[start + at] !== undefined && isSame(found[start + at], word)));
  }

  /** The places in a text of the words that were found: `[start, end, number of the word]`. */
  function marks(text, marked) {
    const found = [];
    const plain = withoutIsolates(text);
    // Where each letter stands in the text as it is shown.
    const shown = plain === text ? null : [...text.matchAll(/[^\u2066-\u2069]/g)].map(match => match.index);
    for (const [start, end] of places(plain)) {
      const word = term(plain.slice(start, end));
      const rests = [withoutClitic(word), /^[وف]?لل/.test(word) ? word.replace(/^[وف]?ل/, '') : null];
      const at = marked.findIndex(words => words.has(word) || rests.some(rest => rest !== null && words.has(rest + '~')));
      if (at >= 0) found.push(shown ? [shown[start], shown[end - 1] + 1, at] : [start, end, at]);
    }
    return found;
  }

  Object.assign(root.mujazSearch, { Engine, marks });
})(globalThis);
