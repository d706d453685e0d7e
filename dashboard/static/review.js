// Ticks and keys for reviewing; everything works without it, by Tab and Space too.
"use strict";
const ticks = [...document.querySelectorAll("input[name=pick]")];
const all = document.querySelector(".tick-all");
const counts = document.querySelectorAll(".tick-count");
function tell() {
  const ticked = ticks.filter((tick) => tick.checked).length;
  for (const count of counts) count.textContent = ticked ? `已勾选 ${ticked} 处` : "";
  if (all) {
    all.checked = ticked > 0 && ticked === ticks.length;
    all.indeterminate = ticked > 0 && ticked < ticks.length;
  }
}
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = all.checked;
    tell();
  });
}
for (const tick of ticks) tick.addEventListener("change", tell);
tell();
const links = [...document.querySelectorAll(".findings-list td.why > a:first-child")];
function move(step) {
  const now = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = links[Math.min(links.length - 1, Math.max(0, now + step))];
  if (next) next.focus();
}
addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { j: 1, k: -1 }[event.key];
  if (step && links.length) move(step);
  if (step && !links.length) document.querySelector(step > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
  if (event.key === "x") {
    const tick = document.activeElement.closest("tr")?.querySelector("input[name=pick]");
    if (tick) { tick.checked = !tick.checked; tell(); }
  }
});
