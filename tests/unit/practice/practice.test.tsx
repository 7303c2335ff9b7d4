// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { configure, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Practice } from '@/components/welcome/practice/practice';
import { startPractice } from '@/entrypoints/welcome/practice';
import { inEnglish } from '../../support/english';
import { press, pressByScript, show } from '../../support/faces';

const STOPS = inEnglish('practice_campaign_stops');

/** Locks as the browser has them, for the one page there is. */
const locks = {
  request: (_name: string, work: () => Promise<void>) => work(),
  query: () => Promise.resolve({ held: [], pending: [] }),
};

// The real engine works behind these faces, on whatever machine this is.
configure({ asyncUtilTimeout: 15_000 });

let now = Date.parse('2026-03-10T15:20:00Z');

beforeEach(() => {
  // The same press within a second is one press, in whichever test.
  vi.useFakeTimers({ toFake: ['Date'], now: (now += 60_000) });
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
});
afterEach(() => vi.useRealTimers());

async function begin() {
  const asked = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  const shown = show(<Practice start={startPractice} />);
  press(screen.getByRole('button', { name: inEnglish('practice_start') }));
  await screen.findByRole('button', { name: inEnglish('common_pause_named', STOPS) });
  return { asked, real: shown.store };
}

test('a person pauses a sample campaign, and neither the worker nor the own list hears of it', async () => {
  const { asked, real } = await begin();
  press(screen.getByRole('button', { name: inEnglish('common_pause_named', STOPS) }));
  await screen.findByRole('article', { name: STOPS });
  await screen.findByText(inEnglish('popup_taken_pause', STOPS));
  expect(asked).not.toHaveBeenCalled();
  expect(await real.orders.count()).toBe(0);
});

test('a script presses nothing', async () => {
  await begin();
  pressByScript(screen.getByRole('button', { name: inEnglish('common_pause_named', STOPS) }));
  press(screen.getByRole('button', { name: inEnglish('practice_minute') }));
  await waitFor(() =>
    expect(screen.getByRole('group', { name: inEnglish('practice_clock') }).getAttribute('aria-busy')).toBe(
      'false',
    ),
  );
  expect(screen.queryByRole('article', { name: STOPS })).toBeNull();
});

test('whoever listens hears what became of it', async () => {
  await begin();
  press(screen.getByRole('button', { name: inEnglish('common_pause_named', STOPS) }));
  await screen.findByRole('article', { name: STOPS });
  press(screen.getByRole('button', { name: inEnglish('practice_minute') }));
  const heard = `${STOPS}: ${inEnglish('common_stage_nothing_can_run')}`;
  await waitFor(() =>
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(heard),
  );
});

test('no way leads out of the sample account', async () => {
  await begin();
  press(screen.getByRole('button', { name: inEnglish('common_pause_named', STOPS) }));
  await screen.findByRole('article', { name: STOPS });
  expect(screen.queryAllByRole('link')).toEqual([]);
});

test('ending it forgets it', async () => {
  await begin();
  press(screen.getByRole('button', { name: inEnglish('common_pause_named', STOPS) }));
  await screen.findByRole('article', { name: STOPS });
  press(screen.getByRole('button', { name: inEnglish('practice_end') }));
  press(await screen.findByRole('button', { name: inEnglish('practice_start') }));
  await screen.findByRole('button', { name: inEnglish('common_pause_named', STOPS) });
  expect(screen.queryByRole('article', { name: STOPS })).toBeNull();
});

test('what cannot start says so and can be tried again', async () => {
  show(<Practice start={() => Promise.reject(new Error('no store'))} />);
  press(screen.getByRole('button', { name: inEnglish('practice_start') }));
  await screen.findByText(inEnglish('practice_failed'));
  expect(screen.getByRole('button', { name: inEnglish('practice_start') })).toBeDefined();
});
