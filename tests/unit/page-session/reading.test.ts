import { describe, expect, it } from 'vitest';
import { classOf } from '@/utils/core/status';
import { campaignRow, CAMPAIGN, FakePage, REF, tableOf, answered, type Raw, STOPPED } from './fake-page';

function reading(rows: Raw[], pagination: Raw = {}): FakePage {
  const page = new FakePage();
  page.list = () => tableOf(rows, pagination);
  return page;
}

const read = (page: FakePage) => page.gateway.readEntity(REF, 'click');

describe('one campaign in the page’s own list', () => {
  it('is asked for by its exact id, deleted ones included, and dated by TikTok', async () => {
    const page = reading([campaignRow()]);
    expect(await read(page)).toMatchObject({
      ok: true,
      value: {
        ref: REF,
        name: 'Spring',
        switch: 'off',
        status: 'disable / campaign_disable',
        kind: 'unknown',
      },
      stamp: { tiktokAt: Date.parse('2026-03-10T15:20:00Z'), requestIds: ['log-1'] },
    });
    expect(page.queries()).toMatchObject([
      { level: 'campaign', within: { level: 'campaign', ids: [CAMPAIGN] }, deleted: true, page: 1 },
    ]);
  });

  it.each([
    ['0', 'delivery_ok', 'on'],
    ['1', 'disable', 'off'],
    [0, 'delivery_ok', 'on'],
    ['1', 'campaign_deleted', 'deleted'],
    ['2', 'delivery_ok', 'unknown'],
    ['', 'delivery_ok', 'unknown'],
    [undefined, 'disable', 'unknown'],
  ])('with an opt status of %s and %s is %s', async (opt, primary, is) => {
    const page = reading([campaignRow({ campaign_opt_status: opt, campaign_primary_status: primary })]);
    expect(await read(page)).toMatchObject({ value: { switch: is } });
  });

  it('keeps ids that came as numbers to the last digit', async () => {
    const page = new FakePage();
    const body = JSON.stringify({
      code: 0,
      data: { table: [campaignRow()], pagination: { page: 1, page_count: 1, total_count: 1 } },
    }).replace(`"${CAMPAIGN}"`, CAMPAIGN);
    page.list = () => answered(body);
    expect(await read(page)).toMatchObject({ value: { ref: { id: CAMPAIGN } } });
  });

  it('may be named after a captcha or a login', async () => {
    const name = 'Verify: captcha, not logged in';
    expect(await read(reading([campaignRow({ campaign_name: name })]))).toMatchObject({ value: { name } });
  });

  it('is gone only when the list says that it has nothing', async () => {
    expect(await read(reading([]))).toMatchObject({ ok: true, value: null });
    expect(await read(reading([], { total_count: 1 }))).toMatchObject({ ok: false });
  });

  it('is not gone when the filter was not obeyed', async () => {
    const other = campaignRow({ campaign_id: '1846211451413538999' });
    expect(await read(reading([other]))).toMatchObject({
      ok: false,
      problem: { reason: 'page-incomplete' },
    });
  });
});

describe('one campaign that the list has twice', () => {
  it.each(['click', 'watch'] as const)('is neither of the two (%s)', async (priority) => {
    const on = campaignRow({ campaign_opt_status: '0', campaign_primary_status: 'delivery_ok' });
    const page = reading([campaignRow(), on]);
    expect(await page.gateway.readSwitch(STOPPED, priority)).toMatchObject({
      ok: false,
      problem: { reason: 'page-incomplete' },
    });
  });
});

