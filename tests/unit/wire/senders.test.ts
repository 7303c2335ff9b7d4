import { describe, expect, it } from 'vitest';
import { mayCall, originOf, whoIs, type Sender } from '@/utils/wire/senders';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const OWN = `chrome-extension://${ID}`;
/** Our script in the main frame of an Ads Manager tab, as Chromium describes it. */
const IN_ADS_MANAGER: Sender = {
  id: ID,
  url: 'https://ads.tiktok.com/i18n/manage/campaign?aadvid=1',
  origin: 'https://ads.tiktok.com',
  tab: { id: 7 },
  frameId: 0,
};
const POPUP: Sender = { id: ID, url: `${OWN}/popup.html`, origin: OWN };
const who = (sender: Sender) => whoIs(sender, ID, OWN);

describe('who sent a message', () => {
  it.each<[string, Sender, string]>([
    ['our script in Ads Manager', IN_ADS_MANAGER, 'ads-manager'],
    ['the same where the browser gives no origin', { ...IN_ADS_MANAGER, origin: undefined }, 'ads-manager'],
    [
      'the same after a soft navigation left the address stale',
      { ...IN_ADS_MANAGER, url: 'about:blank' },
      'ads-manager',
    ],
    ['the popup', POPUP, 'own-page'],
    ['one of our pages in a tab', { ...POPUP, tab: { id: 8 }, frameId: 0 }, 'own-page'],
    ['our page where the browser gives no origin', { ...POPUP, origin: undefined }, 'own-page'],
  ])('%s', (_what, sender, is) => {
    expect(who(sender)).toBe(is);
  });

  it.each<[string, Sender]>([
    ['another extension', { ...IN_ADS_MANAGER, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['another extension that claims our address', { ...POPUP, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['nobody: a sender without an id', { ...POPUP, id: undefined }],
    ['a frame inside Ads Manager', { ...IN_ADS_MANAGER, frameId: 3 }],
    ['Ads Manager framed by another site', { ...IN_ADS_MANAGER, frameId: 1 }],
    ['something outside any tab', { ...IN_ADS_MANAGER, tab: undefined }],
    ['a tab without an id', { ...IN_ADS_MANAGER, tab: {} }],
    [
      'another extension’s page',
      { id: ID, url: 'chrome-extension://other/popup.html', origin: 'chrome-extension://other' },
    ],
    ['a sender without origin and address', { id: ID, tab: { id: 7 }, frameId: 0 }],
  ])('is refused when it was %s', (_what, sender) => {
    expect(who(sender)).toBeNull();
  });

  it.each([
    'http://ads.tiktok.com',
    'https://ads.tiktok.com:8443',
    'https://www.tiktok.com',
    'https://business.tiktok.com',
    'https://ads.tiktok.com.elsewhere.example',
    'https://elsewhere.example',
    'https://xads.tiktok.com',
    'null',
    '',
  ])('is refused from the origin %j', (origin) => {
    expect(who({ ...IN_ADS_MANAGER, origin })).toBeNull();
    if (URL.canParse(origin))
      expect(who({ ...IN_ADS_MANAGER, origin: undefined, url: `${origin}/i18n` })).toBeNull();
  });

  it.each([
    'https://elsewhere.example/?https://ads.tiktok.com/',
    'https://ads.tiktok.com@elsewhere.example/',
    'about:blank',
    'data:text/html,https://ads.tiktok.com',
    'file:///ads.tiktok.com',
    'not an address',
  ])('is refused from the address %s', (url) => {
    expect(who({ ...IN_ADS_MANAGER, origin: undefined, url })).toBeNull();
  });

  it('an origin that says otherwise goes before the address', () => {
    expect(who({ ...IN_ADS_MANAGER, origin: 'https://elsewhere.example' })).toBeNull();
    expect(who({ ...POPUP, origin: 'https://ads.tiktok.com' })).toBeNull();
  });
});

describe('what a sender may ask', () => {
  it.each([
    ['own-page', 'own-page', true],
    ['own-page', 'ads-manager', true],
    ['ads-manager', 'ads-manager', true],
    ['ads-manager', 'own-page', false],
  ] as const)('%s, a command for %s: %s', (sender, needed, allowed) => {
    expect(mayCall(sender, needed)).toBe(allowed);
  });
});

describe('the origin of an address', () => {
  it.each([
    ['https://ads.tiktok.com/i18n/manage?x=1#y', 'https://ads.tiktok.com'],
    ['https://ADS.tiktok.com:443/', 'https://ads.tiktok.com'],
    [`${OWN}/popup.html`, OWN],
    [
      'moz-extension://1f2e3d4c-0000-4000-8000-000000000000/popup.html',
      'moz-extension://1f2e3d4c-0000-4000-8000-000000000000',
    ],
  ])('%s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  it.each([undefined, '', 'popup.html'])('%j has none', (url) => {
    expect(originOf(url)).toBeNull();
  });
});
