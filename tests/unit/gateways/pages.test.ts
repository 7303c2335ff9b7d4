import { describe, expect, it } from 'vitest';
import { ADVERTISER, CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated, wholeList } from './reach';

const adGroup = (n: number) => ({
  adgroup_id: `18462114514135${String(n).padStart(5, '0')}`,
  campaign_id: CAMPAIGN,
  adgroup_name: `Ad group ${n}`,
  operation_status: 'ENABLE',
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => adGroup(from + n));

/** Ad groups in pages as given; no ads. */
function inPages(pages: { list: unknown[]; total: number; pages?: number }[]) {
  return reachAnswering(({ url }) => {
    if (url.pathname.endsWith('/ad/get/')) return wholeList([]);
    const page = Number(url.searchParams.get('page'));
    const { list, total, pages: total_page = pages.length } = pages[page - 1] ?? { list: [], total: 0 };
    return enveloped({ list, page_info: { page, page_size: 1000, total_number: total, total_page } });
  });
}

describe('a long list', () => {
  it('is read to its last page', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ ads: 700 }, { ads: 700 }, { ads: 700 }] }],
    });
    const tree = await gateway.readTree(entity(), 'click');
    expect(tree).toMatchObject({ ok: true, value: { total: 2103, complete: true } });
    expect(tree.ok && new Set(tree.value.nodes.map(({ id }) => id)).size).toBe(2103);
    const pages = simulator.journal.entries().map(({ path, query }) => `${path.slice(15)} ${query.page}`);
    expect(pages).toEqual(['adgroup/get/ 1', 'ad/get/ 1', 'ad/get/ 2', 'ad/get/ 3']);
  });

  it('of Smart+ ads comes in their smaller pages', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Spring', kind: 'smart-plus', adGroups: [{ ads: 250 }] }],
    });
    const tree = await gateway.readTree(entity('smart-plus'), 'click');
    expect(tree).toMatchObject({ ok: true, value: { total: 251, complete: true } });
    expect(simulator.journal.entries().map(({ query }) => query.page_size)).toEqual([
      '1000',
      '100',
      '100',
      '100',
    ]);
  });

  it('of GMV Max campaigns comes in their smaller pages', async () => {
    const campaigns = Array.from({ length: 150 }, (_, n) => ({
      name: `Shop ${n}`,
      kind: 'gmv-max' as const,
    }));
    const { gateway } = reachSimulated({ campaigns });
    const listed = await gateway.listCampaigns(ADVERTISER);
    expect(listed.ok && new Set(listed.value.map(({ ref }) => ref.id)).size).toBe(150);
  });

  it('that breaks off on a later page is no list at all', async () => {
    const { gateway } = reachAnswering(({ url }) => {
      if (url.searchParams.get('page') === '2') return enveloped({}, 50000);
      const page_info = { page: 1, page_size: 1000, total_number: 4, total_page: 2 };
      return enveloped({ list: range(0, 2), page_info });
    });
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({ ok: false });
  });
});

describe('what is below a campaign is not known to be everything', () => {
  it('when the last row of a page is missing', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ ads: 2 }, { ads: 2 }] }],
    });
    simulator.faults.arm({ name: 'pages-missing', endpoint: 'adgroup/get' });
    const tree = await gateway.readTree(entity(), 'click');
    expect(tree).toMatchObject({ ok: true, value: { total: 6, complete: false } });
    expect(tree.ok && tree.value.nodes).toHaveLength(5);
  });

  it('when later pages are empty', async () => {
    const { gateway, simulator } = reachSimulated({
      campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ ads: 1500 }] }],
    });
    simulator.faults.arm({ name: 'pages-missing', endpoint: 'ad/get' });
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({
      value: { total: 1501, complete: false },
    });
  });

  it('when the count changes while reading, even if the rows add up at the end', async () => {
    const { gateway } = inPages([
      { list: range(0, 2), total: 3 },
      { list: range(2, 4), total: 4 },
    ]);
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({ value: { total: 4, complete: false } });
  });

  it('when there are fewer pages than the count needs', async () => {
    const { gateway } = inPages([{ list: range(0, 10), total: 15, pages: 1 }]);
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({
      value: { total: 15, complete: false },
    });
  });

  it('when there are more rows than the count says', async () => {
    const { gateway } = inPages([{ list: range(0, 3), total: 2 }]);
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({ value: { complete: false } });
  });
});

describe('an empty list', () => {
  it('that TikTok counts as empty is complete', async () => {
    const { gateway } = inPages([{ list: [], total: 0, pages: 0 }]);
    expect(await gateway.readTree(entity(), 'click')).toMatchObject({
      value: { nodes: [], total: 0, complete: true },
    });
  });
});
