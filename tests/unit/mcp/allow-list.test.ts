import { describe, expect, it } from 'vitest';
import { ALL_TOOLS, toolFor } from '@/utils/gateways/mcp/tools';
import { byTool } from '@/utils/gateways/mcp/carrier';
import { entity } from '../gateways/reach';
import { reachAnswers, reachServer } from './reach';

/** Everything the consent lets us call. A tool more is a decision, not an accident. */
const ALLOWED = [
  'ad_get',
  'ad_status_update',
  'adgroup_get',
  'adgroup_status_update',
  'advertiser_info_get',
  'auth_advertiser_get',
  'campaign_get',
  'campaign_gmv_max_info_get',
  'campaign_gmv_max_session_list_get',
  'campaign_status_update',
  'changelog_task_check',
  'changelog_task_create',
  'changelog_task_download',
  'gmv_max_campaign_get',
  'gmv_max_report_get',
  'optimizer_rule_list_get',
  'optimizer_rule_result_get',
  'optimizer_rule_result_list_get',
  'report_integrated_get',
  'smart_plus_ad_get',
  'smart_plus_ad_material_status_update',
  'smart_plus_ad_status_update',
  'smart_plus_adgroup_get',
  'smart_plus_adgroup_status_update',
  'smart_plus_campaign_status_update',
  'user_info_get',
];

const post = (path: string, body: Record<string, unknown>) =>
  ({ method: 'POST', path, body, priority: 'click' }) as const;

describe('what may be asked over a consent', () => {
  it('is this and nothing else', () => {
    expect([...ALL_TOOLS].sort()).toEqual(ALLOWED);
  });

  it('is nothing that creates, pays, shares or deletes', () => {
    const harmful = /create|delete|transfer|payment|budget|share|bind|upload|subscription|_update$/;
    const told = ALL_TOOLS.filter((name) => harmful.test(name));
    expect(told.filter((name) => !name.endsWith('_status_update')).sort()).toEqual(['changelog_task_create']);
  });

  it.each([
    ['/campaign/create/', {}],
    ['/campaign/update/', { budget: '1.00' }],
    ['/campaign/gmv_max/session/delete/', { session_id: '1' }],
    ['/optimizer/rule/update/status/', { operate_type: 'TURN_OFF' }],
    ['/bc/transfer/', { cash_amount: '1.00' }],
    ['/campaign/status/update', { operation_status: 'DISABLE' }],
    ['constructor', {}],
  ])('%s is no tool', (path, body) => {
    expect(toolFor(post(path, body))).toBeNull();
  });

  it.each([
    ['/campaign/status/update/', ['DISABLE', 'ENABLE', 'DELETE']],
    ['/smart_plus/campaign/status/update/', ['DISABLE', 'ENABLE', 'DELETE']],
    ['/adgroup/status/update/', ['DISABLE', 'ENABLE']],
    ['/smart_plus/adgroup/status/update/', ['DISABLE', 'ENABLE']],
    ['/ad/status/update/', ['DISABLE', 'ENABLE']],
    ['/smart_plus/ad/status/update/', ['DISABLE', 'ENABLE']],
    ['/smart_plus/ad/material_status/update/', ['DISABLE']],
  ])('%s may be told %j', (path, allowed) => {
    const may = ['DISABLE', 'ENABLE', 'DELETE', 'disable', '', undefined, ['DISABLE']].filter(
      (to) => toolFor(post(path, { operation_status: to })) !== null,
    );
    expect(may).toEqual(allowed);
  });
});

describe('where the request is made', () => {
  it('what is not on the list is not sent', async () => {
    const { access, clock, sent } = reachAnswers(() => new Response('never'));
    const fetch: typeof globalThis.fetch = async () => {
      throw new Error('Nothing may be sent');
    };
    const called = await byTool({ fetch, clock, access })(post('/bc/transfer/', { cash_amount: '1.00' }));
    expect(called).toMatchObject({ ok: false, problem: { remedy: 'give-up', reason: 'not-by-mcp' } });
    expect(sent).toEqual([]);
  });

  it('sessions are not deleted, ad groups and ads neither, and the gateway says so', async () => {
    const { gateway, simulator } = reachServer();
    expect(gateway.can).toMatchObject({ deleteSessions: false, delete: ['campaign'] });
    const refused = { outcome: 'rejected', problem: { reason: 'not-by-mcp' } };
    expect(await gateway.deleteSession(entity('gmv-max'), '1')).toMatchObject(refused);
    expect(await gateway.write(entity('manual', 'adgroup'), 'delete')).toMatchObject(refused);
    expect(await gateway.write(entity('smart-plus', 'ad'), 'delete')).toMatchObject(refused);
    expect(simulator.journal.entries()).toEqual([]);
  });

  it('a campaign is deleted where the person asked for it', async () => {
    const { gateway, simulator } = reachServer();
    expect((await gateway.write(entity(), 'delete')).outcome).toBe('accepted');
    expect(simulator.journal.entries().map(({ tool }) => tool)).toEqual(['campaign_status_update']);
  });
});
