import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { isAmount } from '@/utils/core/money';
import type { Meaning, SpendCurve } from '@/utils/core/report/spend-curve';
import { moneyText } from '../money';
import { readerLocale } from '../words';

const HEIGHT = 240;
const MEANINGS: readonly Meaning[] = ['before', 'lag', 'leak'];
const SECOND = 1000;

/** The curve as a picture; the table beside it says the same in words. */
export function SpendChart({ curve, label }: { curve: SpendCurve; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const locale = readerLocale();
  useEffect(() => {
    const host = place.current;
    if (host === null) return undefined;
    let chart = draw(host, curve, locale);
    const again = () => {
      chart.destroy();
      chart = draw(host, curve, locale);
    };
    // Paper is light, whatever the screen is.
    const onPaper = (is: boolean) => () => {
      host.classList.toggle('chart-on-paper', is);
      again();
    };
    const before = onPaper(true);
    const after = onPaper(false);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const resized = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0 && width !== chart.width) chart.setSize({ width, height: HEIGHT });
    });
    resized.observe(host);
    dark.addEventListener('change', again);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      resized.disconnect();
      dark.removeEventListener('change', again);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      chart.destroy();
    };
  }, [curve, locale]);
  return <div ref={place} class="chart" dir="ltr" role="img" aria-label={label} />;
}

/** Colours are the page's own: only they know light from dark. */
function colours(host: HTMLElement): (name: string) => string {
  const style = getComputedStyle(host);
  return (name) => style.getPropertyValue(`--chart-${name}`).trim();
}

function draw(host: HTMLElement, curve: SpendCurve, locale: string): UPlot {
  const colour = colours(host);
  const { buckets, timezone, currency } = curve;
  const xs = buckets.map(({ start }) => start / SECOND);
  const end = Math.max(buckets.at(-1)?.end ?? curve.readAt, curve.stoppedAt + 3 * 3_600_000) / SECOND;
  // Only for the height of a bar; every amount that is said is the report's own text.
  const ys = MEANINGS.map((meaning) =>
    buckets.map((bucket) =>
      bucket.meaning === meaning && isAmount(bucket.spent) ? Number(bucket.spent) : null,
    ),
  );
  const bars = UPlot.paths.bars?.({ size: [0.85, 80], align: 1 });
  const axis = {
    stroke: colour('text'),
    font: '12px system-ui, sans-serif',
    grid: { stroke: colour('grid'), width: 1 },
    ticks: { stroke: colour('grid'), width: 1 },
  };
  const hour = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    ...(curve.per === 'day'
      ? { month: 'short', day: 'numeric' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  });
  return new UPlot(
    {
      width: Math.max(280, host.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * SECOND), timezone),
      scales: {
        x: { time: true, range: () => [xs[0] ?? 0, end] },
        y: { range: (_chart, _min, most) => [0, most > 0 ? most * 1.15 : 1] },
      },
      axes: [
        { ...axis, space: 56, values: (_chart, at) => at.map((seconds) => hour.format(seconds * SECOND)) },
        {
          ...axis,
          size: 72,
          values: (_chart, amounts) => amounts.map((one) => moneyText(String(one), currency)),
        },
      ],
      series: [
        {},
        ...MEANINGS.map((meaning) => ({
          fill: colour(meaning),
          stroke: colour(meaning),
          width: 0,
          points: { show: false },
          ...(bars === undefined ? {} : { paths: bars }),
        })),
      ],
      hooks: {
        drawClear: [(chart) => drawBands(chart, curve, colour)],
        draw: [
          (chart) => drawLine(chart, curve.stoppedAt, colour('stop'), []),
          (chart) => drawLine(chart, curve.readAt, colour('read'), [4, 4]),
        ],
      },
    },
    [xs, ...ys],
    host,
  );
}

function drawBands(chart: UPlot, { bands }: SpendCurve, colour: (name: string) => string): void {
  const { ctx, bbox } = chart;
  for (const { name, from, to } of bands) {
    const start = within(chart, from);
    const width = within(chart, to) - start;
    if (width <= 0) continue;
    ctx.save();
    ctx.fillStyle = colour(`band-${name}`);
    ctx.fillRect(start, bbox.top, width, bbox.height);
    ctx.restore();
  }
}

function drawLine(chart: UPlot, at: number, stroke: string, dash: number[]): void {
  const { ctx, bbox } = chart;
  const x = chart.valToPos(at / SECOND, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 2 * UPlot.pxRatio;
  ctx.setLineDash(dash.map((one) => one * UPlot.pxRatio));
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** Where a moment is on the canvas, kept inside of the drawing. */
function within({ bbox, valToPos }: UPlot, at: number): number {
  return Math.min(bbox.left + bbox.width, Math.max(bbox.left, valToPos(at / SECOND, 'x', true)));
}
