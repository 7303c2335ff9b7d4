import type { Entity } from '@/utils/core/entity';
import { classOf } from '@/utils/core/status';
import type { Priority } from '../gateway';
import type { ClientParts } from './client';
import { listBelow } from './lists-by-id';
import { readCampaigns } from './read-entities';

/** As much as the question "does anything else run?" needs, whichever of them is the one that asks. */
const ENOUGH = 2;
/** So many campaigns are asked about at once: one filter's worth. */
const AT_ONCE = 100;

/**
 * How many other campaigns may be delivering, counted no further than the answer needs: a silent report of an idle
 * account is no riddle. Null when unknown.
 */
export async function countRunning(
  parts: ClientParts,
  { ref, kind }: Entity,
  priority: Priority,
): Promise<number | null> {
  const { advertiserId } = ref;
  // Each report has its own kinds: the silence of one says nothing about campaigns of the other.
  const place = kind === 'gmv-max' ? 'gmv-max' : 'auction';
  const running = await parts.gather.shared(`${advertiserId} running ${place} ${priority}`, priority, () =>
    readRunning(parts, advertiserId, place, priority),
  );
  return running === null ? null : running.filter((id) => id !== ref.id).length;
}

async function readRunning(
  parts: ClientParts,
  advertiserId: string,
  place: 'auction' | 'gmv-max',
  priority: Priority,
): Promise<string[] | null> {
  const read = await readCampaigns(parts, advertiserId, place, { status: 'STATUS_NOT_DELETE' }, priority);
  if (!read.ok || !read.value.complete) return null;
  const able = read.value.items.filter(mayDeliver);
  // Nothing is told below a GMV Max campaign.
  if (place === 'gmv-max') return able.map(({ ref }) => ref.id);
  const running: string[] = [];
  for (let from = 0; from < able.length && running.length < ENOUGH; from += AT_ONCE) {
    const some = able.slice(from, from + AT_ONCE);
    const runs = await Promise.all(some.map((campaign) => hasRunningAdGroup(parts, campaign, priority)));
    running.push(...some.filter((_, index) => runs[index]).map(({ ref }) => ref.id));
  }
  return running;
}

/** By its own switch and status. What nobody told us about may deliver. */
function mayDeliver({ switch: position, ref, status }: Entity): boolean {
  if (position !== 'on' && position !== 'unknown') return false;
  return isAlive(ref.level, status);
}

function isAlive(level: 'campaign' | 'adgroup' | 'ad', status: string | null): boolean {
  return !['off', 'may-resume', 'ended'].includes(classOf(level, status));
}

/** A campaign says that it is on when all below it is over or off (facts: marketing-api 6.2). What cannot be read may run. */
async function hasRunningAdGroup(
  parts: ClientParts,
  { ref, kind }: Entity,
  priority: Priority,
): Promise<boolean> {
  // With others it is one request, and nobody waits long for it.
  const together = priority === 'click' ? 'proof' : priority;
  const list = listBelow(parts, 'adgroup', 'campaign', ref, kind, together);
  const read = await parts.byId.read(list, ref.id, together);
  if (!read.ok || !read.value.complete || read.value.total !== read.value.items.length) return true;
  return read.value.items.some((adGroup) => isAlive('adgroup', adGroup.status));
}
