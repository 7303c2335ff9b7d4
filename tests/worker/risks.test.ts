import { describe, expect, it } from 'vitest';
import type { Risk } from '@/utils/core/verdict';
import { risksAbout } from '@/utils/engine/risks';
import type { RisksAbout } from '@/utils/core/risks-unchecked';
import type { WorldInput } from '../simulator/world/load';
import { Story } from '../support/story';

const WORLD: WorldInput = {
  campaigns: [
    { id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00' },
    { name: 'Boost', origin: 'PROMOTE' },
  ],
  rules: [{ name: 'Weekend on', campaigns: [0] }],
};

/** What the question before a stop is told, as soon as that is known. */
function told(story: Story, about: RisksAbout): { risks: Risk[] | null } {
  const answer: { risks: Risk[] | null } = { risks: null };
  const { name: _name, ...ref } = story.campaign();
  void risksAbout(story.life.engine.parts, ref, about).then((risks) => {
    answer.risks = risks;
  });
  return answer;
}

const keys = ({ risks }: { risks: Risk[] | null }) => risks?.map(({ said }) => said.key);

describe('before the click', () => {
  it('what would turn it on again and what goes on beside it are told', async () => {
    const story = await new Story(WORLD).connected();
    const rules = told(story, 'rules');
    const around = told(story, 'surroundings');
    await story.run(1000);
    expect(rules.risks).toEqual([
      { weight: 'risk', said: { key: 'common_risk_rule', values: { name: 'Weekend on' } } },
    ]);
    expect(around.risks).toEqual([
      { weight: 'risk', said: { key: 'common_risk_promote', values: { name: 'Boost' } } },
    ]);
    expect(story.writes()).toBe(0);
  });

  it('what TikTok does not let us read was not checked', async () => {
    const story = await new Story(WORLD).connected('a-token-that-was-revoked');
    const rules = told(story, 'rules');
    const around = told(story, 'surroundings');
    await story.run(60_000);
    expect(keys(rules)).toEqual(['common_risk_rules_unchecked']);
    expect(keys(around)).toEqual(['common_risk_surroundings_unchecked']);
  });

  it('nor was anything in an account that nobody reaches', async () => {
    const story = new Story(WORLD);
    const rules = told(story, 'rules');
    await story.run(1000);
    expect(keys(rules)).toEqual(['common_risk_rules_unchecked']);
    expect(story.calls()).toBe(0);
  });

  it('a press does not wait for what is still being read', async () => {
    const story = await new Story(WORLD).connected();
    // The first question takes long; those after it do not.
    story.simulator.faults.arm({ name: 'slow', seconds: 20, times: 1 });
    const around = told(story, 'surroundings');
    await story.run(100);
    await story.press('pause', story.campaign());
    await story.run(3000);
    expect(story.writes()).toBe(1);
    expect(around.risks).toBeNull();
  });
});
