import { expect, it } from 'vitest';
import { RecordedStory } from '../support/recorded-story';
import type { Story } from '../support/story';
import { atEveryAwait, MINUTE, PATIENCE, playOn, verdictOf, type Stretch } from './deaths';

const UNBOXING = '1846000000000000071';
const SMART = {
  campaigns: [
    {
      name: 'Spring',
      kind: 'smart-plus' as const,
      spendPerHour: '10.00',
      adGroups: [{ ads: [{ materials: [{ id: UNBOXING, name: 'Unboxing' }] }] }],
    },
  ],
};

const adOf = ({ simulator }: Story) => {
  const [ad] = simulator.world.ads.values();
  if (ad?.smartPlusAdId === undefined) throw new Error('No Smart+ ad');
  return { ...ad, smartPlusAdId: ad.smartPlusAdId };
};

const press = (story: Story) => {
  const { smartPlusAdId: id, name } = adOf(story);
  const target = { advertiserId: story.advertiserId, level: 'ad', id, name } as const;
  // A worker that dies before it has stored the press answers nothing.
  story.press('pause', target, { materials: [UNBOXING] }).catch(() => undefined);
};

const written = ({ simulator }: Story, path: string) =>
  simulator.journal.entries().filter((entry) => entry.path.includes(path));

it(
  'the worker dies at every await of a stop with a material: nothing is sent twice, and what came of it is told',
  async () => {
    const from = await RecordedStory.play(SMART, async () => undefined);
    // The material, the seconds after it, the ad, and the first looks.
    const stretch: Stretch = { from, lasts: 12_000, goesOn: 2 * MINUTE, before: press };
    const { story } = await playOn(stretch);
    expect(await verdictOf(story)).toMatchObject({ stage: 'nothing-can-run', flags: [] });
    expect(story.writes()).toBe(2);
    await atEveryAwait(stretch, async (again, where) => {
      if ((await again.store.orders.count()) === 0) return expect(again.writes(), where).toBe(0);
      const verdict = await verdictOf(again);
      expect(written(again, '/material_status/update/').length, where).toBeLessThanOrEqual(1);
      expect(adOf(again).switch, where).toBe('off');
      // Sent too soon after each other, TikTok would have refused the second.
      expect(
        again.simulator.journal.entries().some(({ code }) => code === 40202),
        where,
      ).toBe(false);
      expect(again.life.failures, where).toEqual([]);
      if (adOf(again).materials?.every((one) => one.switch === 'off') === true) {
        expect(verdict, where).toMatchObject({ stage: 'nothing-can-run', flags: [] });
      } else {
        expect(verdict.stage, where).toBe('switched-off');
        expect(
          verdict.flags.map(({ flag }) => flag),
          where,
        ).toEqual(['partly-applied']);
      }
    });
  },
  PATIENCE,
);
