import type { EntityRef } from './entity';
import type { History } from './history';
import type { Order } from './order';
import { classOf } from './status';

/**
 * Whether a campaign must be stopped through its ad groups: TikTok closed the way to switch older Smart+
 * campaigns and refuses for good (facts: marketing-api 4.2).
 */
export function needsAdGroups(order: Order, history: History): boolean {
  if (order.action === 'resume' || order.ref.level !== 'campaign') return false;
  if (history.identified?.entity.kind !== 'legacy-smart-plus') return false;
  const answer = history.attempts.at(-1)?.answer;
  return answer?.outcome.outcome === 'rejected' && answer.outcome.problem.remedy === 'give-up';
}

/**
 * The next ad group to switch off, each at most once; `read` while the ad groups are not known, null when
 * there is none left.
 */
export function nextAdGroup(order: Order, history: History): EntityRef | 'read' | null {
  const tree = history.trees.at(-1);
  if (tree === undefined) return 'read';
  const sent = new Set(history.parts.map(({ target }) => target.id));
  const next = tree.nodes.find(({ level, id, status }) => {
    if (level !== 'adgroup' || sent.has(id)) return false;
    const is = classOf('adgroup', status);
    return is !== 'off' && is !== 'ended';
  });
  return next === undefined ? null : { advertiserId: order.ref.advertiserId, level: 'adgroup', id: next.id };
}
