// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { useRef } from 'preact/hooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VirtualList } from '@/components/virtual-list';
import { show } from '../../support/faces';

const ROW = 100;
const KEYS = Array.from({ length: 1000 }, (_, at) => `campaign ${at}`);
let drawn: number[];

beforeEach(() => {
  drawn = [];
  // Nothing is laid out here: the place that scrolls is six rows high, and every row is as high as was thought.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(6 * ROW);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(ROW);
});
afterEach(() => vi.restoreAllMocks());

function List({ draw, estimate = ROW }: { draw: (index: number) => string; estimate?: number }) {
  const scroller = useRef<HTMLElement>(null);
  return (
    <main ref={scroller}>
      <VirtualList scroller={scroller} label="Campaigns" keys={KEYS} estimate={estimate} row={draw} />
    </main>
  );
}

const draw = (index: number) => {
  drawn.push(index);
  return `${KEYS[index]}`;
};
const shown = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

function scrollTo(top: number): void {
  const scroller = screen.getByRole('main');
  scroller.scrollTop = top;
  fireEvent.scroll(scroller);
}

it('draws a row once while it is in the page, however far it is scrolled', async () => {
  show(<List draw={draw} />);
  await waitFor(() => expect(shown()).toContain('campaign 5'));
  expect(screen.getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('1000');
  scrollTo(8 * ROW);
  await waitFor(() => expect(shown()).toContain('campaign 13'));
  expect(drawn).toEqual([...new Set(drawn)]);
  scrollTo(500 * ROW);
  await waitFor(() => expect(shown()).toContain('campaign 503'));
  expect(shown()).not.toContain('campaign 0');
  expect(shown().length).toBeLessThan(30);
  scrollTo(0);
  await waitFor(() => expect(shown()).toContain('campaign 0'));
  expect(drawn.filter((index) => index === 0)).toHaveLength(2);
});

it('takes rows not yet seen to be as high as most that were', async () => {
  const TALL = 130;
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.dataset.index === '0' ? TALL : ROW;
  });
  show(<List draw={draw} estimate={ROW / 2} />);
  const whole = `${TALL + 999 * ROW}px`;
  await waitFor(() => expect(screen.getByRole('list').style.blockSize).toBe(whole));
  scrollTo(500 * ROW);
  await waitFor(() => expect(shown()).toContain('campaign 503'));
  expect(screen.getByRole('list').style.blockSize).toBe(whole);
});

it('draws its rows anew when they are told in another way', async () => {
  const { again } = show(<List draw={draw} />);
  await waitFor(() => expect(shown()).toContain('campaign 3'));
  again(<List draw={(index) => `now ${index}`} />);
  await waitFor(() => expect(shown()).toContain('now 3'));
  expect(shown()).not.toContain('campaign 3');
});
