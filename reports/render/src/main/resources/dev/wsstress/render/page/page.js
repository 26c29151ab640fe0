"use strict";
(() => {
  // A link to a story opens it; without this one lands on its closed title.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dashes = number => number < 6 ? (number % 2 ? [8, 4] : []) : (number % 2 ? [10, 3, 2, 3] : [2, 3]);
  const time = nanos =>
    nanos == null ? "-"
      : nanos < 1e6 ? Math.round(nanos / 1e3) + " us"
      : nanos < 1e9 ? (nanos / 1e6).toFixed(1) + " ms"
      : (nanos / 1e9).toFixed(1) + " s";
  const tick = nanos => nanos == null ? "" : time(nanos).replace(".0 ", " ");
  const percentile = x => x == null ? "-" : +(100 - 100 / x).toFixed(Math.max(1, Math.log10(x))) + " %";
  const decades = (low, high) => {
    const all = [];
    for (let power = Math.floor(Math.log10(low)); 10 ** power <= high * 1.01; power++) {
      if (10 ** power >= low * 0.99) {
        all.push(10 ** power);
      }
    }
    return all;
  };

  const options = (data, width) => ({
    width,
    height: Math.max(280, Math.min(420, width * 0.5)),
    padding: [12, 44, 0, 0],
    scales: { x: { time: false, distr: 3 }, y: { distr: 3 } },
    legend: { live: true, markers: { width: 0 } },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    axes: [
      {
        stroke: () => colour("--soft"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { show: false }, filter: (u, splits) => splits,
        splits: (u, axis, low, high) => [2, ...decades(10, high)], values: (u, splits) => splits.map(percentile),
      },
      {
        stroke: () => colour("--soft"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { show: false }, size: 64,
        splits: (u, axis, low, high) => decades(low, high), values: (u, splits) => splits.map(tick),
      },
    ],
    series: [
      { label: "Percentile", value: (u, x) => percentile(x) },
      ...data.series.map((series, number) => ({
        label: series.label, stroke: () => colour("--s" + number % 6), width: 2, dash: dashes(number),
        spanGaps: true, points: { show: false }, value: (u, nanos) => time(nanos),
      })),
    ],
  });

  // Hidden lines come and go by keyboard as by mouse.
  const makeOperable = (figure, plot) => {
    figure.querySelectorAll(".live .u-series th").forEach((label, index) => {
      if (index === 0) {
        return;
      }
      const sample = figure.querySelectorAll(".still .legend svg")[index - 1];
      label.querySelector(".u-marker").replaceChildren(sample.cloneNode(true));
      label.tabIndex = 0;
      label.setAttribute("role", "switch");
      label.setAttribute("aria-checked", "true");
      label.addEventListener("click", () => label.setAttribute("aria-checked", String(plot.series[index].show)));
      label.addEventListener("keydown", event => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          label.click();
        }
      });
    });
  };

  document.querySelectorAll("figure.percentiles").forEach(figure => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const live = figure.querySelector(".live");
    const still = figure.querySelector(".still");
    const last = Math.max(...data.series.map(s => s.y.reduce((at, y, i) => y == null ? at : i, 0)));
    const columns = [data.x.slice(0, last + 1), ...data.series.map(s => s.y.slice(0, last + 1))];
    live.hidden = false;
    const plot = new uPlot(options(data, live.clientWidth), columns, live);
    still.hidden = true;
    makeOperable(figure, plot);
    new ResizeObserver(() => {
      const { width, height } = options(data, live.clientWidth);
      if (width > 0 && width !== plot.width) {
        plot.setSize({ width, height });
      }
    }).observe(live);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw());
  });
})();
