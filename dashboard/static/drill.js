// A click on a bar or a block goes where its row's link goes; the same links stand in the table.
"use strict";
for (const place of document.querySelectorAll(".chart[data-figure]")) {
  const go = (event) => {
    const link = event.points && event.points[0] && event.points[0].customdata;
    if (typeof link === "string" && /^\/(?!\/)/.test(link)) location.assign(link);
    return false;
  };
  if (place.on) {
    place.on("plotly_click", go);
    place.on("plotly_treemapclick", go);
  }
}
