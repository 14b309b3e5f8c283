// Draws the bars of a table that stands beside the chart: the table is the truth, the picture follows it.
export default async function start(place) {
  await library(new URL(place.dataset.library, document.baseURI));
  const rows = [...document.getElementById(place.dataset.table).querySelectorAll('tbody tr')];
  place.classList.add('drawn');
  const size = () => place.style.height = `${rows.length * (place.clientWidth < 480 ? 52 : 36) + 30}px`;
  size();
  const chart = echarts.init(place, null, { renderer: 'svg' });
  draw();
  new ResizeObserver(() => { size(); chart.resize(); draw(); }).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  function draw() {
    const style = getComputedStyle(place);
    const colour = name => style.getPropertyValue(name).trim();
    const tones = { good: '--good', soon: '--soon', late: '--late', waiting: '--wait', closed: '--good', neutral: '--plain' };
    const font = { fontFamily: style.fontFamily, fontSize: 13, color: colour('--ink') };
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 36, top: 4, bottom: 8, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', inverse: true, data: rows.map(row => row.dataset.name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...font, lineHeight: 16, width: place.clientWidth * .5, overflow: 'break' } },
      series: [{
        type: 'bar', barMaxWidth: 18, label: { show: true, position: 'right', ...font },
        data: rows.map(row => ({ value: +row.dataset.count, itemStyle: { color: colour(tones[row.dataset.tone] ?? '--plain'), borderRadius: 3 } })),
      }],
    });
  }
}

function library(url) {
  return globalThis.echarts ? Promise.resolve() : new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
