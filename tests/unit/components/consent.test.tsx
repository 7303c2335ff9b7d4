// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Connecting } from '@/components/connect/connecting';
import type { AccessNow } from '@/components/connect/use-access';
import { CONSENT_REFUSALS, nextWay, type ConsentRefusal, type ConsentWay } from '@/utils/core/consent';
import type { Connection, Consent } from '@/utils/store/database';
import { inEnglish } from '../../support/english';
import { playWorker, press, pressByScript, show } from '../../support/faces';

const DAY = 24 * 60 * 60_000;
const access = (change: Partial<AccessNow> = {}): AccessNow => ({
  connection: null,
  connections: [],
  consent: null,
  advertisers: [],
  stopped: [],
  ...change,
});
const refused = (at: ConsentRefusal, way: ConsentWay = 'window'): Consent => ({
  gateway: 'mcp',
  way,
  state: 'refused',
  at: 0,
  refused: { at },
});
const connection = (change: Partial<Connection> = {}): Connection => ({
  gateway: 'mcp',
  state: 'connected',
  person: 'Owner',
  connectedAt: 0,
  checkedAt: Date.now(),
  missing: [],
  ...change,
});
const takes = { 'ask-consent': () => null, 'forget-consent': () => null };
const button = (key: Parameters<typeof inEnglish>[0]) => screen.getByRole('button', { name: inEnglish(key) });

it('TikTok’s own way comes first, a token second', () => {
  show(<Connecting access={access()} online />);
  const titles = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(titles).toEqual([inEnglish('mcp_title'), inEnglish('connect_title')]);
});

it('one press asks TikTok, and a script’s press does not', async () => {
  const asked = playWorker(takes);
  show(<Connecting access={access()} online />);
  pressByScript(button('mcp_connect'));
  press(button('mcp_connect'));
  await waitFor(() => expect(asked).toEqual([{ command: 'ask-consent', input: { way: 'window' } }]));
});

it('while TikTok’s page is open the person can give it up, and asks for no second one', async () => {
  const asked = playWorker(takes);
  const consent: Consent = { gateway: 'mcp', way: 'window', state: 'asking', at: 0 };
  show(<Connecting access={access({ consent })} online />);
  expect(screen.queryByRole('button', { name: inEnglish('mcp_connect') })).toBeNull();
  press(button('common_cancel'));
  await waitFor(() => expect(asked.map(({ command }) => command)).toEqual(['forget-consent']));
});

describe('what was refused is said, and leads on', () => {
  it.each(CONSENT_REFUSALS.flatMap((at) => [[at, 'window'] as const, [at, 'tab'] as const]))(
    '%s (%s)',
    (at, way) => {
      show(<Connecting access={access({ consent: refused(at, way) })} online />);
      const note = within(document.querySelector<HTMLElement>('.note-problem') ?? document.body);
      note.getByText(inEnglish(`mcp_refused_${at.replaceAll('-', '_')}` as never));
      const next = nextWay(at, way);
      note.getByText(inEnglish(`mcp_next_${next}`));
      if (next === 'tab') note.getByRole('button', { name: inEnglish('mcp_go_on_tab') });
      if (next === 'token') note.getByRole('link', { name: inEnglish('mcp_go_on_token') });
      if (next === 'page') note.getByRole('link', { name: inEnglish('common_open_ads_manager') });
      // TikTok can be asked again whatever it was.
      expect(button('mcp_connect_again').hasAttribute('disabled')).toBe(false);
      expect(document.querySelector('#connect #token')).not.toBeNull();
    },
  );

  it.each(['denied', 'exchange'] as const)('%s: to a token, while what is connected works', (at) => {
    show(<Connecting access={access({ connections: [connection()], consent: refused(at) })} online />);
    const link = screen.getByRole('link', { name: inEnglish('mcp_go_on_token') });
    expect(document.querySelector(`${link.getAttribute('href')} #token`)).not.toBeNull();
  });

  it('to a tab when the browser may show its address', async () => {
    const asked = playWorker(takes);
    const request = vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => true);
    show(<Connecting access={access({ consent: refused('redirect') })} online />);
    press(button('mcp_go_on_tab'));
    await waitFor(() => expect(asked).toEqual([{ command: 'ask-consent', input: { way: 'tab' } }]));
    expect(request).toHaveBeenCalledWith({ origins: ['http://127.0.0.1/*'] });
  });

  it('and not there when the person does not want that', async () => {
    const asked = playWorker(takes);
    vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => false);
    show(<Connecting access={access({ consent: refused('redirect') })} online />);
    press(button('mcp_go_on_tab'));
    await screen.findByText(inEnglish('mcp_tab_not_allowed'));
    expect(asked).toEqual([]);
  });
});

describe('what is connected', () => {
  const shown = (change: Partial<Connection>) => {
    const mine = connection(change);
    show(<Connecting access={access({ connection: mine, connections: [mine] })} online />);
  };

  it('says until when, and offers nothing else while it works', () => {
    shown({ endsAt: Date.now() + 20 * DAY });
    screen.getByText(/This consent, and all watching through it, ends on/);
    expect(screen.queryByRole('heading', { name: inEnglish('mcp_title') })).toBeNull();
  });

  it('says louder that the end is near, and how to go on', async () => {
    const asked = playWorker(takes);
    shown({ endsAt: Date.now() + 2 * DAY });
    screen.getByText(/This consent ends on .*nothing is watched/);
    press(button('mcp_agree_again'));
    await waitFor(() => expect(asked).toHaveLength(1));
  });

  it('says that it is over, and offers both ways again', () => {
    shown({ state: 'revoked', endsAt: 0 });
    screen.getByText(inEnglish('mcp_over'));
    screen.getByRole('heading', { name: inEnglish('mcp_again_title') });
    screen.getByRole('heading', { name: inEnglish('connect_title') });
  });

  it('names account by account what the login cannot do', () => {
    const mine = connection();
    const account = { id: '7011223344556677889', name: 'Shop', currency: 'USD', timezone: 'UTC', status: 'STATUS_ENABLE', gateway: 'mcp', listedAt: null, listProblem: null } as const; // prettier-ignore
    const advertisers = [
      { ...account, missing: ['read-ads'] },
      { ...account, id: '7011223344556677890', name: 'Other' },
    ];
    show(<Connecting access={access({ connection: mine, connections: [mine], advertisers })} online />);
    within(screen.getByRole('row', { name: /Shop/ })).getByText(inEnglish('connect_missing_ads'));
    expect(within(screen.getByRole('row', { name: /Other/ })).queryByText(inEnglish('connect_missing_ads'))).toBeNull(); // prettier-ignore
  });

  it('after a disconnect that TikTok did not confirm, the person hears of it', async () => {
    playWorker({ disconnect: () => ({ ended: false }) });
    shown({});
    press(button('connect_disconnect'));
    const [, confirm] = screen.getAllByRole('button', {
      name: inEnglish('connect_disconnect'),
      hidden: true,
    });
    press(confirm ?? document.body);
    await screen.findByText(inEnglish('mcp_not_ended'));
  });
});
