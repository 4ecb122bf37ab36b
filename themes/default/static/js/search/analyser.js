/* Words as search compares them: folded, cut into terms, stemmed, and as consonants. The same is written in
   `src/lang/` for the building of the index; `tests/search/vectors.tsv` holds both together. */
(function (root) {
  'use strict';

  const MARK = /\p{M}/u;
  const INVISIBLE = /[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]/;
  const WORD = /[\p{Alphabetic}\p{N}\p{M}\u0621-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]+/gu;
  const ARABIC = {
    أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۀ: 'ه', ھ: 'ه', ہ: 'ه', ک: 'ك', ؤ: 'ء', ئ: 'ء',
  };
  const TOGETHER = {
    ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ł: 'l', Ł: 'l', ı: 'i',
  };
  const PERSIAN = { پ: 'ب', چ: 'ج', ژ: 'ز', ڤ: 'ف', گ: 'ك', '٫': '.' };

  function foldRare(character) {
    let folded = '';
    for (const part of character.normalize('NFKC')) {
      const isLatin = /[\u00c0-\u024f\u1e00-\u1eff]/.test(part);
      if (part !== character && part > '\u007f' && !isLatin) {
        if (!MARK.test(part) && !INVISIBLE.test(part)) folded += (ARABIC[part] ?? part).toLowerCase();
        continue;
      }
      for (const piece of part.normalize('NFKD')) {
        if (TOGETHER[piece]) folded += TOGETHER[piece];
        else if (!/[\u02b9-\u02bf]/.test(piece) && !MARK.test(piece) && !INVISIBLE.test(piece)) {
          folded += piece.toLowerCase();
        }
      }
    }
    return folded;
  }

  /** One spelling for all that writing leaves open. */
  function fold(text) {
    let folded = '';
    for (const character of text) {
      if (character <= '\u007f') folded += character.toLowerCase();
      else if (/[\u0621-\u063a\u0641-\u064a\u0671\u067e\u0686\u0698\u06a4\u06a9\u06af\u06be\u06c0\u06c1\u06cc\u06d0]/.test(character)) {
        folded += ARABIC[character] ?? character;
      } else if (character >= '٠' && character <= '٩') folded += character.charCodeAt(0) - 0x660;
      else if (character >= '۰' && character <= '۹') folded += character.charCodeAt(0) - 0x6f0;
      else if (character === '\u0654') folded = folded.replace(/[وي]$/, 'ء');
      else if (!INVISIBLE.test(character) && !MARK.test(character)) folded += foldRare(character);
    }
    return folded;
  }

  const withoutLetter = word => word.replace(/^[وفبلك]?ـ*/, '');
  const isNumber = word => /^[0-9٠-٩۰-۹,٬]+$/.test(withoutLetter(word));

  const isLetter = word => /^\p{Alphabetic}$/u.test(word);

  function isJoined(before, between, word) {
    if (between === ',' || between === '٬') return isNumber(before) && /^[0-9٠-٩۰-۹]{3}$/.test(word);
    if (between === '.' && isLetter(word)) return before.split('.').every(isLetter);
    if (between === '.' || between === '٫') return isNumber(before) && isNumber(word);
    if (/^['’‘`]$/.test(between)) {
      return /\p{Alphabetic}$/u.test(before) && /^\p{Alphabetic}/u.test(word) && [...before].length > 1;
    }
    return false;
  }

  /** The places of the terms of a text: [start, end] pairs. */
  function places(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const last = found[found.length - 1];
      if (last && isJoined(text.slice(...last), text.slice(last[1], match.index), match[0])) {
        last[1] = match.index + match[0].length;
      } else found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /** The term that the words at a place stand for. */
  function term(words) {
    let term = fold(words).replace(/['’]s$/, '');
    const rest = withoutLetter(term);
    if (rest.length < term.length && /^[0-9]/.test(rest)) term = rest;
    if (term.includes('.') && term.split('.').every(isLetter)) term = term.replaceAll('.', '');
    let settled = '';
    for (const letter of term) {
      if (PERSIAN[letter]) settled += PERSIAN[letter];
      else if (letter === '.' || /[\p{Alphabetic}\p{N}]/u.test(letter)) settled += letter;
    }
    return settled;
  }

  const terms = text => places(text).map(place => term(text.slice(...place))).filter(Boolean);

  const isArabic = term => /[\u0621-\u064a]/.test(term);

  const ARTICLE = /^[وف]?(?:بال|كال|ال|لل)/;

  function withoutArticle(term) {
    const article = (/^(?:بال|كال|ال|لل)/.exec(term) ?? ARTICLE.exec(term) ?? [''])[0];
    const rest = term.slice(article.length);
    return article && [...rest].length >= 2 && rest !== 'له' ? rest : term;
  }

  function withoutClitic(term) {
    if (withoutArticle(term) !== term || !/^[وفبلكس]/.test(term)) return null;
    let rest = term.slice(1);
    if (/^[وف]/.test(term) && /^[بلكس]/.test(rest) && [...rest].length >= 5) rest = rest.slice(1);
    return [...rest].length >= 3 ? rest : null;
  }

  const ENDINGS = [
    ['هما', 2], ['كما', 3], ['تين', 3], ['تان', 3], ['تهم', 3], ['تهن', 3], ['تكم', 3], ['هم', 2], ['هن', 3], ['ها', 2], ['نا', 3],
    ['كم', 3], ['وا', 3], ['ات', 2], ['ان', 3], ['ون', 4], ['ين', 3], ['تي', 3], ['يه', 2], ['ته', 2], ['ه', 2],
    ['ي', 3], ['ا', 3],
  ];
  const SUFFIXES = [
    ['ation', 4], ['ingly', 4], ['ement', 4], ['ment', 4], ['ness', 4], ['edly', 4], ['able', 4], ['ible', 4],
    ['ance', 4], ['ence', 4], ['ity', 4], ['ing', 3], ['ion', 4], ['ive', 4], ['ate', 4], ['ist', 5], ['ed', 3],
    ['er', 4], ['or', 4], ['ly', 4], ['al', 4], ['at', 4], ['e', 3], ['y', 3],
  ];
  const ROUNDS = 3;
  const ENGLISH_ROUNDS = 2;

  function cut(word, endings) {
    const length = [...word].length;
    for (const [ending, fewest] of endings) {
      if (word.endsWith(ending) && length - ending.length >= fewest) return word.slice(0, -ending.length);
    }
    return word;
  }

  function singular(word) {
    if (word.length < 4) return word;
    if (/(?:ies|ied|sses|ches|shes|xes|zes)$/.test(word)) return word.slice(0, -2);
    return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  }

  function english(word) {
    word = singular(word);
    for (let round = 0; round < ENGLISH_ROUNDS; round += 1) word = cut(word, SUFFIXES);
    if (word.length > 3 && word.endsWith('i')) word = word.slice(0, -1);
    return word.length > 3 && /(.)\1$/.test(word) ? word.slice(0, -1) : word;
  }

  /** A term without endings; an Arabic one without the article too. */
  function stem(term) {
    if (isArabic(term)) {
      let word = withoutArticle(term);
      for (let round = 0; round < ROUNDS; round += 1) word = cut(word, ENDINGS);
      return word;
    }
    return /^[a-z]+$/.test(term) ? english(term) : term;
  }

  const CONSONANTS = {
    ب: 'b', ت: 't', ط: 't', ث: '8', ج: 'j', ح: 'h', ه: 'h', خ: 'x', د: 'd', ض: 'd', ذ: 'z', ز: 'z', ظ: 'z', ر: 'r',
    س: 's', ص: 's', ش: 'c', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n',
  };
  const LATIN = {
    b: 'b', p: 'b', c: 'k', k: 'k', q: 'k', d: 'd', f: 'f', v: 'f', g: 'g', h: 'h', j: 'j', l: 'l', m: 'm', n: 'n',
    r: 'r', s: 's', t: 't', x: 'ks', z: 'z',
  };
  const DIGRAPHS = { kh: 'x', gh: 'g', sh: 'c', ch: 'c', th: '8', dh: 'z', ph: 'f' };

  function latin(word) {
    let classes = '';
    for (let at = 0; at < word.length; at += 1) {
      const two = word.slice(at, at + 2);
      if (DIGRAPHS[two]) {
        classes += DIGRAPHS[two];
        at += 1;
      } else if (/^c[eiy]/.test(two)) classes += 's';
      else if (!(two === 'h' && at > 0)) classes += LATIN[word[at]] ?? '';
    }
    return classes;
  }

  /** The consonants of a stem, alike in Arabic and Latin letters. */
  function skeleton(stem) {
    if (/^[0-9]/.test(stem)) return '#' + stem.replace(/[^0-9a-z]/gi, '').slice(0, 4);
    let classes;
    if (isArabic(stem)) classes = [...stem].map(letter => CONSONANTS[letter] ?? '').join('');
    else if (/^[a-z]/.test(stem)) classes = latin(stem);
    else return '~' + [...stem].slice(0, 3).map(letter => letter.codePointAt(0).toString(16) + '.').join('');
    return classes.replace(/(.)\1+/g, '$1') || '_';
  }

  root.mujazSearch = Object.assign(root.mujazSearch ?? {}, {
    fold, places, term, terms, isArabic, withoutArticle, withoutClitic, singular, stem, skeleton,
  });
})(globalThis);
