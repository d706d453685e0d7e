// A check's progress without reloading; the page works without it, by its link 刷新.
"use strict";
const progress = document.getElementById("progress");
async function look() {
  const address = `${document.body.dataset.district || ""}/check/${progress.dataset.token}?format=json`;
  const answer = await fetch(address).catch(() => null);
  if (!answer) return setTimeout(look, 5000); // the network fails for a moment; the check goes on
  if (!answer.ok) return location.reload();
  const told = await answer.json();
  if (told.stage === "done" || told.stage === "failed") return location.reload();
  document.getElementById("said").textContent = told.said;
  document.getElementById("seconds").textContent = told.seconds;
  setTimeout(look, 1500);
}
if (progress) setTimeout(look, 1000);
const form = document.querySelector("form.upload");
if (form) {
  const files = form.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    files.addEventListener(name, () => files.classList.toggle("over", name === "dragover"));
  }
  files.addEventListener("change", () => {
    const size = [...files.files].reduce((sum, one) => sum + one.size, 0);
    const isOver = size > files.dataset.mostMb * 1024 * 1024 || files.files.length > files.dataset.mostFiles;
    files.setCustomValidity(isOver ? files.dataset.said : "");
    files.reportValidity();
  });
  const button = form.querySelector("button");
  const said = button.textContent;
  form.addEventListener("submit", () => { button.textContent = "正在上传……"; button.disabled = true; });
  addEventListener("pageshow", () => { button.textContent = said; button.disabled = false; });
}
