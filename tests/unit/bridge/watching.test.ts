import { describe, expect, test } from 'vitest';
import { listAskedIn, switchAskedIn } from '@/utils/bridge/asked';
import { watchedIn } from '@/utils/bridge/watched';
import { listRequest } from '@/utils/page/list-request';

const ACCOUNT = '7011234567890123456';

describe('which of the page’s requests are looked at', () => {
  test.each([
    ['/api/v4/i18n/statistics/op/campaign/list/', 'list campaign 4 op'],
    ['/api/v4/i18n/statistics/op/adgroup/list/', 'list adgroup 4 op'],
    ['/api/v3/i18n/statistics/op/ad/list/', 'list ad 3 op'],
    ['/api/v4/i18n/statistics/adgroup/list/', 'list adgroup 4'],
    ['https://ads.tiktok.com/api/v3/i18n/statistics/campaign/list', 'list campaign 3'],
    ['//ads.tiktok.com/api/v4/i18n/statistics/op/ad/list/', 'list ad 4 op'],
    // The naming trap: in paths of switches `ad` is the ad group and `creative` the ad.
    ['/api/v3/i18n/overture/campaign/update_status/', 'switch campaign'],
    ['/api/v3/i18n/overture/ad/update_status/', 'switch adgroup'],
    ['/api/v2/i18n/overture/creative/update_status/', 'switch ad'],
  ])('%s', (path, expected) => {
    const watched = watchedIn(`${path}?aadvid=${ACCOUNT}&req_src=bidding&X-Bogus=secret`);
    if (watched === null) throw new Error('not looked at');
    const form = watched.kind === 'list' ? [watched.form.version, watched.form.op ? 'op' : ''] : [];
    expect([watched.kind, watched.level, ...form].join(' ').trim()).toBe(expected);
    expect(watched.advertiserId).toBe(ACCOUNT);
  });

  test.each([
    `/api/v4/i18n/statistics/sketch/ad/list/?aadvid=${ACCOUNT}`,
    `/api/v4/i18n/statistics/op/expand/material/list/?aadvid=${ACCOUNT}`,
    `/api/v3/i18n/overture/ad/1846211451413538123/update_budget/?aadvid=${ACCOUNT}`,
    `/api/v3/i18n/overture/procedural_material/update_status/?aadvid=${ACCOUNT}`,
    `https://elsewhere.example/api/v4/i18n/statistics/op/campaign/list/?aadvid=${ACCOUNT}`,
    `https://log.example/?u=/api/v4/i18n/statistics/op/campaign/list/?aadvid=${ACCOUNT}`,
    '/api/v4/i18n/statistics/op/campaign/list/?req_src=bidding',
    '/api/v4/i18n/statistics/op/campaign/list/?aadvid=abc',
    '/api/v4/i18n/statistics/op/campaign/list/?aadvid=7011&x=1&aadvid=7012',
    '',
  ])('not %s', (url) => {
    expect(watchedIn(url)).toBeNull();
  });
});

/** A request of the 2026 form; `change` goes into `common_req`. */
const common = (change: object = {}, beside: object = {}) =>
  JSON.stringify({
    common_req: {
      st: '2026-03-10',
      et: '2026-03-10',
      lifetime: 0,
      page: 2,
      page_size: 20,
      sort_stat: 'stat_cost',
      sort_order: 1,
      keyword: '',
      metrics: ['stat_cost', 'cpc'],
      dimensions: ['campaign_id'],
      filters: [{ field: 'campaign_status', filter_type: 0, in_field_values: ['no_delete'] }],
      ...change,
    },
    extra: { scene: 'campaign_list_v2', list_version: 'v2' },
    ...beside,
  });

/** A request of the older form. */
const flat = (change: object = {}) =>
  JSON.stringify({
    version: 1,
    st: '2026-03-10',
    et: '2026-03-12',
    page: 1,
    limit: 20,
    lifetime: 0,
    relative_time: 'custom',
    compare_st: '2026-03-01',
    keyword: '',
    query_list: ['stat_cost'],
    campaign_status: ['no_delete'],
    ad_status: [],
    opt_status: [],
    objective_type_filter: [],
    selection_ids: { ad_ids: [], campaign_ids: [], creative_ids: [] },
    filters: [],
    get_compare_total: true,
    extra: {},
    ...change,
  });

