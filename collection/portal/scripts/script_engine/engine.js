// One run of a page: its scripts in order, then what waits, then what each of its elements does.
// What belongs here: the order of things, and the report. Whoever runs it calls `next` until there
// is no script left, `settle` until nothing waits, then `tries` and `report` once.

const started = new WeakSet(), MOST_TRIED = 1500, MOST_STEPS = 240, MOST_PULLED = 3, LONGEST = 60;
const SCRIPT_TYPES = /^$|javascript|module|jsx|babel|ecmascript/i;
let isLoaded = false, numbered = [], drawings = 0;

function next() {
  for (const one of tree.getElementsByTagName('script')) {
    if (started.has(one)) continue;
    started.add(one);
    if (!SCRIPT_TYPES.test(one.type)) continue;
    currentScript = one;
    const src = one.getAttribute('src'), isModule = one.type === 'module';
    if (one.hasAttribute('nomodule')) continue;
    if (isModule) { src ? module_(resolved(src), [], () => {}) : evaluatesModule(one.textContent, input.url, [], {}, () => {}); continue; }
    if (!src) return one.textContent;
    const url = resolved(src);
    if (url in input.files) return input.files[url];
    if (isLoaded || one.isMade_ || !one.isFirst_) { ask('GET', src, '', 'script', text => { quietly(() => (0, eval)(text)); loaded(one); }, () => { if (typeof one.onerror === 'function') quietly(() => one.onerror({ type: 'error', target: one })); }); }
  }
  currentScript = null;
  return null;
}
/** Whoever made a script element hears that it was run. */
function loaded(element) {
  const event = { type: 'load', target: element, currentTarget: element, srcElement: element };
  if (typeof element.onload === 'function') quietly(() => element.onload(event));
  if (typeof element.onreadystatechange === 'function') { element.readyState = 'complete'; quietly(() => element.onreadystatechange(event)); }
  for (const { fn } of element.on_.load || []) quietly(() => fn.call(element, event));
}
function settle() {
  if (!isLoaded) {
    isLoaded = true;
    for (const one of tree.querySelectorAll('[data-options]')) options_of(one);
    for (const one of tree.querySelectorAll('table[data-url]')) table({ ...$(one).data() }, one, 'table');  // bootstrap-table
    readies.push(() => fires_on(document, 'DOMContentLoaded'), () => fires_on(window, 'load'), () => { const body = tree.querySelector('body'); if (body && body.getAttribute('onload')) runHandler(body.getAttribute('onload'), body, {}); if (typeof window.onload === 'function') window.onload({}); });
  }
  for (const fn of readies.splice(0)) quietly(() => fn.call(document, $));
  if (drain() || readies.length > 0) return true;
  if (!parts.size || drawings++ >= 6) return false;
  const before = tree.innerHTML;  // components that are drawn may ask
  drawInstances();
  return before !== tree.innerHTML;
}
/** Whether nothing is left to run. Does not run anything. */
const idle = () => !tasks.length && !readies.length && !tree.getElementsByTagName('script').some(one => !started.has(one));
const fires_on = (place, type) => { for (const { fn } of (place.on_[type] || [])) quietly(() => fn.call(place, { type, target: place })); };
/** Tables that stand in the markup with their options, as easyui has them. */
function options_of(element) {
  const options = quietly(() => (0, eval)('({' + element.getAttribute('data-options') + '})'));
  if (options && options.url && element.localName === 'table') table(options, element, 'datagrid');
}

