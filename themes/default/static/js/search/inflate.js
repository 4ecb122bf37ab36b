/* Unpacks what the index holds packed: a raw deflate stream (RFC 1951), 13 bits of it in two letters, as
   `src/render/search/pack.rs` writes it. It works too where a browser has no streams of its own that do. */
(function (root) {
  'use strict';

  /* In which order the lengths of the codes of lengths stand. */
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  /* The letters go from `#` to `~`, without `\`. */
  const FIRST = 35;
  const LEFT_OUT = 92;
  const LETTERS = 91;
  const BITS = 13;
  const END = 256;
  const LONGEST = 258;
  const DEEPEST = 15;

  /** The codes of symbols, by how many bits each has: how many there are of each length, and the symbols in order. */
  function codes(lengths) {
    const counts = new Uint16Array(DEEPEST + 1);
    lengths.forEach(length => { counts[length] += 1; });
    counts[0] = 0;
    const symbols = [...lengths.keys()].filter(symbol => lengths[symbol] > 0);
    symbols.sort((a, b) => lengths[a] - lengths[b] || a - b);
    return { counts, symbols };
  }

  /* A length or a distance is the smallest of its symbol, and so many bits more: of these there is one more with
     every `group` symbols. */
  function ranges(count, first, group) {
    const found = [];
    for (let symbol = 0, start = first; symbol < count; symbol += 1) {
      const bits = Math.max(0, Math.floor(symbol / group) - 1);
      found.push([start, bits]);
      start += 1 << bits;
    }
    return found;
  }

  const LENGTHS = ranges(28, 3, 4).concat([[LONGEST, 0]]);
  const DISTANCES = ranges(30, 1, 2);
  const FIXED = [
    codes([...Array(288).keys()].map(symbol => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
    codes(Array(30).fill(5)),
  ];

  class Stream {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
      this.made = new Uint8Array(4096);
      this.length = 0;
    }

    bit() {
      const byte = this.at >> 3;
      if (byte >= this.bytes.length) throw new Error('a stream ends too soon');
      const bit = (this.bytes[byte] >> (this.at & 7)) & 1;
      this.at += 1;
      return bit;
    }

    /** A number of so many bits, the lowest first. */
    number(bits) {
      let value = 0;
      for (let at = 0; at < bits; at += 1) value |= this.bit() << at;
      return value;
    }

    /** The next symbol: codes of one length follow each other, and those that are longer follow them. */
    symbol({ counts, symbols }) {
      let code = 0;
      let before = 0;
      for (let length = 1; length <= DEEPEST; length += 1) {
        code = code * 2 + this.bit();
        if (code < counts[length]) return symbols[before + code];
        code -= counts[length];
        before += counts[length];
      }
      throw new Error('a stream has a code that means nothing');
    }

    put(byte) {
      if (this.length === this.made.length) {
        const longer = new Uint8Array(2 * this.length);
        longer.set(this.made);
        this.made = longer;
      }
      this.made[this.length] = byte;
      this.length += 1;
    }

    stored() {
      this.at = (this.at + 7) & ~7;
      const length = this.number(16);
      this.number(16);
      for (let at = 0; at < length; at += 1) this.put(this.number(8));
    }

    /** The codes that a block has of its own. */
    own() {
      const [ofLengths, ofDistances, count] = [this.number(5) + 257, this.number(5) + 1, this.number(4) + 4];
      const first = Array(ORDER.length).fill(0);
      for (let at = 0; at < count; at += 1) first[ORDER[at]] = this.number(3);
      const code = codes(first);
      const lengths = [];
      while (lengths.length < ofLengths + ofDistances) {
        const symbol = this.symbol(code);
        if (symbol < 16) lengths.push(symbol);
        else if (symbol === 16) lengths.push(...Array(3 + this.number(2)).fill(lengths[lengths.length - 1]));
        else lengths.push(...Array(symbol === 17 ? 3 + this.number(3) : 11 + this.number(7)).fill(0));
      }
      return [codes(lengths.slice(0, ofLengths)), codes(lengths.slice(ofLengths))];
    }

    block([ofLengths, ofDistances]) {
      for (let symbol = this.symbol(ofLengths); symbol !== END; symbol = this.symbol(ofLengths)) {
        if (symbol < END) this.put(symbol);
        else {
          const [length, bits] = LENGTHS[symbol - END - 1];
          const end = this.length + length + this.number(bits);
          const [distance, more] = DISTANCES[this.symbol(ofDistances)];
          const back = distance + this.number(more);
          if (back > this.length) throw new Error('a stream repeats what is not there');
          while (this.length < end) this.put(this.made[this.length - back]);
        }
      }
    }

    all() {
      for (let isLast = 0; !isLast;) {
        isLast = this.bit();
        const kind = this.number(2);
        if (kind === 0) this.stored();
        else if (kind === 3) throw new Error('a stream has a block of no kind');
        else this.block(kind === 1 ? FIXED : this.own());
      }
      return this.made.subarray(0, this.length);
    }
  }

  /** The bytes that letters stand for: two by two 13 bits, the lowest first. */
  function bytesOf(letters) {
    const bytes = new Uint8Array(Math.floor(letters.length / 2 * BITS / 8));
    const valueAt = at => {
      const code = letters.charCodeAt(at);
      return code - FIRST - (code > LEFT_OUT ? 1 : 0);
    };
    for (let at = 0, byte = 0, value = 0, filled = 0; at + 1 < letters.length; at += 2) {
      value |= (valueAt(at) + LETTERS * valueAt(at + 1)) << filled;
      filled += BITS;
      for (; filled >= 8; filled -= 8) {
        bytes[byte] = value & 255;
        byte += 1;
        value >>>= 8;
      }
    }
    return bytes;
  }

  /** The text that letters hold packed. */
  function inflate(letters) {
    const bytes = bytesOf(letters);
    return new TextDecoder().decode(new Stream(bytes).all());
  }

  root.mujazSearch = Object.assign(root.mujazSearch ?? {}, { inflate });
})(globalThis);