describe('what a list was asked for', () => {
  test('both generations of bodies', () => {
    expect(listAskedIn(common(), 'campaign')).toEqual({
      from: '2026-03-10',
      to: '2026-03-10',
      page: 2,
      narrowed: false,
      flat: false,
    });
    expect(listAskedIn(flat(), 'campaign')).toEqual({
      from: '2026-03-10',
      to: '2026-03-12',
      page: 1,
      narrowed: false,
      flat: true,
    });
  });

  test.each([
    ['ids', common({ filters: [{ field: 'campaign_ids', filter_type: 0, in_field_values: ['1'] }] })],
    [
      'deleted ones only',
      common({ filters: [{ field: 'campaign_status', filter_type: 0, in_field_values: ['delete'] }] }),
    ],
    [
      'a comparison nobody has described',
      common({ filters: [{ field: 'campaign_status', filter_type: 6, in_field_values: ['no_delete'] }] }),
    ],
    ['a search', common({ keyword: 'spring' })],
    ['a word that is not known', common({ something_new: ['1'] })],
    ['a word beside', common({}, { report_id: 'mix_material' })],
    ['chosen rows', flat({ selection_ids: { campaign_ids: ['1'], ad_ids: [], creative_ids: [] } })],
    ['a status', flat({ campaign_status: ['campaign_delivery_ok'] })],
    ['an objective', flat({ objective_type_filter: [3] })],
    ['the switch', flat({ opt_status: '0' })],
  ])('is narrowed by %s', (_what, body) => {
    expect(listAskedIn(body, 'campaign')?.narrowed).toBe(true);
  });

  test('a list with deleted ones in it is not narrowed', () => {
    expect(listAskedIn(common({ filters: [] }), 'campaign')?.narrowed).toBe(false);
  });

  test.each([
    ['all time', common({ lifetime: 1 })],
    ['no days', common({ st: undefined })],
    ['rows of another level', common({ dimensions: ['ad_id'] })],
    ['rows by day', common({ dimensions: ['campaign_id', 'stat_time_day'] })],
    ['no JSON', 'st=2026-03-10'],
    ['a JSON list', '[]'],
    ['nothing', ''],
  ])('%s: it means something that we do not know', (_what, body) => {
    expect(listAskedIn(body, 'campaign')).toBeNull();
  });

  test('reads what we would ask ourselves', () => {
    const query = {
      advertiserId: ACCOUNT,
      within: null,
      deleted: false,
      from: '2026-03-10',
      to: '2026-03-11',
      page: 3,
    };
    for (const level of ['campaign', 'adgroup', 'ad'] as const) {
      for (const form of [undefined, { version: '3', op: false, flat: true }]) {
        const { path, body } = listRequest({ ...query, level }, form);
        expect(watchedIn(path)).toMatchObject({ kind: 'list', level, advertiserId: ACCOUNT });
        expect(listAskedIn(JSON.stringify(body), level)).toEqual({
          from: query.from,
          to: query.to,
          page: 3,
          narrowed: false,
          flat: form !== undefined,
        });
      }
    }
  });
});

describe('what a switch was asked to do', () => {
  const form = (fields: Record<string, string>) => (name: string) => fields[name] ?? null;

  test.each([
    ['campaign', { campaign_list: '["1846211451413538123"]', operation: 'disable' }, 'off'],
    ['adgroup', { ad_list: '["1846211451413538123"]', operation: 'enable' }, 'on'],
    [
      'ad',
      { creative_list: '["1846211451413538123"]', aco_creative_list: '[]', operation: 'delete' },
      'deleted',
    ],
    [
      'ad',
      { creative_list: '[]', aco_creative_list: '["1846211451413538123"]', operation: 'DISABLE' },
      'off',
    ],
  ] as const)('%s', (level, fields, to) => {
    expect(switchAskedIn(form(fields), level)).toEqual({ ids: ['1846211451413538123'], to });
  });

  test('an ad group’s request says nothing about ads', () => {
    const fields = form({ ad_list: '["1846211451413538123"]', operation: 'disable' });
    expect(switchAskedIn(fields, 'ad')).toBeNull();
  });

  test('ids that lost their last digits, no ids and words that are not known are not told', () => {
    expect(
      switchAskedIn(form({ ad_list: '[1846211451413538123]', operation: 'disable' }), 'adgroup'),
    ).toBeNull();
    expect(switchAskedIn(form({ ad_list: '[]', operation: 'disable' }), 'adgroup')).toBeNull();
    expect(switchAskedIn(form({ ad_list: '["1"]', operation: 'toString' }), 'adgroup')).toBeNull();
    expect(switchAskedIn(form({ ad_list: '["1"]' }), 'adgroup')).toBeNull();
  });

  test('as many ids as a page has rows', () => {
    const many = JSON.stringify(Array.from({ length: 150 }, (_, index) => String(index)));
    expect(switchAskedIn(form({ ad_list: many, operation: 'disable' }), 'adgroup')?.ids).toHaveLength(100);
  });
});
