// Modules as built applications ship them: import and export, each file run once, what it needs first.
// What belongs here: from a module's text to a function that V8 can run without a loader. What does
// not: fetching (window.js).

const modules = new Map(), AsyncFunction = (async () => {}).constructor;
/** Runs a module once; `done` has its exports. `above` are those that wait for it: a circle. */
function module_(url, above, done) {
  const had = modules.get(url);
  if (had) { had.ready || above.includes(url) ? done(had.exports) : had.heard.push(done); return; }
  const one = { exports: {}, ready: false, heard: [done] };
  modules.set(url, one);
  const got = text => evaluatesModule(text, url, above, one.exports, () => { one.ready = true; one.heard.splice(0).forEach(fn => fn(one.exports)); });
  url in input.files ? got(input.files[url]) : ask('GET', url, '', 'script', got, () => got(''));
}
function evaluatesModule(text, url, above, exports, done) {
  const { code, needs } = transformed(text);
  const had = {}, meta = { url, env: { BASE_URL: '/', MODE: 'production', PROD: true } };
  let left = needs.length + 1;
  const goes = () => {
    if (--left) return;
    const imports = name => new Promise(fulfil => module_(against(url, name), [], fulfil));
    quietly(() => { new AsyncFunction('exports_', 'had_', 'import_', 'meta_', code)(exports, had, imports, meta).catch(error => problems.push(String(error).slice(0, 200))); });
    done();
  };
  for (const name of needs) module_(against(url, name), [...above, url], found => { had[name] = found; goes(); });
  goes();
}
function against(url, name) {
  const before = baseAddress;
  baseAddress = url;
  try { return resolved(name); } finally { baseAddress = before; }
}
const BEFORE = '(^|[;}\\n])\\s*', NAME = '[\\w$]+', FROM = `from\\s*(["'])([^"'\\n]+)\\`;
const pairsOf = (list, sign) => list.split(',').map(one => one.trim().split(/\s+as\s+/)).filter(([name]) => name).map(([name, as]) => sign(name, as || name));
/** A module as the body of a function; and the names of the modules that it needs. What it imports has
 *  whatever value it has when it is used: built applications give many of them only later. */
function transformed(text) {
  const needs = [], getters = [], live = [], need = name => { needs.push(name); return `had_[${JSON.stringify(name)}]`; };
  const gives = (name, value, to = 'exports_') => `Object.defineProperty(${to},${JSON.stringify(name)},{configurable:true,enumerable:true,get:()=>${value}});`;
  const code = text
    .replace(new RegExp(`${BEFORE}import\\s*(?:(${NAME})\\s*,?\\s*)?(?:\\{([^{}]*)\\}|\\*\\s*as\\s+(${NAME}))?\\s*${FROM}5`, 'g'), (_, before, own, some, all, _quote, name) => {
      const from = need(name);
      live.push(...(own ? [gives(own, `${from}.default`, 'live_')] : []), ...(some ? pairsOf(some, (one, as) => gives(as, `${from}.${one}`, 'live_')) : []), ...(all ? [gives(all, from, 'live_')] : []));
      return before;
    })
    .replace(new RegExp(`${BEFORE}import\\s*(["'])([^"'\\n]+)\\2`, 'g'), (_, before, _quote, name) => { need(name); return before; })
    .replace(new RegExp(`${BEFORE}export\\s*\\{([^{}]*)\\}\\s*${FROM}3`, 'g'), (_, before, some, _quote, name) => { const from = need(name); return before + pairsOf(some, (one, as) => gives(as, `${from}.${one}`)).join(''); })
    .replace(new RegExp(`${BEFORE}export\\s*\\*\\s*${FROM}2`, 'g'), (_, before, _quote, name) => `${before}Object.assign(exports_,${need(name)});`)
    .replace(new RegExp(`${BEFORE}export\\s*\\{([^{}]*)\\}`, 'g'), (_, before, some) => { getters.push(...pairsOf(some, (one, as) => gives(as, one))); return before; })
    .replace(new RegExp(`${BEFORE}export\\s+default\\b\\s*`, 'g'), '$1exports_.default=')
    .replace(new RegExp(`${BEFORE}export\\s+((?:async\\s+)?function\\s*\\*?|class|const|let|var)\\s+(${NAME})`, 'g'), (_, before, sort, name) => { getters.push(gives(name, name)); return `${before}${sort} ${name}`; })
    .replace(/(^|[^\w$.])import\s*\(/g, '$1import_(').replace(/(^|[^\w$.])import\.meta\b/g, '$1meta_');
  const names = live.length ? `const live_=Object.create(null);${live.join('')}with(live_){` : '"use strict";{';
  return { code: `${names}${getters.join('')}${code}\n}`, needs: [...new Set(needs)] };
}
