// The window of a page whose scripts are run: its address, its clock, its events, what it asks for.
// Nothing is fetched in here: what a script asks for without having an answer is told to whoever
// runs it, who runs the page again with the answer. What belongs here: what browsers give every
// script. What does not: libraries (libraries.js), the tree (dom.js).

const wants = [], tasks = [], turns = [], reloads = [], MOST_TASKS = 400, MOST_WANTS = 60;
let recording = null, isTrying = false, spent = 0, currentScript = null, baseAddress = null;

/** One moment and one chance for all runs of a walk: an address with the time in it stays the same. */
const Clock = Date; let chance = 7;
globalThis.Date = class Date extends Clock { constructor(...said) { said.length ? super(...said) : super(input.now); } static now() { return input.now; } };
Math.random = () => (chance = chance * 16807 % 2147483647) / 2147483647;

let [, origin_, path_, search_, hash_] = /^(\w+:\/\/[^\/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/.exec(input.url) || ['', '', '/', '', ''];
function resolved(address) {
  const said = String(address).trim(), base = baseAddress || input.url;
  if (/^[a-z][\w+.-]*:/i.test(said)) return said;
  const [, origin, path] = /^(\w+:\/\/[^\/?#]*)([^?#]*)/.exec(base) || ['', '', '/'];
  if (said.startsWith('//')) return origin.split('//')[0] + said;
  if (said.startsWith('?')) return origin + path + said;
  if (said === '' || said.startsWith('#')) return base.split('#')[0] + said;
  const [, own, rest] = /^([^?#]*)(.*)$/s.exec(said), parts = [];
  for (const one of (own.startsWith('/') ? own : (path || '/').replace(/[^\/]*$/, '') + own).split('/')) {
    if (one === '..') parts.length > 1 && parts.pop(); else if (one !== '.') parts.push(one);
  }
  if (/(^|\/)\.\.?$/.test(own)) parts.push('');
  return origin + parts.join('/') + rest;
}

/** A place within the page, where the page itself hears of it; whether it does. */
const hears_hashes = () => (window.on_.hashchange || []).length > 0 || typeof window.onhashchange === 'function';
function hashes(said) {
  if (!hears_hashes()) return false;
  const event = { type: 'hashchange', oldURL: input.url, newURL: input.url.split('#')[0] + said };
  hash_ = said;
  for (const { fn } of window.on_.hashchange || []) quietly(() => fn.call(window, event));
  if (typeof window.onhashchange === 'function') quietly(() => window.onhashchange(event));
  return true;
}
/** Whether an address is that of the page itself: it is loaded again. */
const isAgain = said => said && !said.includes('#') && resolved(said) === input.url.split('#')[0];
function goesTo(address, form) {
  const said = String(address);
  if (/^\s*javascript:/i.test(said)) { if (!form) runHandler(said.replace(/^\s*javascript:/i, ''), window, null); return; }
  if (!recording && form === undefined && isAgain(said)) { location.reload(); return; }
  if (!said || (/^(about|data|mailto|tel|blob):/i.test(said) && !/^data:application\/[^,]{1,150};base64,/.test(said)) || said === '#' || said.includes('undefined')) return;
  (recording ? recording.opens : turns).push({ url: resolved(said), form: form || null });
}
const location = {
  get href() { return input.url; }, set href(address) { goesTo(address); },
  assign: address => goesTo(address), replace: address => goesTo(address), reload: () => { if (!recording) reloads.push(wants.length); }, toString: () => input.url,
  origin: origin_, protocol: origin_.split('//')[0], host: origin_.split('//')[1] || '', hostname: (origin_.split('//')[1] || '').split(':')[0],
  port: (origin_.split(':')[2] || ''), pathname: path_ || '/', get search() { return search_ || ''; }, set search(said) { goesTo((path_ || '/') + '?' + said.replace(/^\?/, '')); },
  get hash() { return hash_ || ''; }, set hash(said) { hashes('#' + String(said).replace(/^#/, '')) || goesTo('#' + String(said).replace(/^#/, '')); }, ancestorOrigins: [],
};

function later(fn, wait, args) {
  if (tasks.length < MOST_TASKS && (typeof fn === 'function' || typeof fn === 'string')) tasks.push({ fn, wait: Number(wait) || 0, args: args || [], n: tasks.length });
  return tasks.length;
}
/** Runs what waits, the earliest first; whether there may be more. */
function drain() {
  const now = tasks.splice(0).sort((a, b) => a.wait - b.wait || a.n - b.n);
  for (const { fn, args } of now) {
    if (++spent > MOST_TASKS) return false;
    quietly(() => typeof fn === 'string' ? (0, eval)(fn) : fn(...args));
  }
  return tasks.length > 0 || now.length > 0;
}
function quietly(run) { try { return run(); } catch (error) { problems.push(String(error && error.message || error).slice(0, 200)); return undefined; } }
const problems = [], used = new Set();

/** One request of a script. `done(text, status)` is called once there is an answer, as a task. */
const NOT_SENT = /^(?:cookie|host|user-agent|referer|origin|connection|content-length|content-type|accept(?:-.*)?|sec-.*|proxy-.*|x-forwarded.*)$/;
/** The heads that a script adds of its own (a token), without those that say who asks. */
const heads_of = heads => Object.entries(heads || {}).map(([name, value]) => [name.toLowerCase(), String(value)]).filter(([name, value]) => /^[\w-]{1,60}$/.test(name) && !NOT_SENT.test(name) && /^[\x20-\x7e]{1,2000}$/.test(value)).sort();
function ask(method, address, body, kind, done, failed, heads, isSync) {
  const url = resolved(address), posted = body === undefined || body === null ? '' : String(body);
  const one = { method: String(method || 'GET').toUpperCase() === 'POST' ? 'POST' : 'GET', url, body: posted, kind };
  one.heads = heads_of(heads);
  one.key = [one.method, url, kind, posted, ...one.heads.filter(([name]) => name !== 'x-requested-with').map(each => each.join(':'))].join(' ');
  if (!/^https?:/i.test(url) || /undefined|\[object|NaN/.test(url + posted)) { later(() => failed && failed(0)); return; }
  if (recording) { recording.asks.push(one); return; }
  if (isTrying) return;  // what a promise of an earlier try asks for
  const answer = input.answers[one.key];
  if (answer !== undefined) used.add(one.key);
  if (answer === undefined) { if (wants.length < MOST_WANTS && !wants.some(other => other.key === one.key)) wants.push(one); return; }
  const run = () => answer === null || answer.status >= 400 ? failed && failed(answer ? answer.status : 0) : done(answer.body, answer.status, answer.headers || {});
  isSync ? run() : later(run);
}
function pairs(data) {
  const made = [];
  const add = (name, value) => {
    if (typeof value === 'function') value = quietly(value);
    if (Array.isArray(value)) value.forEach((one, n) => add(one && typeof one === 'object' ? `${name}[${n}]` : `${name}[]`, one));
    else if (value && typeof value === 'object' && !(value instanceof Number) && !(value instanceof String) && value !== Anything) for (const key in value) add(`${name}[${key}]`, value[key]);
    else made.push(encodeURIComponent(name) + '=' + encodeURIComponent(value === null || value === undefined || isAnything(value) ? '' : String(value)));
  };
  if (Array.isArray(data)) data.forEach(one => add(one.name, one.value)); else for (const key in data) add(key, data[key]);
  return made.join('&');
}
const value_of_text = text => { try { return JSON.parse(text); } catch (_) { return undefined; } };

/** What nobody knows here (a plugin, a counter): any use of it gives itself again; callbacks are
 *  run once, and what is called with an address is taken for a request. */
const everything = new WeakSet();
const isAnything = value => (typeof value === 'function' || typeof value === 'object') && value !== null && everything.has(value);
function anything(name) {
  const made = new Proxy(function () {}, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return function* () {};
      if (key === 'toString' || key === 'valueOf' || key === 'toJSON') return () => '';
      if (key === 'length' || key === 'size') return 0;
      if (key === 'then' || typeof key === 'symbol') return undefined;
      return key in own ? own[key] : own[key] = anything(String(key));
    },
    set(_, key, value) { own[key] = value; return true; },
    has: () => true,
    apply: (_, self, args) => called(name, args),
    construct: (_, args) => { called(name, args); return anything(name); },
  });
  const own = Object.create(null);
  everything.add(made);
  return made;
}
const EVENTS = /^(on|off|bind|one|addEventListener|attachEvent|alert|confirm|error|catch|fail|sort|log|watch|directive|filter|component|mixin)$/;
let deepest = 0;
function called(name, args) {
  if (EVENTS.test(name) || deepest > 6) return anything(name);
  deepest++;
  try {
    const options = args.find(one => one && typeof one === 'object' && !isAnything(one) && !Array.isArray(one));
    made_link(args);
    for (const one of args) if (typeof one === 'string' && IS_FILE.test(one)) shows_file(one);
    libraries.tree(args);
    if (options && libraries.fits(name, options, args)) return libraries.plugin(name, null, args);
    const address = typeof args[0] === 'string' ? args[0] : options && (options.url || options.path);
    const asks = /^(get|post|ajax|request|http|fetch|axios|load|getJSON|jsonp|query|send|getData|postData)$/i.test(name);
    if (typeof address === 'string' && /[\/.?]/.test(address) && (asks || (options && options.url && (options.success || options.method || options.type || options.params))))
      return libraries.request(name, address, args, options);
    const shown = recording && options && [options.content, options.href, options.src, options.url].map(one => Array.isArray(one) ? one[0] : one).find(one => typeof one === 'string' && /^(?:url:)?[^\s<>"']{2,500}$/.test(one) && /[\/?]|\.\w{3,5}$/.test(one));
    if (shown) { goesTo(shown.replace(/^url:/, '')); return anything(name); }  // a layer, a dialog
    for (const one of args) if (typeof one === 'function') quietly(() => one(anything('given'), anything('given'), anything('given')));
    return anything(name);
  } finally { deepest--; }
}
const IS_FILE = /^[^\s<>'"]{1,400}\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?:[?#]\S*)?$/i;
/** A file that an unknown library is told to show. */
function shows_file(address) { if (made_links++ > 3000) return; const made = newElement('embed'); made.setAttribute('src', address); document.body.appendChild(made); }
/** What an unknown library is given with a name and an address: an entry of a tree or a menu. */
function made_link(args) {
  const texts = args.filter(one => typeof one === 'string' && one.length < 300), title = texts.find(one => /[\u4e00-\u9fff]/.test(one) && !/[<>]/.test(one));
  const address = texts.find(one => one !== title && /^[\w.\/?&=%:#~-]{3,}$/.test(one) && /[\/?]|\.\w{2,5}$/.test(one) && !/\.(js|css|png|jpe?g|gif|svg)$/i.test(one));
  if (!title || !address || made_links++ > 3000) return;
  const link = newElement('a'); link.setAttribute('href', address); link.textContent = title;
  const row = newElement('li'), [own, above] = args; row.appendChild(link);
  const holder = rows_.has(String(above)) && String(above) !== String(own) ? rows_.get(String(above)) : document.body;  // (id, parent's id, name, address)
  if (!rows_.has(String(own))) { const list = newElement('ul'); rows_.set(String(own), list); row.appendChild(list); }
  holder.appendChild(row);
}
const rows_ = new Map();
let made_links = 0;
const Anything = anything('anything');

class XHR {
  constructor() { this.readyState = 0; this.status = 0; this.responseText = ''; this.heads = {}; }
  open(method, url, waits) { this.isSync = waits === false; this.method = method; this.url = url; this.readyState = 1; }
  setRequestHeader(name, value) { this.heads[name.toLowerCase()] = value; }
  getResponseHeader(name) { return (this.said_ || {})[String(name).toLowerCase()] ?? null; } getAllResponseHeaders() { return Object.entries(this.said_ || {}).map(one => one.join(': ')).join('\r\n'); } abort() {} overrideMimeType() {}
  addEventListener(type, fn) { this['on' + type] = fn; }
  send(body) {
    const kind = /json/.test(this.heads['content-type'] || '') ? 'json' : 'form';
    const end = (text, status, headers) => {
      Object.assign(this, { said_: headers, readyState: 4, status, responseText: text, response: this.responseType === 'json' ? value_of_text(text) : text, responseXML: /^\s*</.test(text) ? document_of(text) : null });
      for (const name of ['onreadystatechange', 'onload', 'onloadend']) if (typeof this[name] === 'function') quietly(() => this[name].call(this, { target: this }));
    };
    ask(this.method, this.url, body instanceof FormData_ ? pairs(body.said) : body, kind, end, status => { this.readyState = 4; this.status = status; if (typeof this.onerror === 'function') quietly(() => this.onerror({})); }, this.heads, this.isSync);
  }
}
class FormData_ {
  constructor(form) { this.said = form instanceof Element ? fieldsOf(form) : []; }
  append(name, value) { this.said.push({ name, value }); }
  set(name, value) { this.said = this.said.filter(one => one.name !== name); this.append(name, value); }
  get(name) { return (this.said.find(one => one.name === name) || {}).value ?? null; }
  has(name) { return this.get(name) !== null; } toString() { return pairs(this.said); }
}
class Query extends FormData_ {
  constructor(said) {
    super();
    if (said && typeof said === 'object') for (const key in said) this.append(key, said[key]);
    else for (const one of String(said || '').replace(/^\?/, '').split('&').filter(Boolean)) { const [key, ...value] = one.split('='); this.append(decoded(key), decoded(value.join('='))); }
  }
}
const decoded = text => { try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch (_) { return text; } };
class Heads { constructor(said) { this.said = {}; for (const [name, value] of Object.entries(said || {})) this.set(name, value); } set(name, value) { this.said[name] = value; } append(name, value) { this.set(name, value); } get(name) { return this.said[name] ?? this.said[String(name).toLowerCase()] ?? null; } has(name) { return name in this.said; } }
function fetch_(address, options = {}) {
  const body = options.body, kind = body instanceof FormData_ || !/^\s*[{\[]/.test(String(body ?? '')) ? 'form' : 'json';
  return new Promise((fulfil, reject) => ask(options.method, typeof address === 'object' ? address.url : address, body, kind,
    (text, status, headers) => fulfil({ ok: true, status, text: () => Promise.resolve(text), json: () => Promise.resolve(value_of_text(text)), headers: new Heads(headers), clone() { return this; } }), () => reject(new Error('failed')), options.headers instanceof Heads ? options.headers.said : options.headers));
}

function fieldsOf(form) {
  return form.elements.filter(one => one.name && !one.disabled && !(/checkbox|radio/.test(one.type) && !one.checked) && !/^(submit|button|image|reset|file)$/.test(one.type))
    .map(one => ({ name: one.name, value: one.value }));
}
function sends(form) {
  const posts = /post/i.test(form.method), said = fieldsOf(form), action = form.getAttribute('action') || input.url;
  const frame = form.target && !/^_/.test(form.target) ? tree.getElementsByTagName('iframe').find(one => one.name === form.target) : null;
  if (frame) { shows(frame, posts ? 'POST' : 'GET', posts ? action : action.split('?')[0] + '?' + pairs(said), posts ? pairs(said) : ''); return; }
  if (posts) goesTo(action, said.map(one => [one.name, String(one.value)]));
  else goesTo(action.split('?')[0] + '?' + pairs(said));
}
/** What is sent into a frame of the page: shown beside it, so that its scripts find the page's. */
function shows(frame, method, url, body) {
  ask(method, url, body, 'form', text => {
    if (frame.shown_) frame.shown_.remove();
    const made = frame.shown_ = newElement('div');
    made.innerHTML = text;
    frame.after(made);
  });
}
Element.prototype.submit = function () { if (this.localName === 'form') sends(this); };
Element.prototype.click = function () { fires(this, 'click'); };
Element.prototype.addEventListener = function (type, fn) { if (typeof fn === 'function') (this.on_[type] = this.on_[type] || []).push({ fn, native: true }); };
Element.prototype.removeEventListener = () => {};
Element.prototype.attachEvent = function (type, fn) { this.addEventListener(type.replace(/^on/, ''), fn); };
Element.prototype.dispatchEvent = function (event) { fires(this, event.type || event); return true; };

function runHandler(code, self, event) {
  let made = handlersMade.get(code);
  if (made === undefined) { made = quietly(() => (0, eval)('(function (event) { with (document) with (this.form || {}) with (this) {' + code + '\n}})')) || null; handlersMade.set(code, made); }
  return made ? quietly(() => made.call(self, event)) : undefined;
}
const handlersMade = new Map();
const touchAt = y => { const all = [{ identifier: 0, pageX: 0, pageY: y, clientX: 0, clientY: y, screenX: 0, screenY: y }]; return all; }, AT_REST = touchAt(0);
/** An event on an element and on what is around it, then what the element does by itself. */
function fires(element, type, extra, said) {
  let stopped = false, prevented = false;
  const event = { type, timeStamp: input.now, bubbles: true, cancelable: true, defaultPrevented: false, button: 0, detail: 1, composedPath: () => [element], target: element, srcElement: element, currentTarget: element, data: null, preventDefault() { prevented = true; }, stopPropagation() { stopped = true; },
    stopImmediatePropagation() { stopped = true; }, isDefaultPrevented: () => prevented, keyCode: 13, which: 1, clientX: 0, clientY: 0, pageX: 0, pageY: 0, touches: AT_REST, targetTouches: AT_REST, changedTouches: AT_REST, originalEvent: {}, ...said };
  event.originalEvent.touches = event.touches; event.originalEvent.changedTouches = event.changedTouches;
  window.event = event;
  for (let one = element; one && !stopped; one = one === document ? window : one.parentNode || (one === window ? null : document)) {
    const heard = (one.on_ && one.on_[type]) || [], own = one === element ? 'on' + type : null;
    event.currentTarget = one;
    if (one instanceof Element) {
      const code = one.getAttribute('on' + type);
      if (code && !isOff(one)) { if (runHandler(code, one, event) === false) prevented = true; }
      if (typeof one['on' + type] === 'function' && quietly(() => one['on' + type].call(one, event)) === false) prevented = true;
    }
    for (const { fn, selector, data } of [...heard]) {
      let self = one;
      if (selector) {
        self = null;
        for (let each = element; each instanceof Element && each !== one; each = each.parentNode) if (fits(each, selector)) { self = each; break; }
        if (!self) continue;
      }
      event.data = data; event.currentTarget = self;
      if (quietly(() => fn.call(self, event, ...(extra || []))) === false) { prevented = true; stopped = true; }
    }
    if (one === window) break;
  }
  if (prevented || type !== 'click') return;
  const link = element.closest && element.closest('a[href]'), button = /submit|image/.test(element.type) && element.form;
  if (link && /^\s*#[^!\/]/.test(link.getAttribute('href'))) hashes(link.getAttribute('href').trim());
  else if (link && !/^\s*#|^\s*$/.test(link.getAttribute('href'))) goesTo(link.getAttribute('href'));
  else if (button) sends(button);
}
const isOff = element => element.disabled;

const document = new Proxy(Object.assign(newElement('#document'), {
  nodeType: 9, implementation: { createHTMLDocument: () => newDocument(''), createDocument: () => newDocument(''), hasFeature: () => true }, readyState: 'complete', cookie: '', referrer: '', domain: location.hostname, characterSet: 'UTF-8', charset: 'UTF-8', compatMode: 'CSS1Compat',
  createElement: tag => newElement(String(tag).replace(/[<>]/g, '')), createElementNS: (_, tag) => newElement(String(tag)), createTextNode: text => new Text(text), createDocumentFragment: () => newElement('#fragment'),
  importNode: (node, deep) => node.cloneNode(deep), adoptNode: node => node, createComment: text => new Comment(text), createEvent: () => ({ initEvent(type) { this.type = type; } }), getElementsByName: name => listed([...tree.descendants()].filter(one => one.getAttribute('name') === name)),
  write: (...texts) => writes(texts.join('')), writeln: (...texts) => writes(texts.join('')), open() {}, close() {}, execCommand() {}, hasFocus: () => true,
}), {
  get(own, key) {
    if (key === 'body') return tree.querySelector('body') || tree;
    if (key === 'head') return tree.querySelector('head') || tree;
    if (key === 'documentElement') return tree.querySelector('html') || tree;
    if (key === 'title') return (tree.querySelector('title') || { textContent: '' }).textContent;
    if (key === 'forms') return listed(Object.assign(tree.getElementsByTagName('form'), byName(tree.getElementsByTagName('form'))));
    if (key === 'links') return tree.querySelectorAll('a[href]');
    if (key === 'images') return tree.getElementsByTagName('img');
    if (key === 'scripts') return tree.getElementsByTagName('script');
    if (key === 'all') return Object.assign(id => tree.getElementById(id), byName([...tree.descendants()]));
    if (key === 'location') return location;
    if (key === 'defaultView' || key === 'parentWindow') return window;
    if (key === 'currentScript') return currentScript;
    if (key === 'URL') return input.url;
    if (['getElementById', 'querySelector', 'querySelectorAll', 'getElementsByTagName', 'getElementsByClassName', 'descendants', 'contains'].includes(key)) return tree[key].bind(tree);
    if (key in own) { const said = Reflect.get(own, key, own); return typeof said === 'function' && key !== 'constructor' ? said.bind(own) : said; }
    return typeof key === 'string' ? [...tree.descendants()].find(one => (one.localName === 'form' || one.localName === 'iframe' || one.localName === 'input') && one.getAttribute('name') === key) : undefined;
  },
  set(own, key, value) { if (key === 'location') goesTo(value); else own[key] = value; return true; },
  has(own, key) { return key === 'body' || key === 'forms' || key in own; },
});
const byName = all => Object.fromEntries(all.flatMap(one => [one.getAttribute('name'), one.getAttribute('id')].filter(Boolean).map(name => [name, one])));
function writes(markup) {
  const holder = currentScript && currentScript.parentNode ? currentScript.parentNode : document.body;
  let place = currentScript && currentScript.parentNode ? currentScript.written_ || currentScript : null;
  for (const one of parsed(markup)) { holder.insertBefore(one, place ? place.nextSibling : null); place = one; if (currentScript) currentScript.written_ = one; }
}
/** Elements of a page's own kinds: their class is told when they are in the tree. */
const own_kinds = new Map(), become = new WeakSet();
let becoming = null;
class HTMLElement extends Element {
  constructor() { if (becoming) return Object.setPrototypeOf(becoming, new.target.prototype); super([...own_kinds].find(([, kind]) => kind === new.target)?.[0] || 'div'); }
}
function becomes(element) {
  if (become.has(element)) return;
  become.add(element);
  const before = becoming, kind = own_kinds.get(element.localName);
  becoming = element;
  quietly(() => new kind());
  becoming = before;
  if (!(element instanceof kind)) Object.setPrototypeOf(element, kind.prototype);
  for (const name of kind.observedAttributes || []) if (element.hasAttribute(name) && element.attributeChangedCallback) quietly(() => element.attributeChangedCallback(name, null, element.getAttribute(name)));
  if (element.connectedCallback) quietly(() => element.connectedCallback());
}
const customElements = { define(name, kind) { own_kinds.set(String(name).toLowerCase(), kind); for (const one of tree.getElementsByTagName(name)) becomes(one); }, get: name => own_kinds.get(name), whenDefined: () => Promise.resolve() };
Element.prototype.attachShadow = function () { return this.shadowRoot = this; };
// What an element of another kind has (rows, options), an element of a page's own kind may give a value.
for (const [name, one] of Object.entries(Object.getOwnPropertyDescriptors(Element.prototype))) if (one.get && !one.set) Object.defineProperty(Element.prototype, name, { ...one, set(value) { if (this.localName.includes('-')) Object.defineProperty(this, name, { value, writable: true, configurable: true }); } });
let insertions = 0;
function came(node) {
  insertions++;
  if (recording && node instanceof Element && node.localName === 'script' && node.getAttribute('src')) ask('GET', node.getAttribute('src'), '', 'script');  // whatever came into the tree later: scripts in it are run by `next`
  if (own_kinds.size && node instanceof Element) for (const one of [node, ...node.descendants()]) if (own_kinds.has(one.localName)) becomes(one);
  if (node instanceof Element && node.localName === 'link') later(() => { fires(node, 'load'); }, 0);
  if (node instanceof Element && node.localName === 'iframe' && recording && node.getAttribute('src')) goesTo(node.getAttribute('src'));
}
const watchers = [];
class Watcher { constructor(fn) { this.fn = fn; watchers.push(this); } again() { if (this.target) this.fn([{ isIntersecting: true, intersectionRatio: 1, target: this.target }], this); } observe(target) { this.target = target; later(() => this.fn([{ isIntersecting: true, intersectionRatio: 1, target }], this)); } unobserve() { this.target = null; } disconnect() { this.target = null; } takeRecords() { return []; } }
const kept = () => { const own = {}; return { getItem: key => own[key] ?? null, setItem: (key, value) => { own[key] = String(value); }, removeItem: key => { delete own[key]; }, clear() {}, get length() { return Object.keys(own).length; } }; };
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function atob(text) {
  let bits = 0, held = 0, made = '';
  for (const one of String(text).replace(/[=\s]/g, '')) { const n = LETTERS.indexOf(one); if (n < 0) throw new Error('atob'); held = held << 6 | n; bits += 6; if (bits >= 8) { bits -= 8; made += String.fromCharCode(held >> bits & 255); } }
  return made;
}
function btoa(text) {
  let made = '', said = String(text);
  for (let n = 0; n < said.length; n += 3) {
    const [a, b, c] = [said.charCodeAt(n), said.charCodeAt(n + 1), said.charCodeAt(n + 2)], all = a << 16 | (b || 0) << 8 | (c || 0);
    made += LETTERS[all >> 18 & 63] + LETTERS[all >> 12 & 63] + (n + 1 < said.length ? LETTERS[all >> 6 & 63] : '=') + (n + 2 < said.length ? LETTERS[all & 63] : '=');
  }
  return made;
}

/** What a script puts together as a file; its address holds it whole. */
class Blob {
  constructor(parts, options) { this.parts = parts || []; this.type = (options || {}).type || 'application/octet-stream'; }
  address() {
    const texts = this.parts.map(one => typeof one === 'string' ? unescape(encodeURIComponent(one)) : Array.from(one instanceof ArrayBuffer ? new Uint8Array(one) : one instanceof Blob ? [] : one, byte => String.fromCharCode(byte)).join(''));
    return `data:${/^application\//.test(this.type) ? this.type : 'application/octet-stream'};base64,${btoa(texts.join(''))}`;
  }
}
const window = globalThis, tree = newElement('#fragment');
tree.nodeType = 9;
/** A document of its own, as libraries make one to parse in. */
function newDocument(markup) {
  const made = newElement('#fragment');
  made.innerHTML = /<(?:html|body)\b/i.test(markup || '') ? markup : '<html><head></head><body>' + (markup || '') + '</body></html>';
  made.nodeType = 9;
  const first = name => ({ configurable: true, get: () => made.getElementsByTagName(name)[0] || null });
  Object.defineProperties(made, { documentElement: first('html'), head: first('head'), body: first('body') });
  return Object.assign(made, { createElement: tag => newElement(String(tag)), createTextNode: text => new Text(text), createDocumentFragment: () => newElement('#fragment'), location: null, defaultView: null });
}
Object.defineProperty(window, 'location', { get: () => location, set: address => goesTo(address) });
Object.assign(window, {
  window, self: window, top: window, parent: window, frames: window, opener: null, name: '', closed: false, on_: {}, document,
  navigator: { userAgent: 'Mozilla/5.0', appName: 'Netscape', appVersion: '5.0', platform: '', language: 'zh-CN', cookieEnabled: true },
  screen: { width: 1366, height: 768, availWidth: 1366, availHeight: 768 }, innerWidth: 1366, innerHeight: 768, devicePixelRatio: 1, pageYOffset: 0, scrollY: 0,
  history: { pushState(_state, _title, url) { if (recording && url) recording.states.push({ url: resolved(url) }); }, replaceState() {}, back() {}, go: n => { if (!n) location.reload(); }, length: 1, state: null }, localStorage: kept(), sessionStorage: kept(), performance: { now: () => 0, timing: {} },
  console: { log() {}, warn() {}, error() {}, info() {}, debug() {} }, alert() {}, confirm: () => true, prompt: () => null, scrollTo() {}, scrollBy() {}, scroll() {}, focus() {}, blur() {}, close() {}, print() {}, stop() {},
  open: address => { if (address) goesTo(address); return anything('opened'); }, showModalDialog: address => { if (address) goesTo(address); }, showModelessDialog: address => { if (address) goesTo(address); },
  setTimeout: (fn, wait, ...args) => later(fn, wait, args), setInterval: (fn, wait, ...args) => later(fn, wait, args), clearTimeout() {}, clearInterval() {}, setImmediate: fn => later(fn, 0), requestAnimationFrame: fn => later(fn, 16, [0]), cancelAnimationFrame() {}, queueMicrotask: fn => later(fn, 0),
  addEventListener(type, fn) { (window.on_[type] = window.on_[type] || []).push({ fn }); }, removeEventListener() {}, attachEvent(type, fn) { window.addEventListener(type.replace(/^on/, ''), fn); }, dispatchEvent: () => true,
  getComputedStyle: () => ({ getPropertyValue: () => '', display: 'block' }), matchMedia: () => ({ matches: false, addListener() {}, addEventListener() {} }), getSelection: () => ({ toString: () => '' }),
  XMLHttpRequest: XHR, ActiveXObject: XHR, fetch: fetch_, FormData: FormData_, URLSearchParams: Query, atob, btoa, Headers: Heads, Blob,
  URL: class { constructor(address, base) { const said = resolved(address); this.href = said; const at = said.indexOf('?'); this.search = at < 0 ? '' : said.slice(at); this.searchParams = new Query(this.search); } toString() { return this.href; } static createObjectURL(blob) { return blob instanceof Blob ? blob.address() : 'about:blank'; } static revokeObjectURL() {} },
  Image: class { set src(_) {} }, Event: class { constructor(type) { this.type = type; } }, CustomEvent: class { constructor(type, said) { this.type = type; this.detail = said && said.detail; } }, HTMLElement, customElements, Option: function (text, value, _, selected) { const made = newElement('option'); made.textContent = text ?? ''; made.setAttribute('value', value ?? text ?? ''); if (selected) made.selected = true; return made; }, Element, Node,
  MutationObserver: class { observe() {} disconnect() {} }, IntersectionObserver: Watcher, ResizeObserver: class { observe() {} disconnect() {} }, DOMParser: class { parseFromString(markup, type) { if (!/xml/.test(type || '')) return newDocument(markup); return document_of(markup); } },
});
/** The kinds of nodes by the names that scripts ask for: x instanceof HTMLInputElement. */
const kind_of = (name, fits_) => { window[name] = class { static [Symbol.hasInstance](one) { return one instanceof Node && fits_(one); } }; };
for (const tag of 'script input form iframe select option image table textarea button link style template'.split(' ')) kind_of(`HTML${tag[0].toUpperCase()}${tag.slice(1)}Element`, one => one.localName === (tag === 'image' ? 'img' : tag));
kind_of('HTMLAnchorElement', one => one.localName === 'a'); kind_of('HTMLTextAreaElement', one => one.localName === 'textarea');
kind_of('SVGElement', one => one.localName === 'svg'); kind_of('SVGScriptElement', () => false); kind_of('Document', one => one.nodeType === 9); kind_of('DocumentFragment', one => one.nodeType === 11);
Object.assign(window, { Node, Element, Text, Comment, NodeList: Array, HTMLCollection: Array, NodeFilter: { SHOW_ELEMENT: 1, SHOW_TEXT: 4 } });
document.on_ = {};
document.addEventListener = (type, fn) => { (document.on_[type] = document.on_[type] || []).push({ fn }); };
document.attachEvent = (type, fn) => document.addEventListener(type.replace(/^on/, ''), fn);
