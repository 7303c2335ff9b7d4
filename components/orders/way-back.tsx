import { usePress } from '../press';
import { useNow } from '../ticker';
import { trusted } from '../trusted';
import { words } from '../words';
import type { JudgedOrder } from './judged-orders';
import { mayUndo } from './may-undo';

/** Undo for a pause of just now; else Resume, which says first what may be spent again. */
export function WayBack(props: { judged: JudgedOrder; held: boolean; onResume: () => void }) {
  const { judged, held, onResume } = props;
  const press = usePress();
  const now = useNow();
  const { order } = judged;
  const undo = () => press({ action: 'resume', ref: order.ref, name: order.seenName });
  const undoes = mayUndo(judged, held, now);
  return (
    <button type="button" class="button button-quiet" onClick={trusted(undoes ? undo : onResume)}>
      {words(undoes ? 'common_undo' : 'common_resume')}
    </button>
  );
}
