import { describe, expect, test } from 'vitest';
import { accountRequest, listRequest } from '@/utils/page/list-request';
import type { ListQuery } from '@/utils/wire/page-answers';

const QUERY: ListQuery = {
  advertiserId: '7011234567890123456',
  level: 'campaign',
  within: null,
  deleted: true,
  from: '2026-03-10',
  to: '2026-03-11',
  page: 1,
};

interface Common {
  common_req: { dimensions: string[]; filters: object[]; [field: string]: unknown };
}
const commonOf = (change: Partial<ListQuery>) =>
  (listRequest({ ...QUERY, ...change }).body as Common).common_req;

describe('asking for a list as Ads Manager does', () => {
  test('the days, the page and the account are the ones asked for', () => {
    const { path, body } = listRequest({ ...QUERY, page: 4 });
    expect(path).toBe('/api/v4/i18n/statistics/op/campaign/list/?aadvid=7011234567890123456&req_src=bidding');
    expect((body as Common).common_req).toMatchObject({
      st: '2026-03-10',
      et: '2026-03-11',
      lifetime: 0,
      page: 4,
      page_size: 100,
    });
  });

  test.each([
    ['campaign', '/op/campaign/list/', 'campaign_id', 'campaign_status'],
    ['adgroup', '/op/adgroup/list/', 'ad_id', 'ad_status'],
    ['ad', '/op/ad/list/', 'creative_id', 'creative_status'],
  ] as const)(
    'a list of %s rows: the path in everybody’s words, the body in TikTok’s',
    (level, path, id, status) => {
      expect(listRequest({ ...QUERY, level }).path).toContain(path);
      expect(commonOf({ level })).toMatchObject({ dimensions: [id], filters: [] });
      expect(commonOf({ level, deleted: false }).filters).toEqual([
        { field: status, filter_type: 0, in_field_values: ['no_delete'] },
      ]);
    },
  );

  test.each([
    ['campaign', 'campaign_ids'],
    ['adgroup', 'ad_ids'],
    ['ad', 'creative_ids'],
  ] as const)('exact ids of a %s go by their own name', (level, field) => {
    const within = { level, ids: ['1846211451413538123'] };
    expect(commonOf({ level: 'ad', within }).filters).toEqual([
      { field, filter_type: 0, in_field_values: within.ids },
    ]);
    const older = listRequest({ ...QUERY, level: 'ad', within }, { version: '3', op: false, flat: true });
    expect(older.path).toContain('/api/v3/i18n/statistics/ad/list/?');
    expect(older.body).toMatchObject({
      st: '2026-03-10',
      limit: 100,
      creative_status: [],
      selection_ids: { campaign_ids: [], ad_ids: [], creative_ids: [], [field]: within.ids },
    });
  });

  test('without deleted ones in the older form', () => {
    const older = listRequest(
      { ...QUERY, level: 'adgroup', deleted: false },
      { version: '4', op: false, flat: true },
    );
    expect(older.body).toMatchObject({ ad_status: ['no_delete'] });
  });

  test('the account by its id alone', () => {
    expect(accountRequest('7011').body).toEqual({ Context: { adv_id: '7011' }, module_list: [0, 3] });
  });
});
