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
/** Choices that did nothing when they were tried, and elements of which what they ask for may depend on them. */
function silentChoices() {
  const isSilent = (one, n) => !seen.done.has(n) && !searching.has(one) && CHOOSES.test(said_by(one)) && said_by(one).length <= 24;
  const silent = numbered.map((one, n) => ({ n, text: said_by(one), group: groupOf(one), is: isSilent(one, n) })).filter(one => one.is);
  const probes = new Map(seen.steps.filter(one => one.asks.length && !PAGER.test(one.text)).map(one => [one.group, one.n]));
  return silent.length ? { silent: silent.slice(0, LONGEST), probes: [...probes.values()].slice(0, MOST_PROBES) } : { silent: [], probes: [] };
}
/** What elements ask for, in the order of their numbers. */
const asksOf = numbers => numbers.map(n => tried(numbered[n]).asks.map(one => one.key));
/** Which of these choices change what the probes then ask for, on a page of which nothing was tried yet. What
 *  asks for something else each time (the next page) says nothing of a choice. */
function keeps(silent, probes) {
  const first = asksOf(probes).map(String), again = asksOf(probes).map(String);
  const steady = probes.filter((_, n) => first[n] === again[n]);
  const says = () => JSON.stringify(asksOf(steady));
  let before = says();
  return JSON.stringify(silent.filter(n => { tried(numbered[n]); const was = before; before = says(); return was !== before; }));
}
