import { describe, expect, it } from 'vitest';
import { RecordedStory } from '../support/recorded-story';
import { Story } from '../support/story';
import {
  atEveryAwait,
  HOUR,
  MINUTE,
  PATIENCE,
  playOn,
  pressed,
  SPRING,
  verdictOf,
  type Stretch,
} from './deaths';

const DAY = 24 * HOUR;
const CAMPAIGN = '1846211451413538123';
const looksIn = async (story: Story) =>
  (await story.allEvidence()).filter(({ type }) => type === 'switch-read').length;

describe('the worker dies in an ordinary look', () => {
  it.each([
    ['of the first hour', 25 * MINUTE, 10 * MINUTE, 'nothing-can-run'],
    ['that finds it quiet', 3 * HOUR - 5 * MINUTE, 10 * MINUTE, 'quiet'],
    ['that finds it final', DAY - 10 * MINUTE, 20 * MINUTE, 'final'],
    ['of the third day', 3 * DAY - 10 * MINUTE, 20 * MINUTE, 'final'],
  ] as const)(
    '%s: it is made once more, and says the same',
    async (_look, until, lasts, stage) => {
      const stretch: Stretch = { from: await RecordedStory.play(SPRING, pressed('pause', until)), lasts };
      const { story, points } = await playOn(stretch);
      expect((await verdictOf(story)).stage).toBe(stage);
      expect(points).toBeGreaterThan(5);
      const looks = await looksIn(story);
      await atEveryAwait(stretch, async (again, where) => {
        const { stage: reached, flags, gaps, nextLookAt } = await verdictOf(again);
        expect(reached, where).toBe(stage);
        expect([flags, gaps], where).toEqual([[], []]);
        expect(nextLookAt, where).toBeGreaterThan(again.clock.now());
        expect(await looksIn(again), where).toBeGreaterThanOrEqual(looks);
        expect(again.writes(), where).toBe(1);
        expect(again.life.failures, where).toEqual([]);
      });
    },
    PATIENCE,
  );
});

it(
  'the worker dies while it finds out who turned it on again: one flag, one notification, and the name',
  async () => {
    const stretch: Stretch = {
      from: await RecordedStory.play(SPRING, pressed('pause', 2 * HOUR + 20 * MINUTE)),
      lasts: 15 * MINUTE,
      before: ({ simulator }) =>
        void simulator.world.setSwitch('campaign', CAMPAIGN, 'on', {
          kind: 'user',
          name: 'someone@example.com',
        }),
    };
    const told = async (story: Story) => (await verdictOf(story)).flags.map(({ said }) => said.key);
    const notified = ({ life }: Story) => life.notified.filter(({ id }) => id.includes('turned-back-on'));
    const { story } = await playOn(stretch);
    expect(await told(story)).toEqual(['verdict_turned_back_on_by_person']);
    expect(notified(story)).toHaveLength(1);
    await atEveryAwait(stretch, async (again, where) => {
      expect(await told(again), where).toEqual(['verdict_turned_back_on_by_person']);
      expect(notified(again).length, where).toBeLessThanOrEqual(1);
      expect(again.writes(), where).toBe(1);
      expect(again.life.failures, where).toEqual([]);
    });
  },
  PATIENCE,
);

it('asleep for a night: what was overdue is done once, and the night is a gap', async () => {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(20 * MINUTE);
  const before = story.calls();
  await story.fallAsleep(story.clock.now() + 9 * HOUR);
  await story.run(9 * HOUR + MINUTE);
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
