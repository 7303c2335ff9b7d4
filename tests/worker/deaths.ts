import type { Verdict } from '@/utils/core/verdict';
import type { Death } from '../support/mortality';
import type { RecordedStory } from '../support/recorded-story';
import type { Story } from '../support/story';

/** One campaign that spends, and another that shows how far TikTok's reports have come. */
export const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** There are hundreds of awaits; each is a story of its own. */
export const PATIENCE = 600_000;

/** A stretch of a story in which the worker may die. */
export interface Stretch {
  from: RecordedStory;
  /** How long it is. Milliseconds. */
  lasts: number;
  /** How long the story goes on after it, or after a death in it; as long as it is, unless told. Milliseconds. */
  goesOn?: number;
  /** What happens at TikTok just before it. */
  before?: (story: Story) => void;
}

/** Plays a stretch; a worker that died in it is started again. */
export async function playOn(
  { from, lasts, goesOn, before }: Stretch,
  death: Death | null = null,
): Promise<{ story: Story; points: number }> {
  const story = await from.takenUp();
  before?.(story);
  const { mortality } = story.life;
  const start = mortality.points;
  if (death !== null) mortality.dieAt(death);
  const end = story.clock.now() + lasts;
  while (!mortality.dead && story.clock.now() < end) await story.run(Math.min(MINUTE, lasts));
  const points = mortality.points - start;
  if (mortality.dead) {
    await story.restart();
    await story.run(goesOn ?? lasts);
  } else if (goesOn !== undefined) await story.run(goesOn);
  return { story, points };
}

/** Plays a stretch once for every await in it, with a death just before and just after what is awaited happens. */
export async function atEveryAwait(
  stretch: Stretch,
  check: (story: Story, where: string) => Promise<void>,
): Promise<void> {
  const { story: first, points } = await playOn(stretch);
  await first.over();
  for (let at = 1; at <= points; at++) {
    for (const when of ['before', 'after'] as const) {
      const { story } = await playOn(stretch, { at, when });
      await check(story, `died ${when} await ${at} of ${points}`);
      await story.over();
    }
  }
}

/** What is said of the only order. */
export async function verdictOf(story: Story): Promise<Verdict> {
  const [order] = await story.store.orders.toArray();
  return story.verdict(order?.id ?? '');
}

/** Presses, and plays on until so long after. */
export const pressed =
  (action: 'pause' | 'end', lasts: number, more: { deleteWhenProven?: boolean } = {}) =>
  async (story: Story): Promise<void> => {
    await story.press(action, story.campaign(), more);
    await story.run(lasts);
  };
