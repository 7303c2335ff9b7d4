import { expect, it } from 'vitest';
import { Turns } from '@/utils/gateways/page-session/turns';
import { VirtualClock } from '../../support/virtual-clock';
import { played } from '../gateways/reach';

const APART = 1000;

it("a person's click goes before the many that wait, each a moment after the one before", async () => {
  const clock = new VirtualClock(Date.parse('2026-03-10T15:20:00Z'));
  const turns = new Turns(clock, APART);
  const begun: [string, number][] = [];
  const start = clock.now();
  const press = (name: string, priority: 'click' | 'many') =>
    turns.run(priority, async () => void begun.push([name, clock.now() - start]));
  const all = [
    press('first', 'many'),
    press('second', 'many'),
    press('third', 'many'),
    press('mine', 'click'),
  ];
  await played(clock, Promise.all(all));
  expect(begun).toEqual([
    ['first', 0],
    ['mine', APART],
    ['second', 2 * APART],
    ['third', 3 * APART],
  ]);
});

it('goes on after one that failed', async () => {
  const clock = new VirtualClock(Date.parse('2026-03-10T15:20:00Z'));
  const turns = new Turns(clock, APART);
  const failed = turns
    .run('many', () => Promise.reject(new Error('gone')))
    .catch((error: Error) => error.message);
  const next = turns.run('many', async () => 'pressed');
  expect(await played(clock, Promise.all([failed, next]))).toEqual(['gone', 'pressed']);
});
