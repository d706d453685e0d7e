// Ctrl+Enter runs the query; the button does the same without this script.
"use strict";
const box = document.getElementById("sql");
if (box) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) box.form.requestSubmit();
  });
}
