import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { AdsManager } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** The question before a stop fills in what would turn it on again and what goes on beside it. */
let manager: AdsManager;
let visit: Visit;
const NAME = 'Spring Sale – Prospecting';

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

async function open(): Promise<void> {
  const campaign = [...manager.simulator.world.campaigns.values()].find(({ name }) => name === NAME);
  if (!campaign) throw new Error('The seeded campaign is gone');
  campaign.createTime = Date.now() * 2;
  visit = await manager.open();
}

const said = (text: string) => visit.until(text, 'StaticText');

test('names them in words', async () => {
  await open();
  visit.worker.risks.rules = [
    { weight: 'risk', said: { key: 'common_risk_rule', values: { name: 'Weekend on' } } },
  ];
  visit.worker.risks.surroundings = [
    {
      weight: 'risk',
      said: {
        key: 'common_risk_session_budget',
        values: { id: '1846000000000000777', amount: '20', currency: 'USD' },
      },
    },
    { weight: 'risk', said: { key: 'common_risk_promote_same_post', values: { name: 'Boost' } } },
  ];
  await visit.click(`End ${NAME}`);
  await said(inEnglish('common_risk_rule', 'Weekend on'));
  await said(inEnglish('common_risk_session_budget', '1846000000000000777', '$20.00'));
  await said(inEnglish('common_risk_promote_same_post', 'Boost'));
});

test('can be answered while nobody has told yet', async () => {
  await open();
  visit.worker.slow.add('risks');
  await visit.click(`End ${NAME}`);
  await said(inEnglish('common_risks_reading'));
  await visit.click('End');
  await waitFor(async () => visit.worker.presses.length === 1, 'the press to reach the worker');
});

test('says what was not checked when the worker cannot tell', async () => {
  await open();
  visit.worker.failing.add('risks');
  await visit.click(`End ${NAME}`);
  await said(inEnglish('common_risk_rules_unchecked'));
  await said(inEnglish('common_risk_surroundings_unchecked'));
});

test('is not asked for before a resume', async () => {
  await open();
  const campaign = [...manager.simulator.world.campaigns.values()].find(({ name }) => name === NAME);
  if (campaign) campaign.switch = 'off';
  await visit.page.reload();
  await visit.click(`Resume ${NAME}`);
  await visit.until(/It may again spend \$|It may spend the rest|no budget of its own/, 'StaticText');
  expect(visit.worker.commands).not.toContain('risks');
});
