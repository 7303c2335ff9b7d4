// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PageHealth } from '@/components/connect/page-health';
import type { AccessNow } from '@/components/connect/use-access';
import type { KnownAdvertiser, PageLook } from '@/utils/store/database';
import { inEnglish } from '../../support/english';
import { emptyStore, playWorker, press, pressByScript, show } from '../../support/faces';

const ID = '7011223344556677889';
const MINUTE = 60_000;
const account: KnownAdvertiser = {
  id: ID,
  name: 'Shop',
  currency: 'USD',
  timezone: 'UTC',
  status: '',
  gateway: 'page-session',
  listedAt: null,
  listProblem: null,
};
const access = (change: Partial<AccessNow> = {}): AccessNow => ({
  connection: null,
  connections: [],
  consent: null,
  advertisers: [account],
  stopped: [],
  ...change,
});
const look = (change: Partial<PageLook> = {}): PageLook => ({
  advertiserId: ID,
  at: Date.now() - 2 * MINUTE,
  problem: null,
  workedAt: Date.now() - 2 * MINUTE,
  ...change,
});
/** What is said once the looks were read. */
async function told(change: Partial<AccessNow>, looks: PageLook[] = [], alone = false): Promise<string> {
  const store = emptyStore();
  await store.pageLooks.bulkPut(looks);
  const { container } = show(<PageHealth access={access(change)} alone={alone} />, store);
  await waitFor(() =>
    expect(container.querySelector('.access, .quiet-line + ul .quiet-line')).not.toBeNull(),
  );
  return container.textContent ?? '';
}

describe('how the page way is doing', () => {
  it('is told of the accounts it is for, by name and id', async () => {
    const byToken = { ...account, id: '7099999999999999999', name: 'Other', gateway: 'mcp' } as const;
    const text = await told({ advertisers: [account, byToken] });
    expect(text).toContain(`Shop${ID}`);
    expect(text).not.toContain('Other');
    expect(text).toContain(inEnglish('popup_not_looked'));
  });

  it('is not told where it is the way to nothing', () => {
    const byConsent = access({ advertisers: [{ ...account, gateway: 'mcp' }] });
    expect(show(<PageHealth access={byConsent} alone={false} />).container.textContent).toBe('');
  });

  it('says when it last looked, and that it worked', async () => {
    expect(await told({}, [look()])).toContain(inEnglish('options_page_worked', '2m ago'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('leads to Ads Manager where a look did not work', async () => {
    const asked = playWorker({ 'open-ads-manager': () => null });
    await told({}, [look({ problem: { reason: 'no-tab', apiCode: null } })]);
    press(screen.getByRole('button', { name: inEnglish('common_open_ads_manager') }));
    await waitFor(() =>
      expect(asked).toEqual([{ command: 'open-ads-manager', input: { advertiserId: ID } }]),
    );
  });

  it('says why a look did not work, and when one last did', async () => {
    const problem = { reason: 'no-tab', apiCode: null };
    const text = await told({}, [look({ problem, workedAt: Date.now() - 60 * MINUTE })]);
    expect(text).toContain(inEnglish('options_page_failed', '2m ago'));
    expect(text).toContain(inEnglish('problem_no_tab'));
    expect(text).toContain(inEnglish('options_page_worked_before', '1h ago'));
  });

  it('says whether anybody looks while no tab is open', async () => {
    expect(await told({}, [], true)).toContain(inEnglish('options_no_tab_on'));
    expect(await told({}, [], false)).toContain(inEnglish('options_no_tab_off'));
  });

  it('says since when and why it was stopped, and only a person lets it go on', async () => {
    const asked = playWorker({ 'resume-session': () => null });
    const stopped = [{ advertiserId: ID, reason: 'session-challenged', at: Date.now() - 3 * MINUTE }];
    // A connection may have come since: that the page was stopped is still so.
    const text = await told({ stopped, advertisers: [{ ...account, gateway: 'mcp' }] }, [look()]);
    expect(text).toContain(inEnglish('options_page_stopped', '3m ago'));
    expect(text).toContain(inEnglish('problem_session_challenged'));
    expect(text).not.toContain(inEnglish('options_page_worked', '2m ago'));
    const goOn = screen.getByRole('button', { name: inEnglish('page_go_on') });
    pressByScript(goOn);
    press(goOn);
    await waitFor(() => expect(asked).toEqual([{ command: 'resume-session', input: { advertiserId: ID } }]));
  });
});
