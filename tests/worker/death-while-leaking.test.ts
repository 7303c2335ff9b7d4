import { expect, it } from 'vitest';
import { RecordedStory } from '../support/recorded-story';
import type { Story } from '../support/story';
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
  'the worker dies while it finds money and the part it goes through: one flag, one notification, and the part',
  async () => {
    const leak = ({ simulator }: Story) => void simulator.faults.arm({ name: 'spends-although-off' });
    const from = await RecordedStory.play(SPRING, pressed('pause', 3 * HOUR + 15 * MINUTE), leak);
    const stretch: Stretch = { from, lasts: 10 * MINUTE };
    const flags = async (story: Story) => (await verdictOf(story)).flags;
    const below = async (story: Story) =>
      (await story.allEvidence()).filter(({ type }) => type === 'below-read').length;
    const notified = ({ life }: Story) => life.notified.filter(({ id }) => id.includes('still-spending'));
    const { story } = await playOn(stretch);
    const [flag] = await flags(story);
    expect(flag).toMatchObject({ flag: 'still-spending' });
    expect(await below(story)).toBeGreaterThan(0);
    expect(notified(story)).toHaveLength(1);
    await atEveryAwait(stretch, async (again, where) => {
      const [found, ...more] = await flags(again);
      expect(more, where).toEqual([]);
      expect(found?.said.key, where).toBe(flag?.said.key);
      expect(found?.node, where).toEqual(flag?.node);
      expect(await below(again), where).toBeGreaterThan(0);
      expect(notified(again).length, where).toBeLessThanOrEqual(1);
      expect(again.writes(), where).toBe(1);
      expect(again.life.failures, where).toEqual([]);
    });
  },
  PATIENCE,
);
