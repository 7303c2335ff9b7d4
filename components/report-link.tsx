import { words } from './words';
import { useIsPractice } from './worker';

/** Opens the report of one order in a tab of its own; a practice's orders are in no store that it could read. */
export function ReportLink({ orderId }: { orderId: string }) {
  if (useIsPractice()) return null;
  return (
    <a
      class="link"
      href={`/report.html?order=${encodeURIComponent(orderId)}`}
      target="_blank"
      rel="noreferrer"
    >
      {words('report_link')}
    </a>
  );
}
