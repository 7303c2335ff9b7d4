import { historyOf } from '@/utils/core/history';
import { judge } from '@/utils/core/judge';
import { rank } from '@/utils/core/verdict';
import type { EngineParts } from './parts';
import { openCase } from './records';

/** Whether an order has shown TikTok's switch off: whoever presses the same again may see it on. */
export async function wasSeenOff({ db, clock }: EngineParts, orderId: string): Promise<boolean> {
  const file = await openCase(db, orderId);
  if (file === null || file.order.action === 'resume') return false;
  return rank(judge(file.order, file.evidence, clock.now()).stage) >= rank('switched-off');
}

/** Whether the newest look of an order found it on. */
export async function isSeenOn({ db }: EngineParts, orderId: string): Promise<boolean> {
  const file = await openCase(db, orderId);
  return file !== null && historyOf(file.evidence).readings.at(-1)?.state === 'on';
}
