import { describe, expect, it } from 'vitest';
import { beginStop } from '@/utils/engine/panic/begin';
import type { Death } from '../support/mortality';
import { Story } from '../support/story';
import { itemsOf, outcomes, SPRING, STOP, switches, UNDO, undoEverything } from './panics';

/** One account with one campaign, so that every await can be a place to die. */
async function oneAccount(death?: Death): Promise<Story> {
  const world = { campaigns: [{ id: SPRING, name: 'Spring', adGroups: [{ ads: 1 }] }] };
  return new Story(world, death === undefined ? {} : { death }).connected();
}

async function stopInOne({ life: { engine }, advertiserId }: Story): Promise<void> {
  await beginStop(engine.parts, STOP, [advertiserId]);
  void engine.goOn();
}

/** Whether all that the run has to do by itself is done; what follows is the work of ordinary orders. */
async function isOrdered({ store }: Story): Promise<boolean> {
  return (await store.panicAccounts.toArray()).some(({ state }) => state === 'ordered');
}

/** Plays a run until its orders are stored or the worker dies; a person who got no answer presses again. */
async function playThrough(death?: Death): Promise<{ story: Story; points: number }> {
  const story = await oneAccount(death);
  let answered = false;
  const press = () => void stopInOne(story).then(() => (answered = true));
  press();
  while (!story.life.mortality.dead && !(await isOrdered(story))) await story.run(100);
  const { points } = story.life.mortality;
  if (story.life.mortality.dead) {
    await story.restart();
    if (!answered) press();
  }
  await story.run(40_000);
  return { story, points };
}

describe('the worker dies at every await of stopping everything', () => {
  it.each(['before', 'after'] as const)(
    '%s the awaited thing happens: one map, one order, one write',
    async (when) => {
      const { points } = await playThrough();
      expect(points).toBeGreaterThan(30);
      for (let at = 1; at <= points; at++) {
        const { story } = await playThrough({ at, when });
        const where = `died ${when} await ${at} of ${points}`;
        expect(await outcomes(story, STOP), where).toEqual({ Spring: 'off' });
        expect(await itemsOf(story, STOP), where).toMatchObject([{ name: 'Spring', switch: 'on' }]);
        expect(await isOrdered(story), where).toBe(true);
        expect(await story.store.orders.count(), where).toBe(1);
        expect(story.writes(), where).toBe(1);
        expect(switches(story), where).toEqual({ Spring: 'off' });
        expect(story.life.failures, where).toEqual([]);
      }
    },
    300_000,
  );
});

/** Plays an undo until its order is stored or the worker dies in it, and on. */
async function playUndo(at?: number): Promise<{ story: Story; points: number }> {
  const story = await oneAccount();
  await stopInOne(story);
  await story.run(20_000);
  const { mortality } = story.life;
  const start = mortality.points;
  if (at !== undefined) mortality.dieAt({ at, when: 'after' });
  let answered = false;
  const press = () => void undoEverything(story).then(() => (answered = true));
  press();
  // What follows its order is the work of any resume.
  while (!mortality.dead && (await story.store.orders.count()) < 2) await story.run(100);
  const points = mortality.points - start;
  if (mortality.dead) {
    await story.restart();
    if (!answered) press();
  }
  await story.run(15_000);
  return { story, points };
}

it('the worker dies at every await of an undo: one resume, at most one write, and what is said is so', async () => {
  const { points } = await playUndo();
  expect(points).toBeGreaterThan(30);
  for (let at = 1; at <= points; at++) {
    const { story } = await playUndo(at);
    const where = `died after await ${at} of ${points}`;
    const { Spring: outcome } = await outcomes(story, UNDO);
    // A resume whose answer nobody heard is left to the person, as any other.
    expect(['on', 'unknown'], where).toContain(outcome);
    expect(await story.store.orders.count(), where).toBe(2);
    expect(story.writes(), where).toBeLessThanOrEqual(2);
    if (outcome === 'on') expect(switches(story), where).toEqual({ Spring: 'on' });
    expect(story.life.failures, where).toEqual([]);
  }
}, 300_000);
