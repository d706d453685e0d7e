// A click on a bar or a block goes where its row's link goes; the same links stand in the table.
// On paper a chart is as wide as the paper.
"use strict";
const PAPER_PIXELS = 690;
const drawn = [...document.querySelectorAll(".chart[data-figure]")].filter((place) => place.on);
for (const place of drawn) {
  const go = (event) => {
    const link = event.points && event.points[0] && event.points[0].customdata;
    if (typeof link === "string" && /^\/(?!\/)/.test(link)) location.assign((document.body.dataset.district || "") + link);
    return false;
  };
  place.on("plotly_click", go);
  place.on("plotly_treemapclick", go);
}
addEventListener("beforeprint", () => {
  for (const place of drawn) Plotly.relayout(place, { width: PAPER_PIXELS });
});
addEventListener("afterprint", () => {
  for (const place of drawn) Plotly.relayout(place, { width: null, autosize: true });
});
