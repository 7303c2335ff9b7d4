import { describe, expect, it } from 'vitest';
import type { Death } from '../support/mortality';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', adGroups: [{ ads: 1 }] }],
};
const LONG_ENOUGH = 150_000;

/** A person presses where nothing is connected; the page sends the press again when no answer came. */
async function playThrough(death: Death | undefined, arm: (story: Story) => void): Promise<Story> {
  const story = await new Story(SPRING).signedIn();
  arm(story);
  if (death) story.life.mortality.dieAt(death);
  const orderId = story.newOrderId();
  let answered = false;
  const press = () =>
    void story
      .press('pause', story.campaign(), { orderId, gateway: 'page-session' })
      .then(({ status }) => (answered = status === 'taken'));
  press();
  const untilDeath = story.clock.now() + LONG_ENOUGH;
  while (!story.life.mortality.dead && story.clock.now() < untilDeath) await story.run(1_000);
  if (!story.life.mortality.dead) return story;
  await story.restart();
  if (!answered) press();
  await story.run(LONG_ENOUGH);
  expect(answered).toBe(true);
  return story;
}

describe('the worker dies at every await of a press in the page', () => {
  it.each(['before', 'after'] as const)(
    '%s the awaited thing happens: the switch is pressed at most once, and what came of it is told',
    async (when) => {
      const whole = await playThrough(undefined, () => undefined);
      const [{ id = '' } = {}] = await whole.store.orders.toArray();
      expect((await whole.verdict(id)).stage).toBe('nothing-can-run');
      for (let at = 1; at <= whole.life.mortality.points; at++) {
        const where = `died ${when} await ${at} of ${whole.life.mortality.points}`;
        const story = await playThrough({ at, when }, () => undefined);
        const orders = await story.store.orders.toArray();
        expect(orders, where).toHaveLength(1);
        const verdict = await story.verdict(orders[0]?.id ?? '');
        expect(story.writes(), where).toBeLessThanOrEqual(1);
        expect(story.life.failures, where).toEqual([]);
        const isOff = story.isOffAtTikTok(story.campaign());
        expect(isOff, where).toBe(story.writes() === 1);
        // Where the worker died between its intent and the press, nobody pressed and a person is told.
        if (isOff) expect([verdict.stage, verdict.flags], where).toEqual(['nothing-can-run', []]);
        else
          expect(
            verdict.flags.map(({ flag }) => flag),
            where,
          ).toContain('still-running');
        await story.over();
      }
    },
    600_000,
  );

  it('and the answer was lost as well: still pressed once', async () => {
    const lost = (story: Story) =>
      void story.simulator.faults.arm({ name: 'write-lost-after', endpoint: 'page/' });
    const { points } = (await playThrough(undefined, lost)).life.mortality;
    for (let at = 1; at <= points; at++) {
      const story = await playThrough({ at, when: 'after' }, lost);
      expect(story.writes(), `died after await ${at} of ${points}`).toBeLessThanOrEqual(1);
      await story.over();
    }
  }, 600_000);
});
