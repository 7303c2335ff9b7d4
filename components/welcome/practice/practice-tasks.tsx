import { useRef } from 'preact/hooks';
import { rank, type Flag } from '@/utils/core/verdict';
import type { JudgedOrder } from '../../orders/judged-orders';
import { ToneIcon } from '../../icons';
import { words, type MessageKey } from '../../words';

/** What there is to see, and how one knows that it was seen. */
const TASKS: readonly { said: MessageKey; campaign: MessageKey; seen: (judged: JudgedOrder) => boolean }[] = [
  { said: 'practice_try_proof', campaign: 'practice_campaign_stops', seen: isConfirmed },
  {
    said: 'practice_try_leak',
    campaign: 'practice_campaign_leaks',
    seen: (one) => hasFlag(one, 'still-spending'),
  },
  {
    said: 'practice_try_rule',
    campaign: 'practice_campaign_comes_back',
    seen: (one) => hasFlag(one, 'turned-back-on'),
  },
  { said: 'practice_try_promote', campaign: 'practice_campaign_promote', seen: isRefused },
];

/** Four things to try. What was seen once stays ticked. */
export function PracticeTasks({ judged }: { judged: readonly JudgedOrder[] }) {
  const seen = useRef(new Set<MessageKey>());
  for (const task of TASKS) if (judged.some(task.seen)) seen.current.add(task.said);
  return (
    <ol class="practice-tasks">
      {TASKS.map(({ said, campaign }) => {
        const done = seen.current.has(said);
        return (
          <li key={said} class={done ? 'practice-done' : undefined}>
            <span>{words(said, words(campaign))}</span>
            {done && (
              <span class="practice-seen">
                <ToneIcon tone="proven" />
                {words('practice_seen')}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function isConfirmed({ order, verdict }: JudgedOrder): boolean {
  return order.action !== 'resume' && verdict.flags.length === 0 && rank(verdict.stage) >= rank('confirmed');
}

function hasFlag({ verdict }: JudgedOrder, wanted: Flag): boolean {
  return verdict.flags.some(({ flag }) => flag === wanted);
}

function isRefused({ verdict }: JudgedOrder): boolean {
  return verdict.flags.some(({ said }) => said.key === 'refusal_kind_promote');
}
