import type { Case } from '@/utils/core/case-file/case';
import { fingerprintOf, sealed } from '@/utils/core/case-file/chain';
import { csvOf } from '@/utils/core/case-file/csv';
import type { SpendCurve } from '@/utils/core/report/spend-curve';
import type { SentThing } from '@/utils/core/report/sent';
import type { TimelineEntry } from '@/utils/core/report/timeline';
import { useAsk } from '../press';
import { saveFile } from '../save-file';
import { trusted } from '../trusted';
import { useSend } from '../worker';
import { words } from '../words';
import { sha256 } from './digest';
import { fileName, spendRows, timelineRows } from './tables';
import type { Zones } from './zones';

export interface ExportsProps {
  file: Case;
  entries: readonly TimelineEntry[];
  curve: SpendCurve | null;
  zones: Zones;
  /** Whether it is a case of this computer's, in whose log every file is noted. */
  own: boolean;
}

/** Everything a case can be given out as. */
export function Exports({ file, entries, curve, zones, own }: ExportsProps) {
  const ask = useAsk();
  const send = useSend();
  const note = (what: SentThing, fingerprint: string) =>
    own
      ? ask(() => send('note-sent', { orderId: file.order.id, what, note: fingerprint }))
      : Promise.resolve();
  const saveCase = async () => {
    const now = Date.now();
    const text = JSON.stringify(await sealed(file, now, sha256), null, 1);
    saveFile(fileName(file, 'case', 'json', now), 'application/json', text);
    await note('case-file', await fingerprintOf(file, sha256));
  };
  const saveTable = (what: 'timeline' | 'spend', rows: string[][]) => async () => {
    saveFile(fileName(file, what, 'csv', Date.now()), 'text/csv', csvOf(rows));
    await note(`${what}-csv`, await fingerprintOf(file, sha256));
  };
  return (
    <div class="exports for-screen" role="group" aria-label={words('report_exports')}>
      <button type="button" class="button button-strong" onClick={trusted(() => print())}>
        {words('report_print')}
      </button>
      {own && (
        <button type="button" class="button" onClick={trusted(saveCase)}>
          {words('report_save_case')}
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={trusted(saveTable('timeline', timelineRows(file, entries, zones)))}
      >
        {words('report_save_timeline')}
      </button>
      {curve !== null && (
        <button type="button" class="button" onClick={trusted(saveTable('spend', spendRows(file, curve)))}>
          {words('report_save_spend')}
        </button>
      )}
    </div>
  );
}
