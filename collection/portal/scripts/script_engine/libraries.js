// The libraries that government pages use, as far as they put items on a page: jQuery, axios, and
// by their options alone every table that asks for its rows and every pager that has a callback.
// What belongs here: what a library does with its options. What does not: browsers (window.js).

const readies = [];
class JQ {
  constructor(all) { this.length = 0; for (const one of all) if (one !== null && one !== undefined) this[this.length++] = one; }
  [Symbol.iterator]() { return this.toArray()[Symbol.iterator](); }
  toArray() { return Array.prototype.slice.call(this); } get(n) { return n === undefined ? this.toArray() : this[n < 0 ? this.length + n : n]; }
  size() { return this.length; }
  _elements() { return this.toArray().filter(one => one instanceof Element); }
  _each(fn) { this._elements().forEach(fn); return this; }
  each(fn) { this.toArray().every((one, n) => fn.call(one, n, one) !== false); return this; }
  map(fn) { return $(this.toArray().map((one, n) => fn.call(one, n, one)).flat()); }
  _narrowed(by, fit) { return $(this.toArray().filter((one, n) => (typeof by === 'function' ? by.call(one, n, one) : by instanceof JQ ? by.toArray().includes(one) : by instanceof Node ? by === one : one instanceof Element && fits(one, by)) === fit)); }
  filter(by) {
    const place = typeof by === 'string' && /^:(first|last|eq|gt|lt|even|odd)/.test(by);
    return place ? $(compound(by).places.reduce((all, [kind, n]) => all.filter((_, k) => ({ first: k === 0, last: k === all.length - 1, eq: k === n, gt: k > n, lt: k < n, even: k % 2 === 0, odd: k % 2 === 1 })[kind]), this.toArray())) : this._narrowed(by, true);
  }
  not(by) { return this._narrowed(by, false); }
  is(by) { return this._narrowed(by, true).length > 0; } has(by) { return $(this._elements().filter(one => found(by, one).length)); }
  find(by) { return by instanceof JQ || by instanceof Node ? $(by) : $([...new Set(this.toArray().flatMap(one => one === document || one === window ? found(by, tree) : one instanceof Element ? found(by, one) : []))]); }
  _around(step, by) { const all = [...new Set(this._elements().flatMap(step))].filter(one => one instanceof Element); return by ? $(all).filter(by) : $(all); }
  children(by) { return this._around(one => one.children, by); } contents() { return $(this._elements().flatMap(one => one.childNodes)); }
  parent(by) { return this._around(one => [one.parentElement], by); }
  parents(by) { return this._around(one => { const all = []; for (let each = one.parentNode; each instanceof Element; each = each.parentNode) all.push(each); return all; }, by); }
  closest(by) { return $([...new Set(this._elements().map(one => one.closest(by)).filter(Boolean))]); }
  siblings(by) { return this._around(one => one.parentNode ? one.parentNode.children.filter(each => each !== one) : [], by); }
  next(by) { return this._around(one => [one.nextElementSibling], by); } prev(by) { return this._around(one => [one.previousElementSibling], by); }
  nextAll(by) { return this._around(one => { const all = []; for (let each = one.nextElementSibling; each; each = each.nextElementSibling) all.push(each); return all; }, by); }
  prevAll(by) { return this._around(one => { const all = []; for (let each = one.previousElementSibling; each; each = each.previousElementSibling) all.push(each); return all; }, by); }
  eq(n) { return $(this.get(n) ?? []); } first() { return this.eq(0); } last() { return this.eq(-1); } slice(...at) { return $(this.toArray().slice(...at)); } end() { return this; } add(more) { return $([...this.toArray(), ...$(more).toArray()]); } addBack() { return this; }
  index(of) { const one = this[0]; if (of !== undefined) return this.toArray().indexOf(of instanceof JQ ? of[0] : of); return one && one.parentNode ? one.parentNode.children.indexOf(one) : -1; }
  html(markup) {
    if (markup === undefined) return this[0] instanceof Element ? this[0].innerHTML : undefined;
    return this._each((one, n) => { const said = typeof markup === 'function' ? markup.call(one, n, one.innerHTML) : markup; one.innerHTML = ''; put(one, said, null); });
  }
  text(text) { return text === undefined ? this._elements().map(one => one.textContent).join('') : this._each((one, n) => { one.textContent = typeof text === 'function' ? text.call(one, n, one.textContent) : text; }); }
  val(value) { return value === undefined ? this[0] instanceof Element ? this[0].value : undefined : this._each(one => { one.value = value; }); }
  attr(name, value) {
    if (typeof name === 'object') { for (const key in name) this.attr(key, name[key]); return this; }
    if (value === undefined) return this[0] instanceof Element ? this[0].getAttribute(name) ?? undefined : undefined;
    return this._each((one, n) => { one.setAttribute(name, typeof value === 'function' ? value.call(one, n, one.getAttribute(name)) : value); came(one); });
  }
  removeAttr(name) { return this._each(one => one.removeAttribute(name)); }
  prop(name, value) { return value === undefined ? this[0] && this[0][name] : this._each(one => { one[name] = value; }); }
  data(name, value) {
    const one = this[0];
    if (typeof name === 'object') { for (const key in name) this.data(key, name[key]); return this; }
    if (value !== undefined) return this._each(each => { (each.data_ = each.data_ || {})[name] = value; });
    if (!(one instanceof Element)) return undefined;
    if (name === undefined) return Object.assign(Object.fromEntries([...one.attributes_].filter(([key]) => key.startsWith('data-')).map(([key, said]) => [key.slice(5).replace(/-(\w)/g, (_, c) => c.toUpperCase()), typed(said)])), one.data_);
    return (one.data_ && one.data_[name]) ?? typed(one.getAttribute('data-' + String(name).replace(/[A-Z]/g, c => '-' + c.toLowerCase())));
  }
  css(name, value) { return value === undefined && typeof name === 'string' ? '' : this; }
  addClass(names) { return this._each(one => one.classList.add(...String(names).split(/\s+/).filter(Boolean))); }
  removeClass(names) { return this._each(one => { names === undefined ? one.removeAttribute('class') : one.classList.remove(...String(names).split(/\s+/)); }); }
  toggleClass(name) { return this._each(one => one.classList.toggle(name)); } hasClass(name) { return this._elements().some(one => one.classList.contains(name)); }
  append(...some) { return this._each(one => some.flat().forEach(each => put(one, each, null))); }
  prepend(...some) { return this._each(one => some.flat().forEach(each => put(one, each, one.firstChild))); }
  after(...some) { return this._each(one => some.flat().forEach(each => one.parentNode && put(one.parentNode, each, one.nextSibling))); }
  before(...some) { return this._each(one => some.flat().forEach(each => one.parentNode && put(one.parentNode, each, one))); }
  appendTo(to) { $(to).append(this); return this; } prependTo(to) { $(to).prepend(this); return this; } insertAfter(to) { $(to).after(this); return this; } insertBefore(to) { $(to).before(this); return this; }
  replaceWith(some) { return this.before(some).remove(); } wrap() { return this; } empty() { return this._each(one => { one.innerHTML = ''; }); }
  remove() { return this._each(one => one.remove()); } detach() { return this.remove(); } clone() { return $(this._elements().map(one => one.cloneNode(true))); }
  on(types, ...rest) {
    if (typeof types === 'object') { for (const key in types) this.on(key, ...rest, types[key]); return this; }
    const fn = rest.findLast(one => typeof one === 'function'), selector = typeof rest[0] === 'string' ? rest[0] : null;
    const data = rest.find(one => one && typeof one === 'object') ?? null;
    if (fn) for (const type of String(types).split(/\s+/)) for (const one of this.toArray()) { const heard = one.on_ || (one.on_ = {}); (heard[type.split('.')[0]] = heard[type.split('.')[0]] || []).push({ fn, selector, data }); }
    return this;
  }
  bind(...all) { return this.on(...all); } one(...all) { return this.on(...all); } live(types, fn) { return this.on(types, fn); } delegate(selector, types, fn) { return this.on(types, selector, fn); } off() { return this; } unbind() { return this; } undelegate() { return this; }
  trigger(type, extra) { return this._each(one => fires(one, typeof type === 'string' ? type.split('.')[0] : type.type, [].concat(extra ?? []))); } triggerHandler(type, extra) { return this.trigger(type, extra); }
  submit(fn) { return fn ? this.on('submit', fn) : this._each(one => one.submit()); }
  hover() { return this; } ready(fn) { readies.push(fn); return this; }
  serializeArray() { return this._elements().flatMap(one => one.localName === 'form' ? fieldsOf(one) : one.name ? [{ name: one.name, value: one.value }] : []); } serialize() { return pairs(this.serializeArray()); }
  load(address, ...rest) {
    if (typeof address === 'function') { address(); return this; }
    const data = rest.find(one => typeof one === 'object' || typeof one === 'string'), fn = rest.find(one => typeof one === 'function'), [plain, part] = String(address).split(/\s+/);
    ask(data ? 'POST' : 'GET', plain, data ? typeof data === 'string' ? data : pairs(data) : '', 'form', text => {
      const inside = part ? found(part, (() => { const holder = newElement('#fragment'); parsed(text).forEach(one => holder.insertBefore(one, null)); return holder; })()).map(one => one.innerHTML).join('') : text;
      this.html(inside); if (fn) this._each(one => fn.call(one, text, 'success', {}));
    });
    return this;
  }
  offset() { return { top: 0, left: 0 }; } position() { return { top: 0, left: 0 }; }
}
for (const name of 'width height innerWidth innerHeight outerWidth outerHeight scrollTop scrollLeft'.split(' ')) JQ.prototype[name] = function (value) { return value === undefined ? 0 : this; };
for (const name of 'click change mouseover mouseenter mouseleave mouseout focus blur keyup keydown keypress scroll resize dblclick select error input'.split(' ')) JQ.prototype[name] = function (...all) { return all.some(one => typeof one === 'function') ? this.on(name, ...all) : this.trigger(name); };
for (const name of 'show hide toggle fadeIn fadeOut fadeToggle slideDown slideUp slideToggle animate stop delay fadeTo queue dequeue promise'.split(' ')) JQ.prototype[name] = function (...all) { for (const one of all) if (typeof one === 'function') later(() => this._each(each => one.call(each)), 1); return this; };
/** A method that only a plugin would have given. */
Object.setPrototypeOf(JQ.prototype, new Proxy(Object.prototype, {
  get(own, name) { if (name in own || typeof name === 'symbol' || name === 'then' || name === 'selector' || /^\d+$/.test(name)) return own[name];
    return new Proxy(function (...all) { libraries.tree(all); libraries.plugin(name, this, all); return this; }, { get: (fn, key) => key in fn ? fn[key] : anything(key) }); },
}));
const typed = said => said === null ? undefined : /^-?\d{1,15}$/.test(said) && String(Number(said)) === said ? Number(said) : said === 'true' ? true : said === 'false' ? false : /^\s*[{\[]/.test(said) ? value_of_text(said) ?? said : said;
function put(holder, what, place) {
  if (typeof what === 'function') what = what.call(holder);
  if (what instanceof JQ || Array.isArray(what)) { for (const one of [...what]) put(holder, one, place); return; }
  if (what instanceof Node) { holder.insertBefore(what, place); return; }
  if (what !== null && what !== undefined && !isAnything(what)) for (const one of parsed(String(what))) holder.insertBefore(one, place);
}
function $(what, within) {
  if (what instanceof JQ) return what;
  if (typeof what === 'function' && !isAnything(what)) { readies.push(what); return new JQ([]); }
  if (typeof what === 'string') {
    if (/^\s*</.test(what)) {
      const made = new JQ(parsed(what).filter(one => one instanceof Element));
      if (within && typeof within === 'object' && !(within instanceof Node) && !(within instanceof JQ)) for (const key in within) typeof made[key] === 'function' && /^(text|html|val|click|on|css|data|append|addClass)$/.test(key) ? made[key](within[key]) : made.attr(key, within[key]);
      return made;
    }
    if (!what.trim()) return new JQ([]);
    try { return within && within !== document ? $(within).find(what) : new JQ(found(what, tree)); } catch (_) { return new JQ([]); }
  }
  if (Array.isArray(what)) return new JQ(what);
  return new JQ(what === undefined || what === null || isAnything(what) ? [] : [what]);
}
$.fn = JQ.prototype; JQ.prototype.jquery = '1.12.4'; JQ.prototype.extend = more => Object.assign(JQ.prototype, more);
const merged = (deep, into, from) => { for (const key in from) if (from[key] !== undefined) into[key] = deep && from[key] && Object.getPrototypeOf(from[key]) === Object.prototype ? merged(true, into[key] && typeof into[key] === 'object' ? into[key] : {}, from[key]) : from[key]; return into; };
$.extend = (...all) => { const deep = all[0] === true && !!all.shift(), into = all.length === 1 ? $ : all.shift() || {}; all.forEach(one => one && merged(deep, into, one)); return into; };
Object.assign($, {
  each: (all, fn) => { if (all && all.length !== undefined && typeof all !== 'function') Array.prototype.every.call(all, (one, n) => fn.call(one, n, one) !== false); else for (const key in all) if (fn.call(all[key], key, all[key]) === false) break; return all; },
  map: (all, fn) => (Array.isArray(all) ? all : Object.values(all || {})).map((one, n) => fn(one, n)).flat().filter(one => one !== null && one !== undefined), grep: (all, fn) => all.filter((one, n) => fn(one, n)),
  trim: text => String(text ?? '').trim(), param: data => pairs(data), parseJSON: text => JSON.parse(text), parseHTML: markup => parsed(markup), isArray: Array.isArray, isFunction: one => typeof one === 'function', isNumeric: one => !isNaN(parseFloat(one)), isEmptyObject: one => !Object.keys(one || {}).length, isPlainObject: one => !!one && Object.getPrototypeOf(one) === Object.prototype,
  inArray: (one, all) => (all || []).indexOf(one), type: one => one === null ? 'null' : Array.isArray(one) ? 'array' : typeof one, makeArray: all => Array.from(all), merge: (a, b) => [...a, ...b], noop() {}, now: () => 0, proxy: (fn, self) => fn.bind(self), noConflict: () => $, ajaxSettings: {}, ajaxSetup(said) { Object.assign($.ajaxSettings, said); }, unique: all => [...new Set(all)],
  data: (one, name, value) => name === undefined ? one.data_ || (one.data_ = {}) : $(one).data(name, value), removeData: (one, name) => { if (one.data_) delete one.data_[name]; }, cleanData() {}, contains: (holder, one) => holder.contains(one),
  support: {}, browser: { msie: false, webkit: true, version: '9' }, expr: { ':': {} }, event: { special: {} }, cookie: () => null, ready: fn => { readies.push(fn); },
  ajax(address, options) {
    const said = typeof address === 'string' ? { ...options, url: address } : { ...address }, type = said.contentType || (said.headers || {})['Content-Type'] || '', posts = /post/i.test(said.type || said.method || '');
    let data = said.data; const isJson = posts && (/json/.test(type) || (typeof data === 'string' && /^\s*[{\[]/.test(data)));
    const heads = { 'X-Requested-With': 'XMLHttpRequest', ...$.ajaxSettings.headers, ...said.headers };
    if (quietly(() => said.beforeSend && said.beforeSend({ setRequestHeader(name, value) { heads[name] = value; } }, said)) === false) return promised().promise();
    data = data instanceof FormData_ ? pairs(data.said) : data === undefined || data === null ? '' : typeof data === 'string' ? data : isJson ? JSON.stringify(data) : pairs(data);
    const url = posts || !data ? said.url : said.url + (said.url.includes('?') ? '&' : '?') + data, made = promised();
    ask(posts ? 'POST' : 'GET', url, posts ? data : '', isJson ? 'json' : 'form', text => {
      const plain = /script|jsonp/.test(said.dataType || '') ? text.replace(/^\s*[\w$.]+\s*\(([\s\S]*)\)\s*;?\s*$/, '$1') : text;
      const value = /html|text/.test(said.dataType || '') ? text : /xml/.test(said.dataType || '') ? document_of(text) : value_of_text(plain) ?? text;
      if (typeof said.success === 'function') quietly(() => said.success.call(said, value, 'success', { responseText: text, status: 200 }));
      if (typeof said.complete === 'function') quietly(() => said.complete({ responseText: text, responseJSON: value, status: 200 }, 'success'));
      made.resolve(value, 'success', {});
    }, () => { if (typeof said.error === 'function') quietly(() => said.error({ status: 0 }, 'error', '')); made.reject({}); }, heads, said.async === false);
    return made.promise();
  },
  Deferred: () => promised(), when: (...all) => { const made = promised(); let left = all.length; const values = []; all.forEach((one, n) => one && one.done ? one.done(value => { values[n] = value; if (--left === 0) made.resolve(...values); }) : (values[n] = one, --left)); if (left === 0) made.resolve(...values); return made.promise(); },
  getScript: (url, fn) => { const one = newElement('script'); one.src = url; document.body.appendChild(one); if (fn) later(fn, 50); return promised().promise(); },
});
const document_of = text => { const holder = newElement('#fragment'); parsed(text.replace(/<\?xml[^>]*>/, ''), true).forEach(one => holder.insertBefore(one, null)); return Object.assign(holder, { documentElement: holder.firstElementChild }); };
for (const [name, type] of [['get', 'GET'], ['post', 'POST'], ['getJSON', 'GET']]) {
  $[name] = (address, ...rest) => {
    if (typeof address === 'object') return $.ajax({ type, ...address });
    const fn = rest.find(one => typeof one === 'function'), data = typeof rest[0] === 'function' ? undefined : rest[0], kind = rest.findLast(one => typeof one === 'string' && /^(json|html|xml|text|script|jsonp)$/.test(one));
    return $.ajax({ type, url: String(address).replace(/[?&](?:json)?callback=\?/, ''), data: data === kind ? undefined : data, success: fn, dataType: kind || (name === 'getJSON' ? 'json' : undefined) });
  };
}
/** A promise that calls at once, as jQuery's do, and as others expect it. */
function promised() {
  const heard = { done: [], fail: [] }; let state = null, said = [];
  const tell = (kind, fn) => { if (typeof fn === 'function') state === kind ? quietly(() => fn(...said)) : heard[kind].push(fn); };
  const end = kind => (...all) => { if (!state) { state = kind; said = all; heard[kind].splice(0).forEach(fn => quietly(() => fn(...all))); } return own; };
  const own = { done(fn) { tell('done', fn); return own; }, fail(fn) { tell('fail', fn); return own; }, always(fn) { tell('done', fn); tell('fail', fn); return own; }, success: fn => own.done(fn), error: fn => own.fail(fn), complete: fn => own.always(fn), progress: () => own, promise: () => own, state: () => 'pending', abort() {},
    then(fn, bad) { const next = promised(), run = (handler, pass) => (...all) => { if (typeof handler !== 'function') return pass(...all); const value = quietly(() => handler(...all)); return value && typeof value.then === 'function' && !isAnything(value) ? value.then(one => next.resolve(one), one => next.reject(one)) : next.resolve(value); }; tell('done', run(fn, next.resolve)); tell('fail', run(bad, next.reject)); return next; },
    catch: fn => own.then(null, fn), finally(fn) { own.always(fn); return own; }, resolve: end('done'), reject: end('fail'), resolveWith: (_, all) => end('done')(...all), notify: () => own };
  return own;
}

const CALLBACK = /^(callback|jump|on_?page_?(?:click|change|clicked)|on_?select_?page|on_?change|change|page_?change|button_?click_?callback|click|current_?change|goto|go_?page|handler)/i;
const number_of = said => /^\d{1,6}$/.test(String(said)) ? Number(said) : typeof said === 'function' ? undefined : undefined;
const first_of = (options, names) => { for (const key in options) if (names.test(key) && number_of(options[key]) !== undefined) return number_of(options[key]); return undefined; };
const libraries = {
  /** What an unknown library is given as records (nodes of a tree, rows of a list): a row each. */
  tree(args) {
    const options = args.find(one => one && typeof one === 'object' && !Array.isArray(one) && !isAnything(one) && !(one instanceof JQ) && !(one instanceof Node)) || {};
    const click = [options.callback && options.callback.onClick, options.onClick, options.onNodeClick, options.onSelect].find(one => typeof one === 'function');
    const show = value => { if (value && typeof value === 'object' && value !== window && shown.size < 3000) rows(value, click, !!(options.callback), document.body, 0); };
    for (const one of args) if (one && typeof one === 'object' && !isAnything(one) && !(one instanceof JQ) && !(one instanceof Node)) show(one);
    const source = options.async && options.async.url || (click && typeof options.url === 'string' ? options.url : null);
    if (typeof source === 'string') $.ajax({ url: source, type: (options.async || {}).type || 'post', data: (options.async || {}).otherParam || {}, success: show });
  },
  fits: (name, options, args) => this_is_pager(name, options, args) || is_table(name, options),
  plugin(name, self, args) {
    const options = args.find(one => one && typeof one === 'object' && !(one instanceof JQ) && !(one instanceof Node) && !isAnything(one) && !Array.isArray(one)) || {};
    const where = options.elem || options.cont || options.el || options.container || options.target, at = where ? typeof where === 'string' && !/[#.\s\[]/.test(where) ? document.getElementById(where) || $(where)[0] : $(where)[0] : self && self[0];
    if (is_table(name, options)) { table(options, at || null, name); return; }
    if (typeof args[0] === 'string' && self && shows_anew(tables.find(one => one.at === self[0]), args[0], options)) return;
    if (options.ajax && options.ajax.url && at && ['select', 'input'].includes(at.localName)) { chooser(options.ajax, at); return; }
    if (this_is_pager(name, options, args)) pager(name, options, args, at || null);
  },
  request(name, address, args, options) {
    const posts = /post/i.test(name) || /post/i.test((options || {}).method || (options || {}).type || ''), own = options && options.url ? options : { data: options && (options.params || options.data) || options };
    const data = own.data ?? own.params, isJson = posts && !(own.form || /form/.test(JSON.stringify(own.headers || own.header || '')));
    return new Promise((fulfil, reject) => {
      const sent = data && typeof data === 'object' ? posts && isJson ? JSON.stringify(data) : pairs(data) : data || '', url = posts || !sent ? address : address + (address.includes('?') ? '&' : '?') + sent;
      ask(posts ? 'POST' : 'GET', url, posts ? sent : '', isJson ? 'json' : 'form', text => {
        const value = value_of_text(text) ?? text, plain = value && typeof value === 'object' ? value : { data: value };
        const both = new Proxy(plain, { get: (own_, key) => key === 'data' && !('data' in own_) ? value : key === 'status' && !('status' in own_) ? 200 : own_[key] });
        for (const key of ['success', 'done', 'complete']) if (typeof own[key] === 'function') quietly(() => own[key](name === 'ajax' ? value : { data: value, statusCode: 200 }));
        for (const one of args) if (typeof one === 'function') quietly(() => one(value));
        const shapes = [].concat(own.transformResponse || []).filter(fn => typeof fn === 'function');
        fulfil(axiosLike.test(name) ? { data: shapes.length ? shapes.reduce((said, fn) => fn(said, {}), text) : value, status: 200 } : both);
      }, () => reject(new Error('failed')));
    });
  },
};
const shown = new Set();
function rows(value, click, isTree, holder, deep) {
  if (deep > 6 || shown.has(value)) return;
  shown.add(value);
  if (Array.isArray(value)) { for (const one of value.slice(0, 2000)) if (one && typeof one === 'object') rows(one, click, isTree, holder, deep + 1); return; }
  const texts = Object.entries(value).filter(([, one]) => typeof one === 'string' && one.length < 300), chinese = texts.filter(([, one]) => /[\u4e00-\u9fff]/.test(one) && !/[<>]/.test(one)), title = (chinese.find(([key]) => /title|name|text|label/i.test(key)) || chinese.find(([, one]) => one.length >= 3) || [])[1];
  const address = (texts.find(([key, one]) => /url|href|link|path|src/i.test(key) && one !== title && /^[\w.\/?&=%:#~-]{3,}$/.test(one) && !/\.(js|css|png|jpe?g|gif|svg)$/i.test(one)) || [])[1];
  let inner = holder;
  if (title && (address || click)) {
    const row = newElement('li'), link = newElement('a'); link.textContent = title; row.setAttribute('data-mz-row', ''); if (address) link.setAttribute('href', address);
    else link.addEventListener('click', event => isTree ? click(event, 'tree', value) : click(value, event));
    row.appendChild(link); inner = newElement('ul'); row.appendChild(inner); holder.appendChild(row);
  }
  for (const one of Object.values(value)) if (one && typeof one === 'object' && one !== window && !isAnything(one) && !(one instanceof Node)) rows(one, click, isTree, inner, deep + 1);
}
const axiosLike = /^(axios|http|get|post|request)$/;
const axios = (address, options) => typeof address === 'object' ? libraries.request('axios', address.url, [], { data: address.data ?? address.params, ...address }) : libraries.request('axios', address, [], { url: address, ...options });
Object.assign(axios, { get: (url, options = {}) => libraries.request('axios', url, [], { ...options, url, method: 'get', data: options.params }), post: (url, data, options = {}) => libraries.request('axios', url, [], { ...options, url, method: 'post', data: data instanceof FormData_ ? pairs(data.said) : data, headers: options.headers, form: data instanceof FormData_ || typeof data === 'string' }), request: options => axios(options), create: () => axios, all: all => Promise.all(all), spread: fn => all => fn(...all), defaults: { headers: { common: {}, post: {} } }, interceptors: { request: { use() {} }, response: { use() {} } } });

/** A list to choose from that asks for what it offers, as select2 does: what comes of nothing typed, to its last page. */
function chooser(source, at, number = 1) {
  const typed = { term: '', q: '', page: number }, url = typeof source.url === 'function' ? source.url(typed) : source.url;
  $.ajax({ url, type: source.type || source.method || 'get', data: typeof source.data === 'function' ? source.data(typed, number) : source.data || {}, success: answer => {
    const shape = source.processResults || source.results, said = (typeof shape === 'function' ? shape.call(source, answer, typed) : answer) || {}, offers = Array.isArray(said) ? said : said.results || [], before = at.childNodes.length;
    for (const one of offers.flatMap(each => each.children || [each]).slice(0, 500)) { const made = newElement('option'); made.setAttribute('value', String(one.id ?? one.value ?? '')); made.textContent = String(one.text ?? one.label ?? one.name ?? ''); at.appendChild(made); }
    if (at.childNodes.length > before && number < 50 && (said.more || (said.pagination || {}).more)) chooser(source, at, number + 1);
  } });
}
function this_is_pager(name, options, args) {
  const calls = Object.keys(options).some(key => typeof options[key] === 'function' && CALLBACK.test(key)) || args.some(one => typeof one === 'function');
  const counts = first_of(options, /^(?:total|all|page)?_?(?:pages?|count|total|nums?|records?|items?)_?(?:count|total|num|records?|data|items?|pages?)?$/i) !== undefined || args.some(one => number_of(one) !== undefined);
  return calls && counts && (/pag|page/i.test(name) || Object.keys(options).some(key => /page|curr|jump|limit/i.test(key)));
}
/** As many buttons as a pager has pages; each calls what the pager was given. */
function pager(name, options, args, at) {
  const size = first_of(options, /^(?:items_?per_?page|limit|page_?size|show_?data|per_?page|page_?rows|size|rows|num)$/i) || 10;
  const total = first_of(options, /^(?:total(?:_?(?:data|records?|count|num|items|rows))?|count|records?_?(?:count|total)?|items?_?count|max_?entries)$/i) ?? args.map(number_of).find(one => one !== undefined);
  const pages = first_of(options, /^(?:(?:total|all|page)_?)?pages?_?(?:count|total|num)?$/i) ?? Math.ceil((total || 0) / size);
  const key = Object.keys(options).find(one => typeof options[one] === 'function' && CALLBACK.test(one)), call = key ? options[key] : args.findLast(one => typeof one === 'function');
  const holder = at || document.body, before = holder.pager_;
  if (!call || !(pages > 1)) return;
  if (before) before.remove();
  const box = newElement('div'), text = Function.prototype.toString.call(call), names = (/^[^(]*\(?([^)=]*)/.exec(text) || ['', ''])[1].split(',').map(one => one.trim());
  const isEvent = /^(e|ev|evt|event)$/i.test(names[0]), fromZero = !isEvent && (/pagination$/i.test(name) && options.items_per_page !== undefined || /index/i.test(names[0]) && !/laypage/.test(name) && name !== 'render');
  box.setAttribute('class', 'mz-pager');
  const shown = first_of(options, /^(?:curr(?:ent)?|page_?(?:number|num|no|index)?|current_?page|start_?page)$/i) || 1;
  for (let k = 1; k <= Math.min(pages, 500); k++) {
    const button = newElement('a'), given = Object.assign(new Number(fromZero ? k - 1 : k), { curr: k, current: k, page: k, pageNum: k, pageNo: k, pageIndex: k, limit: size, pageSize: size, pages, count: total });
    button.textContent = String(k);
    button.addEventListener('click', () => isEvent ? call.call(options, window.event, given, size) : call.call(options, given, typeof names[1] === 'string' && /first/i.test(names[1]) ? false : size));
    if (k === shown || (k === 1 && shown > pages)) button.setAttribute('class', 'current'); else box.appendChild(button);
  }
  holder.pager_ = box; holder.appendChild(box);
  if (/pagination$/i.test(name) && !begun.has(text)) { begun.add(text); later(() => isEvent ? call.call(options, {}, new Number(1)) : call.call(options, new Number(fromZero ? 0 : 1)), 0); }
}
const begun = new Set();

const is_table = (name, options) => (typeof options.url === 'string' || typeof options.ajax === 'string' || !!(options.ajax && options.ajax.url)) && (!!options.cols || !!options.columns || /grid|table/i.test(name));
const list_in = (value, deep = 0) => Array.isArray(value) && value.length && value.every(one => one && typeof one === 'object') ? value : !value || typeof value !== 'object' || deep > 4 ? null : Object.values(value).map(one => list_in(one, deep + 1)).find(Boolean) || null;
const total_in = (value, deep = 0) => !value || typeof value !== 'object' || Array.isArray(value) || deep > 3 ? undefined : first_of(value, /^(?:total(?:_?(?:count|records?|num|rows))?|count|records?(?:_?(?:total|filtered))|numFound)$/i) ?? Object.values(value).map(one => total_in(one, deep + 1)).find(one => one !== undefined);
/** The tables that were made: where they stand, what they are called, how each is shown again. */
const tables = [], SENT = ['where', 'query', 'queryParams', 'postData'];
/** A library's word to a table: load, reload, refresh; or set, for the next time. What comes with it is sent too. */
function shows_anew(one, word, more) {
  if (!one || !/load|refresh|search|query|param|option/i.test(word)) return false;
  const given = SENT.map(key => more[key]).filter(each => each && /object|function/.test(typeof each));
  one.more.push(...(given.length || more.url || !/^(?:re)?load$/i.test(word) ? given : [more]));
  if (typeof more.url === 'string') one.url = more.url;
  if (!/^set|param|option/i.test(word)) one.show(1);
  return true;
}
/** A table that asks for its rows and shows each by its columns. */
function table(options, at, name) {
  const source = options.ajax && options.ajax.url ? options.ajax : options, own = { at, id: options.id || (at && at.id), more: [options.postData], url: source.url || options.ajax }, fields = [options.cols || options.columns || (options.colModel && options.colModel.map(one => ({ ...one, formatter: typeof one.formatter === 'function' ? (value, row, n) => one.formatter(value, { rowId: n, colModel: one }, row) : undefined }))) || columnsOf(at)].flat(3).filter(one => one && typeof one === 'object');
  const size = options.limit || options.pageSize || options.pageLength || options.rowNum || 10, bag = one => quietly(() => typeof one === 'function' ? one({ limit: size, offset: 0, pageSize: size, pageNumber: 1 }) : one) || {};
  const names = options.request || {}, holder = at && at.parentNode ? at.parentNode : document.body, grid = /datagrid|treegrid/i.test(name) || !!options.colModel;
  const show = k => {
    const sent = { ...(typeof source.data === 'function' ? {} : bag(source.data)), ...bag(options.where), ...bag(options.queryParams) }, url = own.url;
    for (const one of own.more) Object.assign(sent, bag(one));
    for (const key in sent) if (typeof sent[key] === 'function') sent[key] = quietly(sent[key]);
    if (typeof options.queryParams === 'function') Object.assign(sent, quietly(() => options.queryParams({ limit: size, offset: size * (k - 1), pageSize: size, pageNumber: k })) || {});
    else if (options.page || options.pagination || options.serverSide || options.rowNum) Object.assign(sent, grid ? { page: k, rows: size } : options.serverSide ? { start: size * (k - 1), length: size, draw: k } : options.page ? { [names.pageName || 'page']: k, [names.limitName || 'limit']: size } : { limit: size, offset: size * (k - 1) });
    if (typeof source.data === 'function') Object.assign(sent, quietly(() => source.data(sent)));
    const type = options.method || options.mtype || source.type || (options.colModel ? 'get' : grid ? 'post' : 'get'), json = /json/.test(options.contentType || '');
    $.ajax({ url, type, data: json ? JSON.stringify(sent) : sent, contentType: options.contentType, success: answer => {
      const value = [options.parseData, options.responseHandler, options.loadFilter].filter(one => typeof one === 'function').reduce((one, fn) => quietly(() => fn.call(options, one)) ?? one, answer), rows = list_in(value) || [];
      if (holder.table_) holder.table_.remove();
      const made = newElement('table'); holder.table_ = made; holder.appendChild(made);
      for (const [n, row] of rows.entries()) {
        const line = newElement('tr');
        for (const field of fields) { const cell = newElement('td'); put(cell, cellOf(field, row, n), null); for (const one of cell.querySelectorAll('[lay-event]')) one.addEventListener('click', () => tools.forEach(fn => fn({ data: row, event: one.getAttribute('lay-event'), tr: $(line) }))); line.appendChild(cell); }
        for (const key of ['onClickRow', 'onClickCell', 'onDblClickRow']) if (typeof options[key] === 'function') line.addEventListener('click', () => options[key](key === 'onClickCell' ? n : grid ? n : row, row, row));
        made.appendChild(line);
      }
      if (typeof options.done === 'function') quietly(() => options.done(value, k, total_in(value)));
      const total = options.colModel && number_of(answer.records) || total_in(value) || total_in(answer);
      if (total > size && rows.length) pager('table', { total, limit: size, curr: k, jump: page => show(Number(page)) }, [], made);
    } });
  };
  own.show = show;
  tables.push(own);
  if (at && options.colModel) at.addEventListener('reloadGrid', () => show(1));
  show(1);
}
const tools = [];
/** Columns that the heads of a table name, as easyui and layui write them. */
const columnsOf = at => at instanceof Element ? at.querySelectorAll('th').map(one => quietly(() => (0, eval)('({' + (one.getAttribute('data-options') || '') + '})')) || {}).map((one, n) => ({ field: at.querySelectorAll('th')[n].getAttribute('data-field') || at.querySelectorAll('th')[n].getAttribute('field') || undefined, formatter: at.querySelectorAll('th')[n].getAttribute('data-formatter') || undefined, ...one })) : [];
function cellOf(field, row, n) {
  const name = field.field ?? (typeof field.data === 'string' ? field.data : null) ?? field.name, value = name ? row[name] : undefined, by = field.templet || field.formatter || field.render || field.toolbar;
  if (typeof by === 'string') return templated(/^#/.test(by) ? (tree.querySelector(by) || { textContent: '' }).textContent : window[by] ? quietly(() => window[by](value, row, n)) : by, row);
  if (typeof by === 'function') return quietly(() => field.templet ? by(row) : field.render ? by(value, 'display', row, { row: n }) : by(value, row, n)) ?? '';
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}
/** A template as layui writes it: {{ d.title }}. */
function templated(text, d) { return String(text ?? '').replace(/\{\{([#=-]?)\s*([\s\S]*?)\}\}/g, (_, sign, code) => sign === '#' ? '' : quietly(() => new Function('d', 'return (' + code + ')')(d)) ?? ''); }
const layui = new Proxy(anything('layui'), { get(own, key) {
  if (key === 'use') return (...all) => { const fn = all.find(one => typeof one === 'function'); if (fn) quietly(() => fn.call(layui, layui)); return layui; };
  if (key === '$' || key === 'jquery') return $;
  if (key === 'each') return $.each;
  if (key === 'table') return { render: options => { table(options, options.elem ? $(options.elem)[0] : null, 'table'); return anything('table'); }, on: (_, fn) => { tools.push(fn); }, reload: (id, more) => { shows_anew(tables.find(one => one.id === id), 'reload', more || {}); }, init() {} };
  if (key === 'laypage') return Object.assign(options => pager('laypage', options, [], $(typeof options.cont === 'string' ? '#' + options.cont.replace(/^#/, '') : options.cont)[0]), { render: options => pager('laypage', options, [], $(typeof options.elem === 'string' ? '#' + options.elem.replace(/^#/, '') : options.elem)[0]) });
  if (key === 'laytpl') return text => ({ render: (data, fn) => { const made = templated(text, data); if (fn) fn(made); return made; } });
  if (key === 'flow') return { load: options => { let k = 0; const next = () => { k++; quietly(() => options.done(k, (markup, more) => { $(options.elem).append(markup); if (more) { const button = newElement('a'); button.textContent = '加载更多'; button.addEventListener('click', () => { button.remove(); next(); }); $(options.elem).append(button); } })); }; next(); }, lazyimg() {} };
  return own[key];
} });
Object.assign(window, { $, jQuery: $, axios, layui, laypage: layui.laypage, Promise });
