import { useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';
import { send } from '@/utils/wire/own-client';
import { useAsk } from '../press';
import { RelativeTime } from '../relative-time';
import { useNow } from '../ticker';
import { trusted } from '../trusted';
import { words } from '../words';
import { RunSheet } from './run-sheet';
import { StopReviewSheet } from './stop-review';
import { SummaryLines } from './summary-lines';
import { UndoReviewSheet } from './undo-review';
import { useOutcomes, useRuns, type Run } from './use-runs';

/** So long a run is told of by itself; afterwards a button leads to it. Milliseconds. */
const SHOWN_FOR = 24 * 60 * 60_000;

type Open = 'stop-review' | 'stop' | 'undo-review' | 'undo' | null;

/** Where everything is stopped, how far that has come, and where it is undone. The worker does it all. */
export function PanicPlace({ advertisers }: { advertisers: KnownAdvertiser[] }) {
  const live = useRuns();
  const [open, setOpen] = useState<Open>(null);
  /** The run that was just asked for: until it is stored an older one must not be taken for it. */
  const [asked, setAsked] = useState<string | null>(null);
  const ask = useAsk();
  const now = useNow();
  const { stop, undo } = live.state === 'ready' ? live.value : { stop: null, undo: null };
  const newest = undo ?? stop;
  const isTold = newest !== null && now - newest.run.at < SHOWN_FOR;
  const stopped = useOutcomes(open === 'stop' || (isTold && undo === null) ? stop : null);
  const undone = useOutcomes(open === 'undo' || isTold ? undo : null);
  const mayUndo = stop !== null && isUndoable(stop, undo);
  const see = (what: Open) => {
    setAsked(null);
    setOpen(what);
  };
  const close = () => see(null);
  const isAsked = ({ run }: Run) => asked === null || asked === run.id;
  return (
    <>
      {newest !== null && isTold && (
        <section class="panic-strip" aria-label={words('panic_run_title')}>
          <p class="panic-strip-head">
            <strong>{words(undo === null ? 'panic_run_title' : 'panic_undo_run_title')}</strong>
            <RelativeTime at={newest.run.at} said="panic_when" />
          </p>
          <SummaryLines run={newest} outcomes={undo === null ? stopped : undone} />
          <div class="panic-strip-buttons">
            <button type="button" class="button" onClick={() => see(undo === null ? 'stop' : 'undo')}>
              {words('panic_see')}
            </button>
            {undo !== null && (
              <button type="button" class="button button-quiet" onClick={() => see('stop')}>
                {words('panic_see_stop')}
              </button>
            )}
            {mayUndo && (
              <button type="button" class="button" onClick={trusted(() => see('undo-review'))}>
                {words('panic_undo')}
              </button>
            )}
          </div>
        </section>
      )}
      <p class="panic-entry">
        {stop !== null && !isTold && (
          <button type="button" class="button button-quiet" onClick={() => see('stop')}>
            <RelativeTime at={stop.run.at} said="panic_last_time" />
          </button>
        )}
        {advertisers.length > 0 && (
          <button type="button" class="button button-stop" onClick={trusted(() => see('stop-review'))}>
            {words('panic_open')}
          </button>
        )}
      </p>
      {open === 'stop-review' && (
        <StopReviewSheet
          advertisers={advertisers}
          onCancel={close}
          onConfirm={(runId, advertiserIds) => {
            setAsked(runId);
            setOpen('stop');
            void ask(() => send('stop-everything', { runId, advertiserIds }));
          }}
        />
      )}
      {open === 'stop' && stop !== null && isAsked(stop) && (
        <RunSheet
          run={stop}
          outcomes={stopped}
          onUndo={mayUndo ? () => see('undo-review') : null}
          onClose={close}
        />
      )}
      {open === 'undo-review' && stop !== null && (
        <UndoReviewSheet
          stop={stop}
          onCancel={close}
          onConfirm={(runId) => {
            setAsked(runId);
            setOpen('undo');
            void ask(() => send('undo-everything', { runId, undoes: stop.run.id }));
          }}
        />
      )}
      {open === 'undo' && undo !== null && isAsked(undo) && (
        <RunSheet run={undo} outcomes={undone} onUndo={null} onClose={close} />
      )}
    </>
  );
}

/** What an undo could not do for an account may be asked for again. */
function isUndoable(stop: Run, undo: Run | null): boolean {
  const hasOrders = stop.accounts.some(({ items }) => items.some(({ orderId }) => orderId !== null));
  return hasOrders && (undo === null || undo.accounts.some(({ problem }) => problem !== null));
}
