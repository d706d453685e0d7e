// A page as a tree that scripts can read and change: nodes, markup in and out, selectors.
// What belongs here: what every script may do with the tree. What does not: windows, events,
// requests (window.js), libraries (libraries.js).

const VOID = new Set('area base br col embed frame hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const CLOSED_BY = { li: ['li'], p: ['p'], td: ['td', 'th'], th: ['td', 'th'], tr: ['tr', 'td', 'th'],
  option: ['option'], dd: ['dd', 'dt'], dt: ['dd', 'dt'], tbody: ['tr', 'td', 'th', 'tbody', 'thead'] };
const STOPS_AT = new Set(['table', 'ul', 'ol', 'dl', 'select', 'div', 'body']);
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', middot: '·', raquo: '»', laquo: '«' };
const MOST_NODES = 200000;
let made = 0;

function unescaped(text) {
  return text.indexOf('&') < 0 ? text : text.replace(/&(#x[0-9a-f]+|#\d+|\w+);?/gi, (whole, name) => {
    if (name[0] === '#') {
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
    }
    return ENTITIES[name] ?? whole;
  });
}
const escapedText = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapedValue = text => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

class Node {
  static ELEMENT_NODE = 1; static TEXT_NODE = 3; static COMMENT_NODE = 8; static DOCUMENT_NODE = 9; static DOCUMENT_FRAGMENT_NODE = 11;
  constructor(kind) { this.nodeType = kind; this.parentNode = null; this.childNodes = []; if (++made > MOST_NODES) throw new RangeError('too many nodes'); }
  get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
  get ownerDocument() { return document; }
  get nextSibling() { return this._beside(1, false); }
  get previousSibling() { return this._beside(-1, false); }
  get nextElementSibling() { return this._beside(1, true); }
  get previousElementSibling() { return this._beside(-1, true); }
  _beside(step, elements) {
    const all = this.parentNode ? this.parentNode.childNodes : [];
    let n = all.indexOf(this) + step;
    while (n >= 0 && n < all.length && elements && !(all[n] instanceof Element)) n += step;
    return all[n] || null;
  }
  remove() { if (this.parentNode) this.parentNode.removeChild(this); }
  contains(other) { for (let one = other; one; one = one.parentNode) if (one === this) return true; return false; }
  /** Where another node stands: 2 before, 4 after, 8 and 16 around and within, 1 in another tree. */
  compareDocumentPosition(other) {
    if (this === other) return 0;
    const line = node => { const all = []; for (let one = node; one; one = one.parentNode) all.unshift(one); return all; }, a = line(this), b = line(other);
    if (a[0] !== b[0]) return 1 | 32 | 4;
    let n = 0;
    while (n < a.length && n < b.length && a[n] === b[n]) n++;
    if (n === a.length) return 20;
    if (n === b.length) return 10;
    const all = a[n - 1].childNodes;
    return all.indexOf(a[n]) < all.indexOf(b[n]) ? 4 : 2;
  }
  isSameNode(other) { return this === other; }
}
class Text extends Node {
  constructor(text) { super(3); this.data = String(text); }
  get nodeName() { return '#text'; }
  get textContent() { return this.data; } set textContent(text) { this.data = String(text); }
  get nodeValue() { return this.data; } set nodeValue(text) { this.data = String(text); }
  cloneNode() { return new Text(this.data); }
}
class Comment extends Node {
  constructor(text) { super(8); this.data = text; }
  get nodeName() { return '#comment'; }
  get textContent() { return this.data; } get nodeValue() { return this.data; }
  cloneNode() { return new Comment(this.data); }
}

