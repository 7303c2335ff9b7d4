import { describe, expect, it } from 'vitest';
import { caseOf } from '@/utils/core/case-file/case';
import { levelsRead } from '@/utils/core/report/levels-read';
import { supportFactsOf } from '@/utils/core/report/support-facts';
import { adGroup, ALL_OFF, offStop, ON, PRESS, stop, type CaseFile } from '../case-file';

describe('the levels that were read', () => {
  it('are told with how many can never deliver by themselves', () => {
    expect(levelsRead(offStop().history)).toMatchObject({
      complete: true,
      levels: [
        { level: 'adgroup', count: 1, still: 1, others: [] },
        { level: 'ad', count: 1, still: 1, others: [] },
      ],
    });
  });

  it('name the others, worst first; a status that nobody knows and a session are among them', () => {
    const nodes = [
      ...ALL_OFF,
      adGroup('ADGROUP_STATUS_BUDGET_EXCEED', 'Men'),
      adGroup('ADGROUP_STATUS_BRAND_NEW', 'Kids'),
      adGroup('ADGROUP_STATUS_DELIVERY_OK', 'Pets'),
      { level: 'session' as const, id: '9', name: 'Boost', status: null },
    ];
    const found = levelsRead(offStop().tree(60, nodes).history);
    const [groups, , sessions] = found?.levels ?? [];
    expect(groups?.others.map(({ node, state }) => [node.name, state])).toEqual([
      ['Pets', 'running'],
      ['Kids', 'unknown'],
      ['Men', 'may-resume'],
    ]);
    expect(sessions).toMatchObject({ level: 'session', count: 1, still: 0 });
  });

  it('are said to be incomplete when the counts disagree', () => {
    expect(levelsRead(offStop().tree(60, ALL_OFF, { total: 3 }).history)?.complete).toBe(false);
    expect(levelsRead(stop().history)).toBeNull();
  });
});

describe('what a support ticket names', () => {
  const facts = (file: CaseFile) =>
    supportFactsOf(caseOf({ order: file.order, account: null, evidence: file.evidence }), file.history);

  it('is when it was pressed, accepted and off', () => {
    expect(facts(offStop())).toMatchObject({
      asked: 'stop',
      pressedAt: PRESS,
      acceptedAt: PRESS,
      offSince: PRESS,
      turnedOn: null,
    });
    expect(facts(stop())).toMatchObject({ asked: 'nothing', acceptedAt: null, offSince: null });
  });

  it('is who turned it on again', () => {
    const by = { kind: 'rule' as const, name: 'Morning start' };
    const file = offStop().believably(ON, 7200).changes(7260, { at: 7100, by });
    expect(facts(file).turnedOn?.change).toMatchObject({ by });
  });

  it('are the request ids of what was sent, then of the newest looks, each once and not too many', () => {
    const file = offStop();
    for (let look = 0; look < 20; look++) file.looked(3600 + look);
    file.evidence.forEach(({ stamp, type, seq }) => (stamp.requestIds = [`${type} ${seq}`, 'same']));
    const { requestIds } = facts(file);
    expect(requestIds[0]).toBe('sending 2');
    expect(requestIds).toContain('same');
    expect(requestIds).toContain(`spend-read ${file.evidence.length}`);
    expect(new Set(requestIds).size).toBe(requestIds.length);
    expect(requestIds.length).toBeLessThanOrEqual(12);
  });
});
