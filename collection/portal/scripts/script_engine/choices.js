// Which elements of a page belong together, and what of its choices shows nothing by itself: a year
// that a script keeps in a variable. What belongs here: finding these. What does not: trying one
// element (`engine.js`).

const MOST_PROBES = 2;
/** Where an element stood among its like before anything was tried, which may take it away. */
const places = new Map(), groupOf = element => places.get(element) ?? rowAround(element);
/** The list, the row of tabs or the name that an element belongs to. */
function rowAround(element) {
  if (isRadio(element)) return 'radio ' + element.name;
  const isOption = element.localName === 'option', same = (one, other) => one.localName === other.localName && one.className === other.className;
  const isLike = one => one.parentNode.children.some(other => other !== one && same(one, other) && (one === element || other.getElementsByTagName(element.localName).some(each => same(each, element))));
  let place = '', one = isOption ? element.closest('select') : element, within = isOption;
  for (; one instanceof Element && one.parentNode instanceof Element; one = one.parentNode) {
    const isRow = !within && isLike(one);  // the innermost of several alike is one of the group, not a place
    within ||= isRow;
    if (one !== element) place = one.localName + (isRow ? '' : one.parentNode.children.indexOf(one)) + ' ' + place;
  }
  return place;
}
/** The elements of a group, by number and words; what turns a list belongs to none. */
const membersOf = group => [...numbered.keys()].filter(n => groupOf(numbered[n]) === group).map(n => [n, said_by(numbered[n])]).filter(([, text]) => !PAGER.test(text));
/** Groups that do what they did before the page's last click are not tried again. */
const isCarried = (element, text) => seen.carried.size > 0 && seen.carried.has(groupOf(element)) && !PAGER.test(text);
function carry(known) {
  for (const [group, { members, steps }] of Object.entries(known)) {
    const own = membersOf(group);
    if (JSON.stringify(own.map(([, text]) => text)) !== JSON.stringify(members)) continue;
    seen.carried.add(group);
    for (const { at, ...step } of steps) { seen.steps.push({ ...step, n: own[at][0] }); seen.done.add(own[at][0]); }
  }
}
/** Choices that did nothing when they were tried, and elements of which what they ask for may depend on them. */
function silentChoices() {
  const isSilent = (one, n) => !seen.done.has(n) && !searching.has(one) && !isCarried(one, said_by(one)) && CHOOSES.test(said_by(one)) && said_by(one).length <= 24;
  const silent = numbered.map((one, n) => ({ n, text: said_by(one), group: groupOf(one), is: isSilent(one, n) })).filter(one => one.is);
  const probes = new Map(seen.steps.filter(one => one.asks.length && !PAGER.test(one.text)).map(one => [one.group, one.n]));
  return silent.length ? { silent: silent.slice(0, LONGEST), probes: [...probes.values()].slice(0, MOST_PROBES) } : { silent: [], probes: [] };
}
/** What elements ask for, in the order of their numbers. */
const asksOf = numbers => numbers.map(n => tried(numbered[n]).asks);
const keysOf = numbers => asksOf(numbers).map(asks => asks.map(one => one.key).join(' '));
/** Which of these choices change what the probes then ask for, on a page of which nothing was tried yet. What
 *  asks for something else each time (the next page) says nothing of a choice. */
function keeps(silent, probes) {
  const first = keysOf(probes), again = keysOf(probes);
  const steady = probes.filter((_, n) => first[n] === again[n]);
  const says = () => keysOf(steady).join(' ');
  let before = says();
  return JSON.stringify(silent.filter(n => { tried(numbered[n]); const was = before; before = says(); return was !== before; }));
}