describe('statuses of the page', () => {
  it.each([
    ['delivery_ok / campaign_delivery_ok', 'running'],
    ['delivery_limited', 'running'],
    ['enable', 'running'],
    ['disable / campaign_disable', 'off'],
    ['delete / campaign_delete', 'off'],
    ['not_delivery / ad_balance_exceed', 'may-resume'],
    ['not_delivery / ad_time_done', 'ended'],
    ['disable / campaign_delivery_ok', 'unknown'],
    ['roi2_mutex_exclusive_product', 'unknown'],
    ['something_new', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s means %s on every level', (status, meaning) => {
    for (const level of ['campaign', 'adgroup', 'ad'] as const) expect(classOf(level, status)).toBe(meaning);
  });
});

describe('everything below', () => {
  const ad = (id: string, more: Raw = {}): Raw => ({
    creative_id: id,
    creative_name: 'Ad',
    creative_opt_status: '0',
    creative_primary_status: 'disable',
    ad_id: '1846211451413538200',
    campaign_id: CAMPAIGN,
    ...more,
  });
  const group: Raw = {
    ad_id: '1846211451413538200',
    ad_name: 'Group',
    ad_opt_status: '0',
    ad_primary_status: 'disable',
    campaign_id: CAMPAIGN,
  };
  it('is read at both levels, `ad` meaning ad groups and `creative` ads', async () => {
    const page = new FakePage();
    page.list = ({ level }) => tableOf(level === 'adgroup' ? [group] : [ad('1846211451413538300')]);
    expect(await page.gateway.readTree(STOPPED, 'proof')).toMatchObject({
      ok: true,
      value: {
        total: 2,
        complete: true,
        nodes: [
          { level: 'adgroup', id: '1846211451413538200', status: 'disable' },
          { level: 'ad', id: '1846211451413538300', status: 'disable' },
        ],
      },
    });
  });

  it('is read to the last page, and is not whole while one is missing', async () => {
    const many = Array.from({ length: 150 }, (_, n) => ad(String(1846211451413539000n + BigInt(n))));
    const page = new FakePage();
    page.list = ({ level, page: number }) =>
      level === 'adgroup'
        ? tableOf([group])
        : tableOf(many.slice((number - 1) * 100, number * 100), {
            page: number,
            page_count: 2,
            total_count: 150,
          });
    expect(await page.gateway.readTree(STOPPED, 'proof')).toMatchObject({
      value: { total: 151, complete: true },
    });

    page.list = ({ level }) =>
      level === 'adgroup'
        ? tableOf([group])
        : tableOf(many.slice(0, 100), { page_count: 1, total_count: 150 });
    expect(await page.gateway.readTree(STOPPED, 'proof')).toMatchObject({
      value: { total: 151, complete: false },
    });
  });

  it('counts what stands for ads without a name of their own, and believes their status', async () => {
    const page = new FakePage();
    const placeholder = ad('0', { universal_type: 1, creative_primary_status: 'delivery_ok' });
    page.list = ({ level }) => tableOf(level === 'adgroup' ? [group] : [placeholder]);
    expect(await page.gateway.readTree(STOPPED, 'proof')).toMatchObject({
      value: { total: 2, nodes: [{}, { id: '0', status: 'delivery_ok' }] },
    });
  });
});

describe('a list that is not as it must be', () => {
  const bad: [string, FakePage['list'], string][] = [
    ['a wrong page echoed', () => tableOf([campaignRow()], { page: 7 }), 'page-incomplete'],
    [
      'no pagination at all',
      () => answered(JSON.stringify({ code: 0, data: { table: [campaignRow()] } })),
      'page-incomplete',
    ],
    ['a row without an id', () => tableOf([campaignRow({ campaign_id: undefined })]), 'page-changed'],
    ['no table', () => answered(JSON.stringify({ code: 0, data: { rows: [] } })), 'page-changed'],
    ['a refusal', () => answered('{"code":1300400001,"msg":"x"}'), 'page-refused'],
    ['plain text that claims to be JSON', () => answered('json: cannot unmarshal'), 'page-changed'],
    ['a page instead of data', () => answered('<html></html>', { type: 'text/html' }), 'session-refused'],
    ['an empty answer', () => answered(''), 'session-refused'],
    ['the way to sign in', () => answered('<html>', { login: true, redirected: true }), 'session-ended'],
    ['401', () => answered('{}', { status: 401 }), 'session-ended'],
    ['words that nobody is signed in', () => answered('{"code":1,"msg":"not login"}'), 'session-ended'],
    ['403', () => answered('{}', { status: 403 }), 'session-refused'],
    ['400 for the form token', () => answered('<html>no csrf token', { status: 400 }), 'session-refused'],
    ['429', () => answered('{}', { status: 429 }), 'session-limited'],
    ['a captcha', () => answered('{"code":10000,"verify_center_decision":"captcha"}'), 'session-challenged'],
    ['no network', () => ({ outcome: 'failed', reason: 'offline' }), 'offline'],
    ['silence', () => ({ outcome: 'failed', reason: 'silent' }), 'page-silent'],
    ['no tab', () => ({ outcome: 'failed', reason: 'no-tab' }), 'no-tab'],
    ['too much', () => ({ outcome: 'failed', reason: 'too-large' }), 'page-changed'],
  ];

  it.each(bad)('%s is a problem and never an empty list', async (_, list, reason) => {
    const page = new FakePage();
    page.list = list;
    expect(await read(page)).toMatchObject({ ok: false, problem: { reason } });
    const stops = /^session-|page-changed/.test(reason);
    expect(page.stopped.get(REF.advertiserId)).toBe(stops ? reason : undefined);
  });

  it('is not asked again after it stopped the session, until the person wants it', async () => {
    const page = new FakePage();
    page.list = () => answered('');
    await read(page);
    expect(await read(page)).toMatchObject({
      problem: { reason: 'session-stopped', remedy: 'resume-session' },
    });
    expect(page.asked).toHaveLength(1);
    page.stopped.clear();
    page.list = () => tableOf([campaignRow()]);
    expect(await read(page)).toMatchObject({ ok: true, value: { name: 'Spring' } });
  });
});

describe('every look', () => {
  it('is told with what came of it', async () => {
    const page = reading([campaignRow()]);
    await read(page);
    page.list = () => ({ outcome: 'failed', reason: 'no-tab' });
    await read(page);
    page.list = () => answered('<html>', { type: 'text/html' });
    await read(page);
    expect(page.looks).toEqual([
      [REF.advertiserId, null],
      [REF.advertiserId, 'no-tab'],
      [REF.advertiserId, 'session-refused'],
    ]);
    // Once it is stopped nobody looks.
    await read(page);
    expect(page.looks).toHaveLength(3);
  });
});
