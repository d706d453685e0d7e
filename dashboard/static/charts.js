// Draws each <div class="chart" data-figure="id"> from <script type="application/json" id="id">.
"use strict";
for (const place of document.querySelectorAll(".chart[data-figure]")) {
  const figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
  Plotly.newPlot(place, figure.data, figure.layout || {}, {
    displayModeBar: false, responsive: true, locale: "zh-CN", ...(figure.config || {}),
  });
}