const isOfClick = one => one.hasAttribute('onclick') || typeof one.ondblclick === 'function' || (one.on_.dblclick || []).length || (one.localName === 'a' && hears_hashes() && /^\s*#[^!\/]/.test(one.getAttribute('href') || '')) || one.hasAttribute('ondblclick') || (one.on_.click || []).length || typeof one.onclick === 'function' || /^\s*javascript:/i.test(one.getAttribute('href') || '');
/** What is done to an element beside clicking: a list may come when the mouse is over its tab. */
const TOUCHES = ['mouseenter', 'mouseover', 'pointerenter', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'tap', 'singleTap', 'focus'];
/** What comes by itself, or is done some other way; every other event that a page listens for is a library's own (shown.bs.tab). */
const BY_ITSELF = /^(?:load|error|scroll|resize|\w*unload|DOMContentLoaded|readystatechange|hashchange|popstate|pageshow|submit|reset|change|input|key\w+|blur|focusin|focusout|mouse\w+|pointer\w+|touch\w+|drag\w*|drop|wheel|mousewheel|contextmenu|message|online|offline|storage|visibilitychange|selectstart|(?:dbl)?click|animation\w*|transition\w*|ajax\w+|reloadGrid)$/i;
const ownEvents = one => Object.keys((one && one.on_) || {}).filter(type => !BY_ITSELF.test(type) && !TOUCHES.includes(type));
const touches = one => [...TOUCHES.filter(type => (one.on_[type] || []).some(({ selector }) => !selector) || typeof one['on' + type] === 'function' || one.hasAttribute('on' + type)), ...(one.localName === 'a' || one.localName === 'button' || one.localName === 'li' ? ownEvents(one) : [])];
function candidates() {
  const delegated = [];
  for (const one of [document, window, ...tree.descendants()]) for (const type of ['click', ...TOUCHES, ...ownEvents(one)]) for (const { selector } of (one.on_ && one.on_[type]) || []) if (selector) delegated.push([one, selector]);
  const all = new Set(), choosing = [];
  for (const one of tree.descendants()) {
    if (isOfClick(one) || touches(one).length) all.add(one);
    if (one.localName === 'select' && (one.hasAttribute('onchange') || (one.on_.change || []).length || typeof one.onchange === 'function')) choosing.push(...one.options);
    else if (isRadio(one) && !one.checked && (hearsChange(one) || senders().length)) all.add(one);
    else if (one.localName === 'select' && one.options.some(each => OF_REPORTS.test(each.textContent) || CHOOSES.test(each.textContent)) && senders_of(one).length) choosing.push(...one.options.filter(each => !each.selected));
  }
  for (const one of heard_within()) all.add(one);
  for (const [place, selector] of delegated) for (const one of quietly(() => found(selector, place === document || place === window ? tree : place)) || []) all.add(one);
  return [...[...tree.descendants()].filter(one => all.has(one)), ...choosing].slice(0, MOST_TRIED);
}
/** What stands within an element that hears a click for all of them, as libraries have it: its
 *  innermost parts that lead nowhere by themselves; of a whole page only buttons and pagers. */
function heard_within() {
  const hears = one => one.on_ && ['click', ...TOUCHES].some(type => (one.on_[type] || []).some(each => !each.selector) || typeof one['on' + type] === 'function'), made = [];
  const isWhole = one => one === document || one === window || ['body', 'html'].includes(one.localName);
  const goes = one => { const href = one.closest('a[href]'); return href && !/^\s*(#|javascript:|$)/i.test(href.getAttribute('href')); };
  for (const place of [document, window, ...tree.descendants()]) {
    if (!hears(place)) continue;
    const inner = place === document || place === window ? tree.querySelector('body') || tree : place;
    for (const one of inner.descendants()) {
      if (made.length >= MOST_STEPS * 4) return made;
      const text = one.textContent.trim();
      if (one.firstElementChild || text.length > LONGEST || goes(one) || (!text && !one.attributes_.size)) continue;
      if (!isWhole(place) || ['a', 'button'].includes(one.localName) || PAGER.test(text) || isTested(one, place)) made.push(one);
    }
  }
  return made;
}
/** Whether what hears a click for a whole page looks for such an element: closest('[data-year]'), dataset.year, classList.contains('year'). */
const TESTS = /(?:closest|matches|is)\(\s*(["'`])([^"'`]{1,80})\1|dataset\.(\w+)|(?:get|has)Attribute\(\s*["'](data-[\w-]+)|contains\(\s*["']([\w-]{1,60})/g;
const testedBy = new Map();
function isTested(element, place) {
  const heard = [...(place.on_.click || []).filter(one => !one.selector).map(one => one.fn), place.onclick].filter(one => typeof one === 'function');
  return heard.some(fn => {
    if (!testedBy.has(fn)) testedBy.set(fn, [...String(fn).matchAll(TESTS)].map(([, , selector, data, named, name]) => selector || (data && `[data-${data.replace(/[A-Z]/g, one => '-' + one.toLowerCase())}]`) || (named && `[${named}]`) || '.' + name));
    return testedBy.get(fn).some(selector => quietly(() => fits(element, selector)));
  });
}
/** What is done to an element beside clicking and heard by what it stands in. */
function touchesAround(element) {
  const heard = new Set();
  for (let one = element.parentNode; one; one = one === document ? null : one.parentNode || document) for (const type of one.on_ ? [...TOUCHES, ...ownEvents(one)] : []) if ((one.on_[type] || []).length || typeof one['on' + type] === 'function') heard.add(type);
  return [...heard];
}
const isRadio = one => one.localName === 'input' && one.type === 'radio';
/** Whether anything hears that an element's value was changed, itself or around it. */
function hearsChange(element) {
  for (let one = element; one; one = one === document ? null : one.parentNode || document) {
    if (one instanceof Element && one.hasAttribute('onchange') || typeof one.onchange === 'function') return true;
    if (((one.on_ && one.on_.change) || []).some(({ selector }) => !selector || fits(element, selector))) return true;
  }
  return false;
}
/** A button among others of its name: it alone is pressed. */
function presses(element) {
  for (const one of tree.getElementsByTagName('input')) if (isRadio(one) && one.name === element.name) one.checked = one === element;
  fires(element, 'click'); fires(element, 'change');
}
/** A year or a department, as a list to choose from names it. */
const OF_REPORTS = /^\s*20\d{2}年?度?\s*$|[\u4e00-\u9fff]{2}(?:局|委|办|院|部|所|站|会|校|乡|镇|中心|街道|办公室|委员会)\s*$/;
/** What sends what was chosen: 查询, 确定. */
const senders = () => tree.querySelectorAll('a,button,input,span').filter(one => isOfClick(one) && /^\s*(查\s*询|搜\s*索|检\s*索|确\s*定|查\s*看|筛\s*选|search|go)\s*$/i.test(one.value || one.textContent)).slice(0, 2);
/** What sends one list's choice: what says so, or whose own handler names the list. */
function senders_of(select) {
  const names = [select.id, select.getAttribute('name')].filter(one => one && one.length > 1);
  const reads = one => names.some(name => (one.getAttribute('onclick') || '').includes(name) || [one.onclick, ...(one.on_.click || []).map(each => each.fn)].some(fn => typeof fn === 'function' && String(fn).includes(name)));
  const said = senders();
  return said.length ? said : tree.querySelectorAll('a,button,input,span').filter(one => isOfClick(one) && reads(one)).slice(0, 2);
}
function acts(element) {
  if (element.localName === 'option') { const select = element.closest('select'); select.value = element.value; select.options.forEach(one => { one.selected = one === element; }); fires(select, 'change'); if (!select.hasAttribute('onchange') && !(select.on_.change || []).length && typeof select.onchange !== 'function') senders_of(select).forEach(one => fires(one, 'click')); return; }
  if (isRadio(element)) { presses(element); if (!hearsChange(element)) senders().forEach(one => fires(one, 'click')); return; }
  if (!isOfClick(element) && touches(element).length) { touches(element).forEach(one => fires(element, one)); return; }
  const twice = element.hasAttribute('ondblclick') || typeof element.ondblclick === 'function' || (element.on_.dblclick || []).length;
  const type = twice && !element.hasAttribute('onclick') && typeof element.onclick !== 'function' ? 'dblclick' : 'click';
  fires(element, type);
  if (!isOfClick(element)) touchesAround(element).forEach(one => fires(element, one));
}
/** Lists for choosing that are filled anew: what they and the page then offer. */
const offered = () => tree.querySelectorAll('a[href],option').map(one => (one.getAttribute('href') || one.getAttribute('value')) + one.textContent).join('\n');
/** A box for a page's number and a button, without numbers to click: they are put beside it. */
const JUMPS = /^\s*(?:go|跳转?|转到?|确\s*定|确\s*认|前往|跳转到|»|→)\s*$/i, OF_PAGES = /共\s*(\d{1,3})\s*页|[\/／]\s*(\d{1,3})\s*页|页次[:：]?\s*\d+\s*[\/／]\s*(\d{1,3})/;
function jumps() {
  slides(); searches(); marks();
  const count = OF_PAGES.exec(tree.textContent), most = count ? Number(count[1] || count[2] || count[3]) : 0;
  if (most < 2 || tree.querySelector('[data-mz-jump]')) return;
  for (const box of tree.getElementsByTagName('input').filter(one => /^(|text|number|tel)$/.test(one.type))) {
    const around = box.parentNode && (box.parentNode.parentNode instanceof Element ? box.parentNode.parentNode : box.parentNode);
    const button = around && [...around.descendants()].find(one => one !== box && isOfClick(one) && JUMPS.test(one.value || one.textContent));
    if (!button || [...around.descendants()].some(one => /^\s*2\s*$/.test(one.textContent) && isOfClick(one))) continue;
    for (let k = 2; k <= most; k++) {
      const made = newElement('a');
      made.textContent = String(k); made.setAttribute('data-mz-jump', k);
      made.addEventListener('click', () => { box.value = String(k); fires(button, 'click'); });
      box.parentNode.insertBefore(made, box);
    }
    return;
  }
}
/** A finger that moves up over a page, or a wheel that turns down: what pulls the next items up. */
const PULLS = ['touchmove', 'pointermove', 'wheel', 'mousewheel', 'DOMMouseScroll', 'swipeup', 'swipeUp'];
const isPulled = one => PULLS.some(type => ((one.on_ && one.on_[type]) || []).length || (one instanceof Element && typeof one['on' + type] === 'function'));
function pulls(one) {
  const place = one === window || one === document ? tree.querySelector('body') || tree : one;
  for (const [type, y] of [['touchstart', 800], ['touchmove', 400], ['touchmove', 0], ['touchend', 0]]) fires(place, type, [], { touches: type === 'touchend' ? [] : touchAt(y), targetTouches: touchAt(y), changedTouches: touchAt(y), clientY: y, pageY: y });
  for (const [type, y] of [['pointerdown', 800], ['pointermove', 0], ['pointerup', 0]]) fires(place, type, [], { clientY: y, pageY: y });
  for (const type of ['wheel', 'mousewheel', 'DOMMouseScroll', 'swipeup', 'swipeUp']) fires(place, type, [], { deltaY: 800, wheelDelta: -800, detail: 3 });
}
/** What comes when its reader scrolls to the end, as something to click. */
function scrolls() {
  const hears = [window, document, ...tree.descendants()].filter(one => ((one.on_ && one.on_.scroll) || []).length || (one !== window && one !== document && typeof one.onscroll === 'function'));
  const pulled = [window, document, ...tree.descendants()].filter(isPulled);
  const isHeard = hears.length || pulled.length || watchers.some(one => one.target) || ['onscroll' in window && window.onscroll, document.onscroll].some(fn => typeof fn === 'function');
  if (!isHeard || tree.querySelector('mz-more')) return;
  const made = newElement('mz-more');
  made.textContent = '下一页';
  made.addEventListener('click', () => {
    for (const one of hears) fires_on(one, 'scroll');
    for (const one of [window, document]) if (typeof one.onscroll === 'function') one.onscroll({ type: 'scroll', target: one });
    watchers.forEach(one => one.again());
    pulled.slice(0, MOST_PULLED).forEach(pulls);
  });
  (tree.querySelector('body') || tree).appendChild(made);
}
/** A box of the page's own, not the site's, in which its script lets search: what is written there
 *  to find reports, as something to click. */
const OF_SITE = /(?:^|[\s_-])(?:header|head|foot|footer|nav\w*|top|topbar|login)(?:$|[\s_-])/i, SEARCHED = ['预算', '决算'], OF_NAMES = /单位|部门|机构/;
const searching = new Set();
function searches() {
  const within = one => { for (; one instanceof Element; one = one.parentNode) if (/^(?:header|footer|nav)$/.test(one.localName) || OF_SITE.test(`${one.className} ${one.id}`)) return true; return false; };
  const turns = one => OF_PAGES.test(tree.textContent) && JUMPS.test(one.value || one.textContent);  // 转到__页 GO
  const button = senders().find(one => !within(one) && !turns(one)), boxes = tree.getElementsByTagName('input').filter(one => /^(?:text|search|)$/i.test(one.getAttribute('type') || '') && !within(one));
  if (!button || boxes.length !== 1 || tree.querySelector('[data-mz-search]')) return;
  const box = boxes[0], said = [...box.attributes_.values()].join(' ');
  searching.add(button);  // with nothing in the box it asks for nothing
  for (const word of OF_NAMES.test(said) ? [...SEARCHED, '局'] : SEARCHED) {
    const made = newElement('a');
    made.textContent = word; made.setAttribute('data-mz-search', word);
    made.addEventListener('click', () => { box.value = word; fires(box, 'input'); fires(box, 'change'); fires(button, 'click'); });
    box.parentNode.insertBefore(made, box);
  }
}
/** Rows with a box to mark, and a button that downloads what is marked: each row's own, as something to click. */
const FETCHES = /^\s*[^\s]{0,4}(?:下载|打包|导出)[^\s]{0,4}\s*$/;
function marks() {
  const isButton = one => isOfClick(one) || /^(?:submit|image)$/.test(one.type), rows_ = new Map();
  const button = tree.querySelectorAll('a,button,input,span').find(one => isButton(one) && FETCHES.test(one.value || one.textContent) && !one.closest('tr,li'));
  const boxes = tree.getElementsByTagName('input').filter(one => one.type === 'checkbox');
  for (const box of boxes) { const row = box.closest('tr') || box.closest('li'); if (row && !row.marks_ && !row.querySelector('a[href]')) rows_.set(row, box); }
  if (!button || rows_.size < 2) return;
  for (const [row, box] of rows_) {
    const made = newElement('a'), place = row.localName === 'tr' ? row.appendChild(newElement('td')) : row;
    row.marks_ = true; made.textContent = '下载'; place.appendChild(made);
    made.addEventListener('click', () => { for (const one of boxes) one.checked = one === box; fires(box, 'change'); fires(button, 'click'); box.checked = false; });
  }
}
/** A slider: each of its steps as something to click. */
function slides() {
  for (const box of tree.getElementsByTagName('input').filter(one => one.type === 'range' && !one.slid_)) {
    const [least, most, step] = ['min', 'max', 'step'].map(name => Number(box.getAttribute(name)) || (name === 'step' ? 1 : name === 'max' ? 100 : 0));
    box.slid_ = true;
    for (let value = least; value <= most && (most - least) / step <= LONGEST; value += step) {
      if (String(value) === box.value) continue;
      const made = newElement('a');
      made.textContent = /^20\d\d$/.test(value) ? value + '年' : String(value);
      made.addEventListener('click', () => { box.value = String(value); fires(box, 'input'); fires(box, 'change'); });
      box.parentNode.insertBefore(made, box);
    }
  }
}
const label_of = element => tree.getElementsByTagName('label').find(one => one.contains(element) || (element.id && one.getAttribute('for') === element.id)) || (element.nextSibling && element.nextSibling.textContent.trim() ? element.nextSibling : { textContent: element.value });
/** The words of an item without those of a list in it, whose items have their own. */
function own_words(element) {
  const list = element.querySelector('ul,ol,dl');
  if (!list) return element.textContent || '';
  return [...element.childNodes].map(one => one instanceof Element ? (/^(?:ul|ol|dl)$/.test(one.localName) ? '' : own_words(one)) : one.textContent || '').join(' ');
}
const said_by = element => { if (isRadio(element)) return label_of(element).textContent.replace(/\s+/g, ' ').trim(); const text = (element.getAttribute('title') || own_words(element) || element.value || '').replace(/\s+/g, ' ').trim(); return text || (element.getElementsByTagName('img')[0] || { alt: '' }).alt || row_of(element); };
/** What the row of an icon without words says, where it may be chosen: the name of a node that it unfolds. */
const row_of = element => { const row = element.closest('li') || element.closest('tr') || element.closest('dt'), said = row ? row.textContent.replace(/\s+/g, ' ').trim() : ''; return said.length <= 24 && CHOOSES.test(said) ? said : ''; };
/** What an element leads to, without anything being asked. */
function tried(element) {
  recording = { opens: [], asks: [], states: [] };
  const before = insertions, select = element.localName === 'option' ? element.closest('select') : null, kept = select && select.options.map(one => one.selected);
  const fields = tree.getElementsByTagName('input').map(one => [one, one.value, one.checked]);
  tasks.length = 0;
  quietly(() => acts(element));
  const waiting = tasks.splice(0);
  for (const { fn, args, wait } of waiting) if (wait < 3000 && typeof fn === 'function') quietly(() => fn(...args));
  tasks.length = 0;
  if (select) select.options.forEach((one, n) => { one.selected = kept[n]; });  // another list may ask what this one says
  for (const [one, value, isChecked] of fields) { if (one.value !== value) one.value = value; if (one.checked !== isChecked) one.checked = isChecked; }
  const made = recording; recording = null;
  made.shows = insertions > before && isFresh();
  made.opens.push(...made.opens.length ? [] : made.states.filter(one => parts_of(one.url).pathname !== parts_of(input.url).pathname));
  return made;
}
/** A state that a page gives itself an address for, while it asks for data or shows other items, is no other page. */
const opened = made => { const apart = made.states.filter(one => parts_of(one.url).pathname !== parts_of(input.url).pathname); if (!made.opens.length) made.opens = apart.length || made.asks.length || made.shows ? apart : made.states; return made; };
/** Whether the page shows what it has not shown before: words of its innermost elements, and where they lead. */
function isFresh() {
  let fresh = false;
  for (const one of tree.descendants()) {
    if (one.firstElementChild) continue;
    const said = one.textContent.trim(), leads = leadsOf(one), line = leads + ' ' + said, isTold = said.length >= 4 && said.length <= 120 && /[\u4e00-\u9fff]{2}/.test(said);
    if ((isTold || /\d/.test(leads) || (leads && SHOWN.test(one.localName))) && !offers.has(line)) { offers.add(line); fresh = true; }
  }
  return fresh;
}
const offers = new Set();
/** What of an element may say where it leads. */
const SHOWN = /^(?:iframe|frame|embed|object)$/;
const leadsOf = one => [...one.attributes_].filter(([name, value]) => (/^(?:href|onclick)$/.test(name) || (SHOWN.test(one.localName) && /^(?:src|data)$/.test(name)) || (name.startsWith('data-') && !name.startsWith('data-mz'))) && value.length <= 300).map(([, value]) => value).join(' ');
const PAGER = /^[\[(<«‹]?\s*(?:第?\s*(?!20\d\d\b)\d{1,4}\s*页?|[下后尾末]一?页|最后一?页|next|last|更多|[>»›]+|.{0,6}更多.{0,3}|\.{2,3}|…)\s*[\])>»›]*$/i;
/** What was seen of a page's elements: `steps` change it or ask, `leads` go somewhere, `posts` send
 *  a form, `silent` did nothing at once: what they ask for may come after a promise. */
let seen = null;
const MOST_SILENT = 300, PROMISES = /\bPromise\b|\basync\b/;
/** The texts of script files that a script asked for. */
const lateScripts = () => Object.entries(input.answers).filter(([key, said]) => said && / script /.test(key)).map(([, said]) => said.body);
/** Tries every element, or those of one group; how many are to be tried once more, each with
 *  `retry` and twice `heard`. */
function tries(group, only = -1, known = {}) {
  drawInstances(); jumps();
  isTrying = true;
  const changed = tree.innerHTML !== first;
  scrolls();
  isFresh();
  numbered = candidates();
  numbered.forEach((one, n) => { one.setAttribute('data-mz', n); places.set(one, rowAround(one)); });
  seen = { changed, lists: new Map(numbered.filter(one => one.localName === 'option').map(one => [one, groupOf(one)])), shown: tree.innerHTML, steps: [], leads: [], posts: new Map(), silent: [], states: new Map(), done: new Set(), carried: new Set() };
  carry(known);
  const order = [...numbered.keys()].sort((a, b) => PAGER.test(said_by(numbered[a])) - PAGER.test(said_by(numbered[b])) || a - b);
  const promises = [...Object.values(input.files), ...lateScripts(), ...tree.getElementsByTagName('script').map(one => one.textContent)].some(text => PROMISES.test(text));
  for (const n of order) {
    const element = numbered[n], text = said_by(element);
    if (text.length > LONGEST * 2 || (group && groupOf(element) !== group) || (only >= 0 && n !== only) || searching.has(element) || isCarried(element, text)) continue;
    if (PAGER.test(text) && element.style.display === 'none') continue;  // hidden where its list ends
    if (promises && element.localName !== 'option' && seen.silent.length < MOST_SILENT) { seen.silent.push(n); continue; }  // done twice, it would be two pages on
    const before = PAGER.test(text) && seen.steps.length < MOST_STEPS ? tree.innerHTML : null, lists = element.localName === 'option' ? offered() : null, { opens, asks, shows, states } = tried(element);
    if (states.length) seen.states.set(n, states);
    if (lists !== null && !opens.length && !asks.length && !shows) { if (lists !== offered()) seen.steps.push({ n, text, url: null, form: null, asks: [], fills: true, group: groupOf(element) }); }
    else if (!did(n, text, opens, asks, before !== null && before !== tree.innerHTML, shows)) seen.silent.push(n);
    if (seen.steps.length >= MOST_STEPS) { seen.isOver = true; break; }
  }
  if (!promises) for (const n of seen.silent) did(n, said_by(numbered[n]), seen.states.get(n) || [], [], false);
  if (!promises) seen.silent = [];
  return seen.silent.length;
}
/** What an element did; whether it did anything. */
function did(n, text, opens, asks, hasChanged, shows = false) {
  const element = numbered[n], own = element.localName === 'a' ? element.getAttribute('href') || '' : '';
  const open = opens.find(one => !one.form && one.url !== resolved(own)) || opens[0];
  if (open && open.form) { seen.steps.push({ n, text, url: open.url, form: open.form, asks: [] }); if (!PAGER.test(text)) seen.posts.set(String(n), { ...open, text }); }
  else if (open) seen.leads.push([n, open.url]);
  else if (asks.length || hasChanged || shows) { if (text.length <= LONGEST) seen.steps.push({ n, text, url: null, form: null, shows, further: element.localName === 'option' && chosenGroups.size > 0 && !chosenGroups.has(groupOf(element)), asks, group: PAGER.test(text) ? '' : groupOf(element) }); }
  else return false;
  seen.done.add(n);
  return true;
}
/** What hears a click, may choose or turn a page, and did nothing: perhaps because something else was tried before it (if (loading) return). */
const CHOOSES = /20\d\d|算|公开|[\u4e00-\u9fff]{2}(?:局|委|办|院|部|所|站|会|校|乡|镇|中心|街道|室)\s*$/;
const idles = () => numbered.map((one, n) => ({ n, text: said_by(one), group: groupOf(one) })).filter(({ n, text }) => !seen.done.has(n) && !isCarried(numbered[n], text) && numbered[n].localName !== 'option' && text.length <= 24 && (PAGER.test(text) || (CHOOSES.test(text) && !chosenGroups.has(groupOf(numbered[n])))) && !goesOn(numbered[n]));
const goesOn = one => { const href = one.localName === 'a' ? one.getAttribute('href') || '' : ''; return href && !/^\s*(#|javascript:)/i.test(href); };
/** A try of what did nothing at once, or turns a page; promises run between this and `heard`. */
function retry() { tasks.length = 0; recording = { opens: [], asks: [], states: [] }; before = insertions; was = PAGER.test(said_by(numbered[seen.silent[0]])) ? tree.innerHTML : null; quietly(() => acts(numbered[seen.silent[0]])); }
let before = 0, was = null;
function heard(isLast) {
  for (const { fn, args, wait } of tasks.splice(0)) if (wait < 3000 && typeof fn === 'function') quietly(() => fn(...args));
  if (!isLast) return;
  const said = recording, n = seen.silent.shift();
  recording = null; tasks.length = 0;
  said.shows = insertions > before && isFresh();
  said.states = said.states.length ? said.states : seen.states.get(n) || [];
  const { opens, asks, shows } = opened(said);
  did(n, said_by(numbered[n]), opens, asks, was !== null && was !== tree.innerHTML, shows);
}
function report() {
  const { steps, leads, posts, isOver = false } = seen;
  const groups = [...new Set([...seen.lists.values(), ...steps.map(one => one.group)])].filter(Boolean);
  return JSON.stringify({ groups, carried: [...seen.carried], members: Object.fromEntries(groups.map(one => [one, membersOf(one)])), led: leads.map(([n]) => groupOf(numbered[n])), ...silentChoices(), idle: idles(), over: isOver || numbered.length >= MOST_TRIED, markup: marked(seen.shown, leads, new Set(steps.map(one => String(one.n))), posts), steps, wants, used: [...used], changed: seen.changed || leads.length > 0, reloads: reloads.length > 0, turns: turns.map(one => one.form ? { url: one.url, form: one.form } : { url: one.url, form: null }), problems: problems.slice(0, 5) });
}
/** The markup as it was shown, with the address of everything that leads somewhere. */
function marked(markup, leads, stepped, posts) {
  const addresses = new Map(leads.map(([n, url]) => [String(n), url]));
  return markup.replace(/<(\w+)([^<>]*?) data-mz="(\d+)"([^<>]*)>/g, (whole, tag, before, n, after) => {
    const url = addresses.get(n);
    if (url === undefined) return stepped.has(n) ? `<${tag}${before} data-mz="${n}" data-mz-done=""${posts.has(n) ? ` data-mz-post="${escapedValue(JSON.stringify(posts.get(n)))}"` : ''}${after}>` : whole;
    const said = (before + after).replace(tag === 'a' ? / href="[^"]*"/ : tag === 'option' ? / value="[^"]*"/ : /$^/, '').replace(/ on(?:dbl)?click="[^"]*"/, '');
    return `<${tag}${said} data-mz="${n}" ${tag === 'a' ? 'href' : tag === 'option' ? 'value' : 'data-mz-href'}="${escapedValue(url)}" data-mz-done="">`;
  });
}
function click(n) { drawInstances(); jumps(); scrolls(); numbered = candidates(); if (!numbered[n]) return; if (!PAGER.test(said_by(numbered[n]))) chosenGroups.add(groupOf(numbered[n])); quietly(() => acts(numbered[n])); }
const chosenGroups = new Set();

for (const one of parsed(input.html)) tree.insertBefore(one, null);
baseAddress = (tree.querySelector('base[href]') || { getAttribute: () => null }).getAttribute('href');
if (baseAddress) { const said = baseAddress; baseAddress = null; baseAddress = resolved(said); }
for (const one of tree.getElementsByTagName('script')) one.isFirst_ = true;
if (Object.keys(input.files).some(one => /angular/i.test(one)) && tree.firstElementChild) tree.firstElementChild.setAttribute('ng-jq', '');  // AngularJS does without our stand-in for jQuery
const first = tree.innerHTML;
Object.setPrototypeOf(window, new Proxy(Object.prototype, {
  has: (own, key) => typeof key === 'string' && key !== 'mz',
  get(own, key) {
    if (typeof key === 'symbol' || key in own) return own[key];
    if (/^on[a-z]+$|^__|[^\w$]|\d{5}|^(?:define|exports|module|require|process|global|importScripts)$/i.test(key)) return undefined;  // a handler nobody set, a library's mark, what tells of another loader
    const named = /^[A-Za-z_]/.test(key) ? tree.getElementById(key) || document[key] : null;  // a page's own elements are names, too
    if (named instanceof Element) return named;
    if (isSet(key) || isMadeBy(key)) return undefined;
    return given[key] ??= anything(key);
  },
}));
const given = Object.create(null);
/** Whether the page's own scripts give a name its value: until then it has none. */
const isSet = key => [...settersIn].some(text => new RegExp(`(?:window|self|globalThis|top)\\s*(?:\\.\\s*|\\[\\s*["'])${key.replace(/\$/g, '\\$')}(?:["']\\s*\\])?\\s*=(?!=)`).test(text));
/** X.key || (X.key = {}): how a library makes its name where the window has another name in it. */
const isMadeBy = key => Object.values(input.files).some(text => text.includes('.' + key) && new RegExp(`(\\w)\\.${key.replace(/\$/g, '\\$')}\\s*\\|\\|\\s*\\(\\s*\\1\\.${key.replace(/\$/g, '\\$')}\\s*=`).test(text));
const settersIn = new Set([...Object.values(input.files), ...tree.getElementsByTagName('script').map(one => one.textContent)].filter(text => /(?:window|self|globalThis|top)\s*[.\[]/.test(text)));
/** Where the page asked for what it has no answer to yet. */
const lacks = () => JSON.stringify(wants.map(one => one.url));
/** What it asked for and was answered. */
const took = () => JSON.stringify([...used]);
window.mz = { next, settle, idle, lacks, took, tries, retry, heard, report, asksOf, keeps, click };
