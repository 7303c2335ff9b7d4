import { useLiveQuery } from '@/utils/store/live-query';
import { useStore } from '../store';
import { trusted } from '../trusted';
import { words } from '../words';
import type { Opened } from './open-case';
import { zonedTime, zonesOf } from './zones';

export interface OpenedNoteProps {
  name: string;
  opened: Extract<Opened, { state: 'whole' }>;
  onClose: () => void;
}

/** What the check of an opened file says, and what it cannot say. */
export function OpenedNote({ name, opened, onClose }: OpenedNoteProps) {
  const { file, madeAt, fingerprint } = opened;
  const store = useStore();
  const noted = useLiveQuery(
    () => store.sent.filter(({ note }) => note === fingerprint).first(),
    [store, fingerprint],
  );
  const made = noted.state === 'ready' ? (noted.value ?? null) : null;
  const zones = zonesOf(file);
  return (
    <div class="note opened" role="status">
      <p class="note-title">{words('report_whole', name)}</p>
      <p>
        {words('report_whole_what', file.evidence.length, zonedTime(madeAt, zones))}{' '}
        {words('report_judged_again')}
      </p>
      <p class="note-text">
        {made === null ? words('report_not_ours') : words('report_ours', zonedTime(made.at, zones))}
      </p>
      <div class="note-buttons for-screen">
        <button type="button" class="button" onClick={trusted(onClose)}>
          {words('common_close')}
        </button>
      </div>
    </div>
  );
}
