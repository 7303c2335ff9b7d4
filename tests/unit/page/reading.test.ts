import { describe, expect, test } from 'vitest';
import { placeOf } from '@/utils/page/hosts';
import { isEntityId, parseCellSlot, tidyName } from '@/utils/page/slots';

describe('the place an address shows', () => {
  const at = (path: string) => placeOf(`https://ads.tiktok.com${path}`);
  test.each([
    ['/i18n/manage/campaign?aadvid=7011', 'campaign'],
    ['/i18n/manage/adgroup?st=2026-01-01&aadvid=7011', 'adgroup'],
    ['/i18n/manage/ad?aadvid=7011', 'ad'],
    ['/i18n/manage/creative/?aadvid=7011', 'ad'],
    ['/i18n/perf/campaign?aadvid=7011&campaignId=1', 'campaign'],
    ['/i18n/perf/adgroup?advid=7011', 'adgroup'],
  ])('%s is a list of the level %s', (path, level) => {
    expect(at(path)).toEqual({ advertiserId: '7011', level });
  });

  test.each([
    ['no account', '/i18n/manage/campaign'],
    ['an account that is no number', '/i18n/manage/campaign?aadvid=me'],
    ['two accounts that differ', '/i18n/manage/campaign?aadvid=7011&aadvid=7012'],
    ['another page', '/i18n/dashboard?aadvid=7011'],
    ['the creation flow', '/i18n/creation/1nn/create/campaign?aadvid=7011'],
    ['something below a list', '/i18n/manage/campaign/edit?aadvid=7011'],
    ['GMV Max, whose rows carry no id', '/i18n/gmv-max/dashboard?aadvid=7011'],
  ])('%s is no list', (_what, path) => {
    expect(at(path)).toBeNull();
  });

  test('the same path on another host is no list', () => {
    expect(placeOf('https://ads.tiktok.com.example/i18n/manage/campaign?aadvid=7011')).toBeNull();
    expect(placeOf('https://business.tiktok.com/i18n/manage/campaign?aadvid=7011')).toBeNull();
  });
});

describe('the slot name of a cell', () => {
  test('parts at the first underscore, because fields contain underscores', () => {
    expect(parseCellSlot('cell-1846211451413538123_campaign_name')).toEqual({
      rowId: '1846211451413538123',
      field: 'campaign_name',
    });
  });

  test.each([null, '', 'footer-stat_cost', 'header-name', 'cell-', 'cell-123', 'cell-_name', 'cell-123_'])(
    '%s is no cell',
    (slot) => {
      expect(parseCellSlot(slot)).toBeNull();
    },
  );

  test.each([
    ['1846211451413538123', true],
    ['184621145141353', true],
    ['18462114514135381234', true],
    ['18462114514135', false],
    ['184621145141353812345', false],
    ['draft-1', false],
    ['total', false],
    ['1846211451413538123 ', false],
    ['1846211451413538١٢٣', false],
  ])('row id %s is an entity id: %s', (id, answer) => {
    expect(isEntityId(id)).toBe(answer);
  });
});

test('white space is evened out, everything else of a name is kept', () => {
  expect(tidyName('  Spring\n   sale\u00a0🌱 ')).toBe('Spring sale 🌱');
  expect(tidyName('<b>מבצע</b>')).toBe('<b>מבצע</b>');
  expect(tidyName(null)).toBe('');
});
