import { expect, it } from 'vitest';
import type { Death } from '../support/mortality';
import { Story } from '../support/story';

/** Hours after the press the worker reads reports, confirms, deletes and watches; it may die there as well. */
const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const HOUR = 3_600_000;
const PATIENCE = 300_000;

interface Late {
  /** How long the story goes before the worker may die, and how long after it. Milliseconds. */
  quiet: number;
  watched: number;
  /** What happens at TikTok just before. */
  before?: (story: Story) => void;
}

async function playUntilLate(late: Late, death: Death | null): Promise<{ story: Story; points: number }> {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('end', story.campaign(), { orderId, deleteWhenProven: true });
  await story.run(late.quiet);
  late.before?.(story);
  const before = story.life.mortality.points;
  if (death !== null) story.life.mortality.dieAt(death);
  const end = story.clock.now() + late.watched;
  while (!story.life.mortality.dead && story.clock.now() < end) await story.run(60_000);
  const points = story.life.mortality.points - before;
  if (story.life.mortality.dead) {
    await story.restart();
    await story.run(late.watched);
  }
  return { story, points };
}

const verdictOf = async (story: Story) => story.verdict((await story.store.orders.toArray())[0]?.id ?? '');

/** Awaits of that stretch, before and after the awaited thing happens; there are hundreds, so each eighth. */
function deaths(points: number): Death[] {
  return Array.from({ length: points }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const)
      .filter((when) => (at + (when === 'after' ? 4 : 0)) % 8 === 0)
      .map((when) => ({ at, when })),
  );
}

it(
  'while it confirms and deletes: deleted once, or a person is told that nobody knows',
  async () => {
    const late: Late = { quiet: 3 * HOUR + 35 * 60_000, watched: 20 * 60_000 };
    const { story, points } = await playUntilLate(late, null);
    expect((await verdictOf(story)).stage).toBe('confirmed');
    expect(story.writes()).toBe(2);
    expect(points).toBeGreaterThan(20);
    for (const death of deaths(points)) {
      const where = `died ${death.when} await ${death.at} of ${points}`;
      const { story: again } = await playUntilLate(late, death);
      const verdict = await verdictOf(again);
      expect(again.writes(), where).toBeLessThanOrEqual(2);
      expect(verdict.stage, where).toBe('confirmed');
      const told = verdict.flags.map(({ flag }) => flag);
      const deleted = again.simulator.world.campaigns.get(again.campaign().id)?.switch === 'deleted';
      expect(deleted || told.includes('outcome-unknown'), where).toBe(true);
      expect(deleted ? told : [], where).toEqual([]);
      expect(again.life.failures, where).toEqual([]);
    }
  },
  PATIENCE,
);

it(
  'while it finds out who turned it on again: one flag, one notification, and the name',
  async () => {
    const late: Late = {
      quiet: 2 * HOUR + 20 * 60_000,
      watched: 15 * 60_000,
      before: ({ simulator }) =>
        void simulator.world.setSwitch('campaign', '1846211451413538123', 'on', {
          kind: 'user',
          name: 'someone@example.com',
        }),
    };
    const { story, points } = await playUntilLate(late, null);
    expect((await verdictOf(story)).flags.map(({ said }) => said.key)).toEqual([
      'verdict_turned_back_on_by_person',
    ]);
    const notified = ({ life }: Story) => life.notified.filter(({ id }) => id.includes('turned-back-on'));
    expect(notified(story)).toHaveLength(1);
    for (const death of deaths(points)) {
      const where = `died ${death.when} await ${death.at} of ${points}`;
      const { story: again } = await playUntilLate(late, death);
      const verdict = await verdictOf(again);
      expect(
        verdict.flags.map(({ said }) => said.key),
        where,
      ).toEqual(['verdict_turned_back_on_by_person']);
      expect(notified(again).length, where).toBeLessThanOrEqual(1);
      expect(again.writes(), where).toBe(1);
    }
  },
  PATIENCE,
);

it('asleep for a night: what was overdue is done once, and the night is a gap', async () => {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(20 * 60_000);
  const before = story.calls();
  await story.fallAsleep(story.clock.now() + 9 * HOUR);
  await story.run(9 * HOUR + 60_000);
  expect(story.calls() - before).toBeLessThan(20);
  const asleep = await story.verdict(orderId);
  expect(asleep.stage).toBe('nothing-can-run');
  expect(asleep.gaps).toMatchObject([{ reason: 'not-running' }]);
  await story.run(2 * HOUR);
  const awake = await story.verdict(orderId);
  expect(awake.stage).toBe('confirmed');
  expect(awake.gaps).toHaveLength(1);
  expect(awake.gaps[0]?.to).not.toBeNull();
  expect(story.writes()).toBe(1);
});