function parts_of(address) {
  const [, protocol, host, pathname, search, hash] = /^(\w+:)?(?:\/\/([^\/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) || [], [hostname, port] = (host || '').split(':');
  return { protocol: protocol || '', host: host || '', hostname, port: port || '', pathname: pathname || '/', search: search || '', hash: hash || '', origin: (protocol || '') + '//' + (host || '') };
}
const REFLECTED = ['id', 'name', 'title', 'src', 'action', 'method', 'target', 'rel', 'alt', 'data'];
class Element extends Node {
  constructor(tag) {
    super(tag === '#fragment' ? 11 : 1); this.localName = tag.toLowerCase(); this.attributes_ = new Map(); this.style = {}; this.on_ = {};
    this.style.setProperty = () => {}; this.style.removeProperty = () => {};
  }
  get tagName() { return this.localName.toUpperCase(); }
  get nodeName() { return { 9: '#document', 11: '#document-fragment' }[this.nodeType] || this.tagName; }
  getAttribute(name) { return this.attributes_.get(String(name).toLowerCase()) ?? null; }
  setAttribute(name, value) { this.attributes_.set(String(name).toLowerCase(), String(value)); }
  removeAttribute(name) { this.attributes_.delete(String(name).toLowerCase()); }
  hasAttribute(name) { return this.attributes_.has(String(name).toLowerCase()); }
  get attributes() {
    const all = [...this.attributes_].map(([name, value]) => ({ name, value, nodeName: name, nodeValue: value, specified: true, ownerElement: this }));
    return Object.assign(all, { item: n => all[n] || null, getNamedItem: name => all.find(one => one.name === name) || null });
  }
  get href() { const said = this.getAttribute('href'); return said === null ? '' : resolved(said); }
  set href(value) { this.setAttribute('href', value); }
  get protocol() { return parts_of(this.href).protocol; } get host() { return parts_of(this.href).host; } get hostname() { return parts_of(this.href).hostname; } get port() { return parts_of(this.href).port; }
  get pathname() { return parts_of(this.href).pathname; } get search() { return parts_of(this.href).search; } get hash() { return parts_of(this.href).hash; } get origin() { return parts_of(this.href).origin; }
  get className() { return this.getAttribute('class') || ''; } set className(value) { this.setAttribute('class', value); }
  get classList() {
    const own = this, names = () => own.className.split(/\s+/).filter(Boolean);
    return {
      add: (...more) => { own.className = [...new Set([...names(), ...more])].join(' '); },
      remove: (...less) => { own.className = names().filter(one => !less.includes(one)).join(' '); },
      contains: one => names().includes(one),
      toggle(one) { this.contains(one) ? this.remove(one) : this.add(one); },
    };
  }
  get dataset() {
    const own = this, named = key => 'data-' + String(key).replace(/[A-Z]/g, one => '-' + one.toLowerCase());
    return new Proxy({}, { get: (_, key) => typeof key === 'string' ? own.getAttribute(named(key)) ?? undefined : undefined,
      set: (_, key, value) => { own.setAttribute(named(key), value); return true; }, has: (_, key) => own.hasAttribute(named(key)) });
  }
  get children() { return this.childNodes.filter(one => one instanceof Element); }
  get firstChild() { return this.childNodes[0] || null; }
  get lastChild() { return this.childNodes[this.childNodes.length - 1] || null; }
  get firstElementChild() { return this.children[0] || null; }
  get lastElementChild() { const all = this.children; return all[all.length - 1] || null; }
  get childElementCount() { return this.children.length; }
  insertBefore(node, place) {
    if (!(node instanceof Node)) return node;
    if (node.localName === '#fragment') { for (const one of [...node.childNodes]) this.insertBefore(one, place); return node; }
    node.remove();
    const n = place ? this.childNodes.indexOf(place) : -1;
    n < 0 ? this.childNodes.push(node) : this.childNodes.splice(n, 0, node);
    node.parentNode = this;
    came(node);
    return node;
  }
  appendChild(node) { return this.insertBefore(node, null); }
  append(...nodes) { for (const one of nodes) this.appendChild(one instanceof Node ? one : new Text(one)); }
  prepend(...nodes) { const first = this.firstChild; for (const one of nodes) this.insertBefore(one instanceof Node ? one : new Text(one), first); }
  replaceChildren(...nodes) { this.innerHTML = ''; this.append(...nodes); }
  before(...nodes) { for (const one of nodes) this.parentNode && this.parentNode.insertBefore(one instanceof Node ? one : new Text(one), this); }
  after(...nodes) { const next = this.nextSibling; for (const one of nodes) this.parentNode && this.parentNode.insertBefore(one instanceof Node ? one : new Text(one), next); }
  replaceWith(...nodes) { this.before(...nodes); this.remove(); }
  insertAdjacentElement(where, node) { ({ beforebegin: () => this.before(node), afterbegin: () => this.prepend(node), beforeend: () => this.append(node), afterend: () => this.after(node) })[where](); return node; }
  insertAdjacentText(where, text) { this.insertAdjacentElement(where, new Text(text)); }
  hasChildNodes() { return this.childNodes.length > 0; } getAttributeNames() { return [...this.attributes_.keys()]; } getRootNode() { return document; } normalize() {}
  toggleAttribute(name, on = !this.hasAttribute(name)) { on ? this.setAttribute(name, '') : this.removeAttribute(name); return on; }
  setAttributeNS(_, name, value) { this.setAttribute(name, value); } removeAttributeNS(_, name) { this.removeAttribute(name); } getAttributeNode(name) { return this.hasAttribute(name) ? { name, value: this.getAttribute(name), specified: true } : null; }
  get namespaceURI() { return 'http://www.w3.org/1999/xhtml'; } get isConnected() { for (let one = this; one; one = one.parentNode) if (one === tree) return true; return false; }
  removeChild(node) { const n = this.childNodes.indexOf(node); if (n >= 0) { this.childNodes.splice(n, 1); node.parentNode = null; } return node; }
  replaceChild(node, old) { this.insertBefore(node, old); return this.removeChild(old); }
  insertAdjacentHTML(where, markup) {
    const into = /begin$|end$/.test(where) && /^(after|before)(begin|end)$/.test(where) ? where : 'beforeend';
    const holder = into === 'afterend' || into === 'beforebegin' ? this.parentNode : this;
    const place = { beforebegin: this, afterbegin: this.firstChild, beforeend: null, afterend: this.nextSibling }[into];
    for (const one of parsed(markup)) holder.insertBefore(one, place);
  }
  get innerHTML() { return RAW.has(this.localName) ? this.textContent : this.childNodes.map(written).join(''); }
  set innerHTML(markup) {
    if (isAnything(markup)) this.setAttribute('data-mz-unread', '');  // what an unknown library made of its data
    this.emptied_();
    if (RAW.has(this.localName)) { this.appendChild(new Text(markup)); return; }
    for (const one of parsed(String(markup ?? ''))) this.insertBefore(one, null);
  }
  emptied_() { for (const one of this.childNodes.splice(0)) one.parentNode = null; }
  get outerHTML() { return written(this); }
  get textContent() { return this.childNodes.map(one => one.nodeType === 8 ? '' : one.textContent).join(''); }
  set textContent(text) { this.emptied_(); const said = String(text ?? ''); if (said) this.appendChild(new Text(said)); }
  get innerText() { return this.textContent; } set innerText(text) { this.textContent = text; }
  get text() { return this.textContent; } set text(text) { this.textContent = text; }
  get value() {
    if (this.localName === 'select') { const one = this.options.find(each => each.selected) || this.options[0]; return one ? one.value : ''; }
    if (this.localName === 'textarea') return this.value_ ?? this.textContent;
    const said = this.getAttribute('value');
    return said ?? (this.localName === 'option' ? this.textContent.trim() : this.localName === 'li' ? 0 : '');
  }
  set value(value) {
    if (this.localName === 'select') { for (const one of this.options) one.selected = one.value === String(value); }
    else if (this.localName === 'textarea') this.value_ = String(value);
    else this.setAttribute('value', value);
  }
  get options() {  // as scripts fill it: options[n] = new Option(…), options.length = 0
    const own = this;
    return new Proxy(this.getElementsByTagName('option'), {
      set(all, key, value) {
        if (key === 'length') all.splice(Number(value)).forEach(one => one.remove());
        else if (/^\d+$/.test(key)) { if (all[key]) all[key].remove(); if (value) own.appendChild(value); all[key] = value; }
        else all[key] = value;
        return true;
      },
      get: (all, key) => key === 'add' ? one => own.appendChild(one) : key === 'remove' ? n => all[n] && all[n].remove() : all[key],
    });
  }
  get type() {
    if (this.localName === 'select') return this.hasAttribute('multiple') ? 'select-multiple' : 'select-one';
    const usual = { input: 'text', button: 'submit', textarea: 'textarea' }[this.localName] || '';
    return this.localName === 'textarea' ? usual : (this.getAttribute('type') || usual).toLowerCase();
  }
  set type(value) { this.setAttribute('type', value); }
  get selectedIndex() { return Math.max(0, this.options.findIndex(one => one.selected)); }
  set selectedIndex(n) { this.options.forEach((one, k) => { one.selected = k === n; }); }
  get selected() { return this.hasAttribute('selected'); } set selected(on) { on ? this.setAttribute('selected', '') : this.removeAttribute('selected'); }
  get checked() { return this.hasAttribute('checked'); } set checked(on) { on ? this.setAttribute('checked', '') : this.removeAttribute('checked'); }
  get disabled() { return this.hasAttribute('disabled'); } set disabled(on) { on ? this.setAttribute('disabled', '') : this.removeAttribute('disabled'); }
  get elements() { const all = this.querySelectorAll('input,select,textarea,button'); return Object.assign(all, byName(all), { namedItem: name => byName(all)[name] || null }); }
  get form() { return this.closest('form'); }
  get rows() { return this.getElementsByTagName('tr'); } get tBodies() { return this.getElementsByTagName('tbody'); }
  added_(tag, n) { const made = newElement(tag), all = tag === 'tr' ? this.rows : this.cells, at = all[n < 0 || n === undefined ? all.length : n]; (at ? at.parentNode : tag === 'tr' ? this.tBodies[0] || this : this).insertBefore(made, at || null); return made; }
  insertRow(n) { return this.added_('tr', n); } insertCell(n) { return this.added_('td', n); } createTBody() { return this.appendChild(newElement('tbody')); }
  deleteRow(n) { const one = this.rows.at(n); if (one) one.remove(); } deleteCell(n) { const one = this.cells.at(n); if (one) one.remove(); }
  get cells() { return this.children.filter(one => one.localName === 'td' || one.localName === 'th'); }
  get scrollHeight() { return 0; } get clientHeight() { return 0; } get offsetTop() { return 0; } get offsetHeight() { return 0; } get offsetWidth() { return 0; } get scrollTop() { return 0; } set scrollTop(_) {}
  /** What a template holds, to be cloned. */
  get content() {
    if (this.localName !== 'template') return this.getAttribute('content') || '';
    const made = newElement('#fragment');
    for (const one of this.childNodes) made.insertBefore(one.cloneNode(true), null);
    return made;
  }
  getBoundingClientRect() { return { top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 }; }
  getClientRects() { return [this.getBoundingClientRect()]; }
  focus() {} blur() {} scrollIntoView() {} reset() {} setSelectionRange() {} select() {}
  cloneNode(deep) {
    const copy = newElement(this.localName);
    for (const [name, value] of this.attributes_) copy.attributes_.set(name, value);
    if (deep) for (const one of this.childNodes) copy.appendChild(one.cloneNode(true));
    return copy;
  }
  *descendants() { for (const one of this.childNodes) if (one instanceof Element) { yield one; yield* one.descendants(); } }
  getElementsByTagName(tag) { const own = String(tag).toLowerCase(); return listed([...this.descendants()].filter(one => own === '*' || one.localName === own)); }
  getElementsByClassName(names) { const all = names.split(/\s+/).filter(Boolean); return listed([...this.descendants()].filter(one => all.every(name => one.classList.contains(name)))); }
  getElementById(id) { for (const one of this.descendants()) if (one.getAttribute('id') === String(id)) return one; return null; }
  querySelectorAll(selector) { return listed(found(selector, this)); }
  querySelector(selector) { return found(selector, this)[0] || null; }
  matches(selector) { return fits(this, selector); }
  closest(selector) { for (let one = this; one instanceof Element; one = one.parentNode) if (fits(one, selector)) return one; return null; }
}
for (const name of REFLECTED) {
  Object.defineProperty(Element.prototype, name, { configurable: true, get() { return this.getAttribute(name) || ''; }, set(value) { this.setAttribute(name, value); } });
}
const listed = all => { all.item = n => all[n] || null; return all; };
/** A form's fields are its properties, as old scripts write: document.form1.pageNo.value. */
function newElement(tag) {
  const own = new Element(tag);
  if (own.localName !== 'form') return own;
  return new Proxy(own, { get(form, key, self) {
    if (typeof key !== 'string' || key in form) { const said = Reflect.get(form, key, form); return typeof said === 'function' && key !== 'constructor' ? said.bind(self) : said; }
    return [...form.descendants()].find(one => one.getAttribute('name') === key || one.getAttribute('id') === key);
  }, set(form, key, value) { form[key] = value; return true; } });
}

const TOKEN = /<!--([\s\S]*?)(?:-->|$)|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+|<)/g;
const ATTRIBUTE = /([^\s=\/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;
function parsed(markup, isXml) {
  const root = newElement('#fragment');
  let inner = root, match;
  const token = new RegExp(TOKEN.source, 'g');
  const put = node => { node.parentNode = inner; inner.childNodes.push(node); };
  while ((match = token.exec(markup)) !== null) {
    const [, comment, record, slash, name, said, text] = match;
    if (comment !== undefined) { put(new Comment(comment)); continue; }
    if (text !== undefined || record !== undefined) { put(new Text(text === undefined ? record : unescaped(text))); continue; }
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    if (slash) {
      let one = inner;
      while (one && one.localName !== tag) one = one.parentNode;
      if (one && one !== root) inner = one.parentNode;
      continue;
    }
    const before = !isXml && (tag === 'body' || tag === 'html') ? open_(inner, tag) : null;
    if (before) {  // what a page says twice of its body is said of one
      for (const [, key, a, b, c] of (said || '').matchAll(ATTRIBUTE)) if (!before.hasAttribute(key)) before.setAttribute(key, unescaped(a ?? b ?? c ?? ''));
      continue;
    }
    const closes = isXml ? null : CLOSED_BY[tag];
    for (let one = inner; closes && one !== root; one = one.parentNode) {
      if (closes.includes(one.localName)) { inner = one.parentNode; if (tag !== 'tr' && tag !== 'tbody') break; } else if (STOPS_AT.has(one.localName)) break;
    }
    const element = newElement(tag);
    for (const [, key, a, b, c] of (said || '').matchAll(ATTRIBUTE)) {
      const low = key.toLowerCase();
      if (!element.attributes_.has(low)) element.attributes_.set(low, unescaped(a ?? b ?? c ?? ''));
    }
    put(element);
    if (isXml) { if (!/\/\s*$/.test(said || '')) inner = element; continue; }
    if (RAW.has(tag)) {
      const end = new RegExp('</' + tag + '\\s*>', 'gi');
      end.lastIndex = token.lastIndex;
      const closing = end.exec(markup), stop = closing ? closing.index : markup.length;
      const inside = markup.slice(token.lastIndex, stop), node = new Text(tag === 'script' || tag === 'style' ? inside : unescaped(inside));
      node.parentNode = element; element.childNodes.push(node);
      token.lastIndex = closing ? end.lastIndex : markup.length;
    } else if (!VOID.has(tag)) inner = element;
  }
  const nodes = [...root.childNodes];
  for (const one of nodes) one.parentNode = null;
  return nodes;
}
const open_ = (inner, tag) => { for (let one = inner; one; one = one.parentNode) if (one.localName === tag) return one; return null; };
function written(node) {
  if (node.nodeType === 3) return escapedText(node.data);
  if (node.nodeType === 8) return '<!--' + node.data + '-->';
  const said = [...node.attributes_].map(([name, value]) => ` ${name}="${escapedValue(value)}"`).join('');
  if (VOID.has(node.localName)) return `<${node.localName}${said}>`;
  const inside = node.localName === 'script' || node.localName === 'style' ? node.textContent : node.childNodes.map(written).join('');
  return node.localName === '#fragment' ? inside : `<${node.localName}${said}>${inside}</${node.localName}>`;
}

const SIMPLE = /^(?:(\*|[\w-]+)|#([\w\u4e00-\u9fff-]+)|\.([\w\u4e00-\u9fff-]+)|\[\s*([\w:-]+)\s*(?:([~^$*|!]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]]*?)))?\s*\]|:([\w-]+)(?:\(((?:[^()]|\([^()]*\))*)\))?)/;
const compounds = new Map();
function compound(text) {
  if (compounds.has(text)) return compounds.get(text);
  const tests = [], places = [];
  let rest = text.trim().replace(/\\/g, '');
  while (rest) {
    const one = SIMPLE.exec(rest);
    if (!one) throw new SyntaxError('selector ' + text);
    const [whole, tag, id, name, key, sign, a, b, c, pseudo, inside] = one;
    rest = rest.slice(whole.length);
    if (tag) tests.push(element => tag === '*' || element.localName === tag.toLowerCase());
    else if (id) tests.push(element => element.getAttribute('id') === id);
    else if (name) tests.push(element => element.classList.contains(name));
    else if (key) {
      const value = a ?? b ?? c;
      tests.push(element => {
        const own = element.getAttribute(key);
        if (sign === '!=') return own !== value;
        if (own === null) return false;
        return !sign || { '=': own === value, '^=': own.startsWith(value), '$=': own.endsWith(value), '*=': own.includes(value), '~=': own.split(/\s+/).includes(value), '|=': own === value || own.startsWith(value + '-') }[sign];
      });
    } else if (['first', 'last', 'eq', 'gt', 'lt', 'even', 'odd'].includes(pseudo)) places.push([pseudo, parseInt(inside, 10)]);
    else tests.push(pseudoTest(pseudo, inside));
  }
  const made = { tests, places };
  compounds.set(text, made);
  return made;
}
function pseudoTest(pseudo, inside) {
  const among = element => element.parentNode ? element.parentNode.children : [element];
  switch (pseudo) {
    case 'first-child': return element => among(element)[0] === element;
    case 'last-child': return element => among(element).at(-1) === element;
    case 'nth-child': return element => {
      const n = among(element).indexOf(element) + 1;
      return inside === 'odd' ? n % 2 === 1 : inside === 'even' ? n % 2 === 0 : n === parseInt(inside, 10);
    };
    case 'not': return element => !fits(element, inside);
    case 'has': return element => found(inside, element).length > 0;
    case 'contains': return element => element.textContent.includes(inside.replace(/^["']|["']$/g, ''));
    case 'checked': return element => element.checked;
    case 'selected': return element => element.selected || (element.closest('select') || {}).value === element.value;
    case 'input': return element => ['input', 'select', 'textarea', 'button'].includes(element.localName);
    default: return () => true;
  }
}
const groupsOf = selector => String(selector).match(/(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^,])+/g) || [];
const stepsOf = group => group.trim().replace(/\s*([>+~])\s*(?![=])/g, ' $1 ').match(/[>+~]|(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^\s])+/g) || [];
function fitsSteps(element, steps, within) {
  const last = steps[steps.length - 1];
  if (!compound(last).tests.every(test => test(element))) return false;
  if (steps.length === 1) return true;
  const sign = ['>', '+', '~'].includes(steps.at(-2)) ? steps.at(-2) : ' ', before = steps.slice(0, sign === ' ' ? -1 : -2);
  if (!before.length) return sign !== '>' || element.parentNode === within;
  if (sign === '+' || sign === '~') {
    for (let one = element.previousElementSibling; one; one = one.previousElementSibling) { if (fitsSteps(one, before, within)) return true; if (sign === '+') return false; }
    return false;
  }
  for (let one = element.parentNode; one instanceof Element; one = one.parentNode) { if (fitsSteps(one, before, within)) return true; if (sign === '>') return false; }
  return false;
}
const fits = (element, selector) => groupsOf(selector).some(group => fitsSteps(element, stepsOf(group), null));
function found(selector, within) {
  const all = new Set();
  for (const group of groupsOf(selector)) {
    const steps = stepsOf(group), at = steps.findIndex(one => compoundHasPlace(one));
    let some;
    if (at >= 0 && at < steps.length - 1) {  // ul:eq(1) li
      some = found(steps.slice(0, at + 1).join(' '), within).flatMap(one => found(steps.slice(at + 1).join(' '), one));
    } else {
      some = [...within.descendants()].filter(one => fitsSteps(one, steps, within));
      for (const [kind, n] of steps.length ? compound(steps.at(-1)).places : []) {
        some = some.filter((_, k) => ({ first: k === 0, last: k === some.length - 1, eq: k === (n < 0 ? some.length + n : n), gt: k > n, lt: k < n, even: k % 2 === 0, odd: k % 2 === 1 })[kind]);
      }
    }
    some.forEach(one => all.add(one));
  }
  return [...all];
}
const compoundHasPlace = step => !['>', '+', '~'].includes(step) && compound(step).places.length > 0;
