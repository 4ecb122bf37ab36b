// Runs the theme's own search in node, as a browser runs it. Reads one JSON object a line, answers one a line:
//   {"words": "…"}                    the terms of a text, each with stem, skeleton and what is written onto it
//   {"packed": "…"}                   the text that letters hold packed, or null where they hold none
//   {"site": "DIR", "query": "…", "language": "ar", "filters": {}}   the results: addresses, names, marked words
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import vm from 'node:vm';

const scripts = path.join(path.dirname(process.argv[1]), '../../themes/default/static/js/search');
const run = file => vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
run(path.join(scripts, 'analyser.js'));
run(path.join(scripts, 'inflate.js'));
run(path.join(scripts, 'shards.js'));
run(path.join(scripts, 'engine.js'));
const { Engine, marks, term, terms, stem, skeleton, withoutArticle, withoutClitic, inflate } = globalThis.mujazSearch;

function load(site, name) {
  let handed = null;
  globalThis.__mujaz = (of, value) => { handed = [of, value]; };
  run(path.join(site, 'search', name + '.js'));
  if (handed[0] !== name) throw new Error(`${name} hands over ${handed[0]}`);
  return handed[1];
}

const engines = new Map();
function engine(site) {
  if (!engines.has(site)) {
    const [, index] = load(site, 'index');
    engines.set(site, new Engine(index, async (name, isRight) => {
      const [sum, value] = load(site, name);
      if (!isRight(sum, value)) throw new Error(`${name} is of another build`);
      return value;
    }));
  }
  return engines.get(site);
}

function unpacked(letters) {
  try {
    return inflate(letters);
  } catch {
    return null;
  }
}

async function answer(asked) {
  if (asked.packed !== undefined) return unpacked(asked.packed);
  if (asked.words !== undefined) {
    return terms(asked.words).map(one => [one, stem(one), skeleton(stem(one)), withoutArticle(one), withoutClitic(one) ?? '-']);
  }
  const ready = engine(asked.site);
  const found = await ready.search(asked.query, { language: asked.language, filters: asked.filters ?? {} });
  const results = await Promise.all(found.hits.slice(0, 10).map(hit => ready.result(hit.entity, asked.language)));
  return results.map(result => ({
    address: result.address,
    name: result.name,
    kind: result.kind,
    sentences: result.sentences,
    besides: result.besides,
    marked: [result.name, ...result.sentences.map(line => line.text)].flatMap(text => marks(text, found.marked).map(([start, end]) => text.slice(start, end))),
  }));
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
