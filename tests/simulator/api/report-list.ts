import type { SimulatorContext } from '../context';
import type { FaultScope } from '../faults';

/** A report's rows cut to the asked page. What is left of a throttled report is all that `page_info` counts. */
export function reportPage<R>(
  context: SimulatorContext,
  scope: FaultScope,
  headers: Record<string, string>,
  { page, page_size: size }: { page: number; page_size: number },
  all: readonly R[],
) {
  let rows = all;
  if (context.faults.meet('report-throttled', scope)) {
    headers['x-tt-ads-throttle'] = 'true';
    rows = all.slice(0, Math.floor(all.length / 2));
  }
  const start = (page - 1) * size;
  return {
    list: rows.slice(start, start + size),
    page_info: {
      page,
      page_size: size,
      total_number: rows.length,
      total_page: Math.ceil(rows.length / size),
    },
  };
}
