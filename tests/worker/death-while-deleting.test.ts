import { expect, it } from 'vitest';
import { RecordedStory } from '../support/recorded-story';
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

it(
  'the worker dies while it confirms and deletes: deleted once, or a person is told that nobody knows',
  async () => {
    const prelude = pressed('end', 3 * HOUR + 38 * MINUTE, { deleteWhenProven: true });
    const stretch: Stretch = { from: await RecordedStory.play(SPRING, prelude), lasts: 14 * MINUTE };
    const { story, points } = await playOn(stretch);
    expect((await verdictOf(story)).stage).toBe('confirmed');
    expect(story.writes()).toBe(2);
    expect(points).toBeGreaterThan(100);
    await atEveryAwait(stretch, async (again, where) => {
      const verdict = await verdictOf(again);
      expect(again.writes(), where).toBeLessThanOrEqual(2);
      expect(verdict.stage, where).toBe('confirmed');
      const told = verdict.flags.map(({ flag }) => flag);
      const deleted = again.simulator.world.campaigns.get(again.campaign().id)?.switch === 'deleted';
      expect(deleted || told.includes('outcome-unknown'), where).toBe(true);
      expect(deleted ? told : [], where).toEqual([]);
      expect(again.life.failures, where).toEqual([]);
    });
  },
  PATIENCE,
);
