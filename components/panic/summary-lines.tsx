import type { Tone } from '@/utils/core/verdict';
import { ToneIcon } from '../icons';
import { words } from '../words';
import { countsOf, type Outcome, type Run } from './use-runs';

interface Line {
  tone: Tone;
  text: string;
}

/** What became of a run in some lines, the most urgent first. Derived from the verdicts of its orders each time. */
export function linesOf({ run, accounts }: Run, outcomes: readonly Outcome[]): Line[] {
  const { wished, of } = countsOf(outcomes);
  const cannot = outcomes.filter(({ left }) => left === 'cannot').length;
  const reading = accounts.filter(
    ({ state, open, problem }) => state === 'waiting' && open === 1 && problem === null,
  );
  const unread = accounts.filter(
    ({ state, open, problem }) => state === 'waiting' && (open === 0 || problem !== null),
  );
  const isStop = run.action === 'stop';
  const done = isStop ? of('off', 'proven') : of('on');
  const lines: [number, Tone, string][] = [
    [of('leaving'), 'money-leaving', words('panic_n_leaving', of('leaving'))],
    [of('attention', 'not-ordered'), 'needs-you', words('panic_n_attention', of('attention', 'not-ordered'))],
    [isStop ? cannot : 0, 'money-leaving', words('panic_n_cannot', cannot)],
    [unread.length, 'needs-you', words('panic_n_unread', unread.length)],
    [of('unknown'), 'waiting', words('panic_n_unknown', of('unknown'))],
    [reading.length, 'waiting', words('panic_n_reading', reading.length)],
    [of('sending'), 'waiting', words('panic_n_sending', of('sending'))],
    [of('accepted'), 'waiting', words('panic_n_accepted', of('accepted'))],
    [of('replaced'), 'waiting', words('panic_n_replaced', of('replaced'))],
  ];
  const tone: Tone = isStop
    ? wished > 0 && of('proven') === wished
      ? 'proven'
      : 'waiting'
    : done === wished
      ? 'delivering'
      : 'waiting';
  const main: Line = { tone, text: words(isStop ? 'panic_n_off' : 'panic_n_on', done, wished) };
  return [main, ...lines.flatMap(([count, of, text]) => (count > 0 ? [{ tone: of, text }] : []))];
}

export function SummaryLines({ run, outcomes }: { run: Run; outcomes: readonly Outcome[] }) {
  const { wished, of } = countsOf(outcomes);
  const isStop = run.run.action === 'stop';
  return (
    <>
      <progress
        class="panic-progress"
        aria-label={words('panic_progress')}
        value={wished - of('sending', 'accepted', 'unknown')}
        max={Math.max(1, wished)}
      />
      <ul role="list" class="panic-summary" aria-live="polite" data-run={isStop ? 'stop' : 'undo'}>
        {linesOf(run, outcomes).map(({ tone, text }) => (
          <li key={text} class={`panic-line panic-line-${tone}`}>
            <ToneIcon tone={tone} />
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
