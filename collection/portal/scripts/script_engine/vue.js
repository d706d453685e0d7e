// Vue, as far as it puts items on a page: data, methods, the hooks that ask, v-for and the rest of
// its markup. What belongs here: one instance and its markup. What does not: routers, components.

const instances = [];
function instance(options, place, given, emit) {
  const self = anythingBelow(), computed = options.computed || {};
  for (const [name, fn] of Object.entries(options.methods || {})) self[name] = typeof fn === 'function' ? fn.bind(self) : fn;
  for (const name of Object.keys(computed)) Object.defineProperty(self, name, { configurable: true, get: () => quietly(() => (computed[name].get || computed[name]).call(self)) });
  if (given) Object.assign(self, given, { $props: given, $emit: emit });
  Object.assign(self, typeof options.data === 'function' ? quietly(() => options.data.call(self, self)) : options.data);
  for (const [name, one] of Object.entries(options.components || {})) parts.set(name.toLowerCase(), one), parts.set(name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase(), one);
  if (typeof options.setup === 'function') Object.assign(self, unreferenced(quietly(() => options.setup(given || {}, { emit: emit || (() => {}) }))));
  Object.assign(self, { $set: (own, key, value) => { own[key] = value; }, $nextTick: fn => { if (fn) later(fn.bind(self), 1); return Promise.resolve(); }, $refs: anything('refs'), $http: axios, $axios: axios, $el: place, $message: anything('message') });
  if (!given) instances.push({ self, place, markup: options.template || place.innerHTML || '' });
  for (const hook of ['beforeCreate', 'created', 'beforeMount', 'mounted']) if (typeof options[hook] === 'function') quietly(() => options[hook].call(self));
  return self;
}
/** An object of which what it lacks is anything. */
const anythingBelow = () => new Proxy({}, { get: (own, key) => key in own || typeof key === 'symbol' ? own[key] : /^\$/.test(key) ? own[key] = anything(key) : undefined });
const unreferenced = value => Object.fromEntries(Object.entries(value || {}).map(([name, one]) => [name, one]));
const refs = new WeakSet();
const plain = value => value && typeof value === 'object' && refs.has(value) ? value.value : value;
function evaluated(code, scope) {
  const names = new Proxy(scope, { has: (own, key) => typeof key === 'string' && key in own, get: (own, key) => key === Symbol.unscopables ? undefined : plain(own[key]) });
  try { return new Function('scope', 'with (scope) { return (' + code.replace(/\s\|\s.*$/, '') + ') }')(names); } catch (_) { return undefined; }
}
const FOR = /^\s*\(?\s*([\w$]+)\s*(?:,\s*([\w$]+)\s*)?(?:,\s*[\w$]+\s*)?\)?\s+(?:in|of)\s+([\s\S]+)$/;
function draw(node, scope) {
  if (node.nodeType === 3) { node.data = node.data.replace(/\{\{([\s\S]+?)\}\}/g, (_, code) => { const said = evaluated(code, scope); return said === undefined || said === null || isAnything(said) ? '' : typeof said === 'object' ? JSON.stringify(said) : String(said); }); return; }
  if (!(node instanceof Element)) return;
  const kind = parts.get(node.localName) || parts.get(node.localName.replace(/-/g, ''));
  if (kind && !FOR.test(node.getAttribute('v-for') || '')) { part(node, kind, scope); return; }
  const loop = FOR.exec(node.getAttribute('v-for') || '');
  if (loop) {
    const all = evaluated(loop[3], scope), list = typeof all === 'number' ? Array.from({ length: all }, (_, n) => n + 1) : Array.isArray(all) ? all : all && typeof all === 'object' && !isAnything(all) ? Object.values(all) : [];
    node.removeAttribute('v-for');
    for (const [n, one] of list.slice(0, 2000).entries()) {
      const copy = node.cloneNode(true), inner = Object.create(scope, { [loop[1]]: { value: one, writable: true } });
      if (loop[2]) Object.defineProperty(inner, loop[2], { value: n, writable: true });
      node.parentNode.insertBefore(copy, node);
      draw(copy, inner);
    }
    node.remove();
    return;
  }
  const condition = node.getAttribute('v-if') ?? node.getAttribute('v-else-if');
  if (condition !== null && evaluated(condition, scope) === false) { node.remove(); return; }
  for (const [name, code] of [...node.attributes_]) {
    const bound = /^(?::|v-bind:)([\w-]+)/.exec(name), heard = /^(?:@|v-on:)([\w-]+)/.exec(name);
    if (bound) { const said = evaluated(code, scope); if (said !== undefined && said !== null && typeof said !== 'object' && !isAnything(said)) node.setAttribute(bound[1], said); }
    if (heard && heard[1] === 'click') node.addEventListener('click', event => { const made = evaluated(code, Object.create(scope, { $event: { value: event } })); if (typeof made === 'function') quietly(() => made(event)); else statement(code, scope); });
    if (heard && /current-change|page-change|onchange|change/.test(heard[1]) && /pag/i.test(node.localName)) turning(node, code, scope);
    if (bound || heard) node.removeAttribute(name);
  }
  const markup = node.getAttribute('v-html'), text = node.getAttribute('v-text');
  if (markup) node.innerHTML = String(evaluated(markup, scope) ?? '');
  else if (text) node.textContent = String(evaluated(text, scope) ?? '');
  else for (const one of [...node.childNodes]) draw(one, scope);
}
/** Components by their names; each place of one keeps its data from one drawing to the next. */
const parts = new Map(), placed = new Map();
function part(node, options, scope) {
  const given = {}, heard = {};
  for (const [name, code] of node.attributes_) {
    const bound = /^(?::|v-bind:)([\w-]+)/.exec(name), event = /^(?:@|v-on:)([\w-]+)/.exec(name);
    if (event) heard[event[1]] = evaluated(code, scope); else given[(bound ? bound[1] : name).replace(/-(\w)/g, (_, c) => c.toUpperCase())] = bound ? evaluated(code, scope) : code;
  }
  const key = node.localName + quietly(() => JSON.stringify(given)), box = newElement('div');
  node.parentNode.insertBefore(box, node); node.remove();
  if (!placed.has(key) && placed.size < 300) placed.set(key, instance({ ...options, template: undefined }, box, given, (name, ...said) => typeof heard[name] === 'function' && heard[name](...said)));
  const self = placed.get(key), template = String(options.template || '');
  if (!self) return;
  box.innerHTML = /^\s*#/.test(template) ? (tree.querySelector(template.trim()) || { innerHTML: '' }).innerHTML : template;
  for (const one of [...box.childNodes]) draw(one, self);
}
/** A click's code that is no expression: page = 2; load(). */
const statement = (code, scope) => /[=;]/.test(code) ? quietly(() => new Function('scope', 'with (scope) { ' + code + ' }')(scope)) : undefined;
function turning(node, code, scope) {
  const said = name => { const own = node.getAttribute(':' + name) ?? node.getAttribute('v-bind:' + name); return own === null ? Number(node.getAttribute(name)) : Number(evaluated(own, scope)); };
  const call = evaluated(code, scope), box = newElement('div');
  node.parentNode.insertBefore(box, node);
  if (typeof call === 'function') later(() => pager('pages', { total: said('total') || undefined, pageSize: said('page-size') || 10, pages: said('page-count') || undefined, current: said('current-page') || 1, currentChange: page => call(Number(page)) }, [], box), 0);
}
/** The markup of every instance, as its data are now. */
function drawInstances() {
  for (const one of instances) { one.place.innerHTML = one.markup; for (const each of [...one.place.childNodes]) draw(each, one.self); }
  for (const { fn, args } of tasks.splice(0)) quietly(() => fn(...args));
}
const placeOf = named => (typeof named === 'string' ? tree.querySelector(named) : named instanceof Element ? named : null) || document.body;
function Vue(options) {
  const made = instance(options || {}, placeOf((options || {}).el));
  made.$mount = named => { instances.find(one => one.self === made).place = placeOf(named); return made; };
  return made;
}
const registers = (name, options) => { if (options) parts.set(String(name).toLowerCase(), options); return options; };
Object.assign(Vue, { use() {}, component: registers, directive() {}, filter() {}, mixin() {}, set: (own, key, value) => { own[key] = value; }, config: {}, prototype: {}, extend: options => options, nextTick: fn => later(fn, 1),
  createApp: options => { const app = { use: () => app, component: (name, options) => { registers(name, options); return app; }, directive: () => app, mixin: () => app, provide: () => app, config: { globalProperties: {} }, mount: named => instance(options, placeOf(named)) }; return app; },
  ref: value => { const made = { value }; refs.add(made); return made; }, reactive: value => value, computed: fn => { const made = { get value() { return quietly(fn); } }; refs.add(made); return made; }, onMounted: fn => later(fn, 0), onBeforeMount: fn => later(fn, 0), watch() {}, toRefs: value => value, nextTick: fn => later(fn || (() => {}), 1) });
window.Vue = Vue;
