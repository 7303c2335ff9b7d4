import { useState } from 'preact/hooks';
import { formatMoment } from '../../format-time';
import { useNow } from '../../ticker';
import { readerLocale, words, type MessageKey } from '../../words';

const MINUTE = 60_000;
const PUSHES: readonly { ms: number; label: MessageKey }[] = [
  { ms: MINUTE, label: 'practice_minute' },
  { ms: 60 * MINUTE, label: 'practice_hour' },
  { ms: 24 * 60 * MINUTE, label: 'practice_day' },
];

/** The practice's own clock: it goes as any clock does, and it can be pushed on. */
export function PracticeClock({ onLater }: { onLater: (ms: number) => Promise<void> }) {
  const now = useNow();
  const [passing, setPassing] = useState(false);
  const push = async (ms: number) => {
    if (passing) return;
    setPassing(true);
    await onLater(ms);
    setPassing(false);
  };
  return (
    <div class="practice-clock" role="group" aria-label={words('practice_clock')} aria-busy={passing}>
      <p>
        {words('practice_clock')}{' '}
        <time dateTime={new Date(now).toISOString()}>{formatMoment(now, Date.now(), readerLocale())}</time>
      </p>
      <div class="note-buttons">
        {PUSHES.map(({ ms, label }) => (
          <button
            key={label}
            type="button"
            class="button"
            aria-disabled={passing}
            onClick={() => void push(ms)}
          >
            {words(label)}
          </button>
        ))}
      </div>
    </div>
  );
}
