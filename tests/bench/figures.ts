/** One measured number beside the number it must be judged by, from the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 'bytes' | 'count' | '%';
  /** What it is compared with, in words, and that number. */
  against: string;
  limit: number;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Value over limit; null where the limit is zero. */
export function ratio({ value, limit }: Figure): number | null {
  return limit === 0 ? null : value / limit;
}

/** The figures as lines of a table. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'beside', 'limit', 'ratio'],
    ...figures.map((figure) => [
      figure.name,
      shown(figure.value, figure.unit),
      figure.against,
      shown(figure.limit, figure.unit),
      ratio(figure)?.toFixed(2) ?? '–',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: number, unit: Figure['unit']): string {
  if (unit === 'count') return String(value);
  return `${unit === 'bytes' ? value.toLocaleString('en') : value.toFixed(1)} ${unit}`;
}
