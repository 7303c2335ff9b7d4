import { entityKey, type EntityRef } from '@/utils/core/entity';
import { asksThePerson, historyOf, lastAttempt } from '@/utils/core/history';
import { entitiesSeen, switchSeen } from '@/utils/gateways/page-session/seen';
import type { SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import { accessAndWhy } from './accounts';
import type { Engine } from './engine';
import { remember } from './known-entities';
import { openCase, record } from './records';
import { rowsOf } from './rows';

/** What the page's own list shows is kept for its rows, where no token tells more. It proves nothing. */
export async function seeList({ parts }: Engine, seen: SeenList): Promise<void> {
  const account = await parts.db.advertisers.get(seen.advertiserId);
  if (account?.gateway !== 'page-session') return;
  const found = entitiesSeen(seen, parts.clock.now());
  if (found === null || found.entities.length === 0) return;
  await remember(parts, found.entities, found.stamp.at);
  await parts.pushRows({
    advertiserId: seen.advertiserId,
    // The page may go on reading where we have stopped working through it.
    ...(await accessAndWhy(parts, seen.advertiserId)),
    rows: await rowsOf(
      parts,
      found.entities.map(({ ref }) => ref),
    ),
  });
}

/**
 * The page asked TikTok to turn a switch, whoever pressed it. A press that waited for the person's confirmation
 * has its answer now; whatever is watched is looked at at once.
 */
export async function seeSwitch(engine: Engine, seen: SeenSwitch): Promise<void> {
  for (const id of seen.ids) {
    const ref: EntityRef = { advertiserId: seen.advertiserId, level: seen.level, id };
    const orders = await engine.parts.db.orders.where('entityKey').equals(entityKey(ref)).toArray();
    for (const order of orders) if (order.dueAt >= 0) await tell(engine, order.id, seen);
  }
}

async function tell(engine: Engine, orderId: string, seen: SeenSwitch): Promise<void> {
  const { parts } = engine;
  await parts.locked(`order:${orderId}`, async () => {
    const file = await openCase(parts.db, orderId);
    const attempt = file === null ? null : lastAttempt(historyOf(file.evidence));
    if (file === null || attempt === null || !asksThePerson(attempt)) return;
    const wanted = attempt.operation === 'switch-on' ? 'on' : 'off';
    if (seen.to !== wanted) return;
    const { stamp, ...outcome } = switchSeen(seen, parts.clock.now());
    await record(parts, file.order, { type: 'answered', attempt: attempt.number, ...outcome }, stamp);
  });
  await engine.lookNow(orderId);
}
