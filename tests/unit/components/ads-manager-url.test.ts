import { describe, expect, it } from 'vitest';
import { adsManagerUrl } from '../../../components/ads-manager-url';

describe('the way to Ads Manager', () => {
  it('opens the list filtered to the campaign', () => {
    const url = new URL(adsManagerUrl({ advertiserId: '7', level: 'campaign', id: '18' }, null));
    expect(url.origin + url.pathname).toBe('https://ads.tiktok.com/i18n/manage/campaign');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      aadvid: '7',
      'filters[0][field]': 'campaign_ids',
      'filters[0][filter_type]': '0',
      'filters[0][in_field_values][0]': '18',
    });
  });

  it('opens the campaign above an ad group, or the whole list when it is not known', () => {
    const ref = { advertiserId: '7', level: 'adgroup' as const, id: '99' };
    expect(new URL(adsManagerUrl(ref, '18')).searchParams.get('filters[0][in_field_values][0]')).toBe('18');
    expect([...new URL(adsManagerUrl(ref, null)).searchParams.keys()]).toEqual(['aadvid']);
  });
});
