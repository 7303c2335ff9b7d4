import { describe, expect, it } from 'vitest';
import { beginUndo, tryAgain } from '@/utils/engine/panic/begin';
import {
  itemsOf,
  MINUTE,
  OTHER,
  outcomes,
  SPRING,
  STOP,
  stopEverything,
  SUMMER,
  switches,
  turn,
  twoAccounts,
  UNDO,
  undoEverything,
} from './panics';

describe('stopping everything', () => {
  it('makes an order for each campaign that is on, and says of the others why not', async () => {
    const story = await twoAccounts();
    await stopEverything(story);
    await story.run(2 * MINUTE);
    expect(await outcomes(story, STOP)).toEqual({
      Spring: 'off',
      Summer: 'off',
      Autumn: 'off',
      Boost: 'cannot',
      Sakura: 'off',
    });
    expect(switches(story)).toEqual({
      Spring: 'off',
      Summer: 'off',
      Autumn: 'off',
      Boost: 'on',
      Sakura: 'off',
    });
    expect((await itemsOf(story, STOP)).map(({ name, switch: was }) => [name, was]).sort()).toEqual([
      ['Autumn', 'off'],
      ['Boost', 'on'],
      ['Sakura', 'on'],
      ['Spring', 'on'],
      ['Summer', 'on'],
    ]);
    expect(story.writes()).toBe(3);
    expect((await story.store.orders.toArray()).map(({ action, runId }) => [action, runId])).toEqual(
      Array(3).fill(['pause', STOP]),
    );
    expect(story.life.failures).toEqual([]);
  });

  it('asked for twice it is one run', async () => {
    const story = await twoAccounts();
    await Promise.all([stopEverything(story), stopEverything(story)]);
    await story.run(2 * MINUTE);
    expect(await story.store.panics.count()).toBe(1);
    expect(story.writes()).toBe(3);
  });

  it('an answer that is lost is read again, never sent again', async () => {
    const story = await twoAccounts();
    story.simulator.faults.arm({ name: 'write-lost-after', campaign: SUMMER, times: 1 });
    await stopEverything(story);
    await story.run(2 * MINUTE);
    expect(await outcomes(story, STOP)).toMatchObject({ Spring: 'off', Summer: 'off', Sakura: 'off' });
    expect(story.writes()).toBe(3);
    expect(switches(story)['Summer']).toBe('off');
  });

  it('one that TikTok refuses needs a person, and the others are stopped', async () => {
    const story = await twoAccounts();
    story.simulator.faults.arm({ name: 'write-rejected', campaign: SPRING });
    await stopEverything(story);
    await story.run(2 * MINUTE);
    expect(await outcomes(story, STOP)).toMatchObject({ Spring: 'leaving', Summer: 'off', Sakura: 'off' });
    expect(switches(story)['Spring']).toBe('on');
  });

  it('what goes wrong with many at once is one notification, and each is on the badge', async () => {
    const story = await twoAccounts();
    story.simulator.faults.arm({ name: 'permission-lost', endpoint: 'status/update' });
    await stopEverything(story);
    await story.run(2 * MINUTE);
    const flagged = await story.store.orders.where('flagged').equals(1).count();
    expect(flagged).toBe(3);
    expect(story.life.badge()).toBe(3);
    const told = story.life.notified.map(({ id }) => id);
    expect(told.length).toBe(new Set(told).size);
    expect(told.filter((id) => id.includes('rejected'))).toEqual([`${STOP}:rejected`]);
  });

  it('an account whose list cannot be read is said so, nothing is sent there, and the person may try again', async () => {
    const story = await twoAccounts();
    await story.store.advertisers.update(OTHER, { gateway: 'page-session' });
    story.openPage(false);
    await stopEverything(story);
    await story.run(2 * MINUTE);
    const key = `${STOP}/${OTHER}`;
    const unread = await story.store.panicAccounts.get(key);
    expect(unread).toMatchObject({
      state: 'waiting',
      open: 0,
      items: [],
      problem: { key: 'problem_no_tab' },
    });
    expect(switches(story)).toMatchObject({ Spring: 'off', Sakura: 'on' });
    expect(story.writes()).toBe(2);

    await story.store.advertisers.update(OTHER, { gateway: 'marketing-api' });
    await tryAgain(story.life.engine.parts, STOP, OTHER);
    void story.life.engine.goOn();
    await story.run(2 * MINUTE);
    expect(await story.store.panicAccounts.get(key)).toMatchObject({ state: 'ordered', problem: null });
    expect(switches(story)['Sakura']).toBe('off');
  });

  it('goes on by itself when TikTok is there again', async () => {
    const story = await twoAccounts();
    story.simulator.faults.arm({ name: 'offline', for: '+1m' });
    await stopEverything(story);
    await story.run(5 * MINUTE);
    expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'off', Sakura: 'off' });
    expect(story.writes()).toBe(3);
  });

  it('one that is being stopped by a press of its own is not sent a second stop', async () => {
    const story = await twoAccounts();
    const orderId = story.newOrderId();
    story.simulator.faults.arm({ name: 'stale-reads', for: '+30s' });
    await story.press('pause', story.campaign(), { orderId });
    await story.run(1_000);
    await stopEverything(story);
    await story.run(3 * MINUTE);
    const spring = (await itemsOf(story, STOP)).find(({ name }) => name === 'Spring');
    expect(spring).toMatchObject({ orderId, joined: true });
    expect(story.writes()).toBe(3);
  });

  it('one that was stopped before and runs again is stopped anew; what is held off stays held', async () => {
    const story = await twoAccounts();
    await story.press('end', story.campaign());
    await story.run(5 * MINUTE);
    turn(story, SPRING, 'on');
    await stopEverything(story);
    await story.run(2 * MINUTE);
    expect(switches(story)['Spring']).toBe('off');
    expect(await outcomes(story, STOP)).toMatchObject({ Spring: 'off' });
    expect(await story.store.holds.count()).toBe(1);
    await undoEverything(story);
    await story.run(2 * MINUTE);
    expect(await outcomes(story, UNDO)).toMatchObject({ Spring: 'held', Summer: 'on', Sakura: 'on' });
    expect(switches(story)['Spring']).toBe('off');
  });
});

describe('undoing it', () => {
  it('resumes exactly what was on before', async () => {
    const story = await twoAccounts();
    const before = switches(story);
    await stopEverything(story);
    await story.run(10 * MINUTE);
    await undoEverything(story);
    await story.run(2 * MINUTE);
    expect(switches(story)).toEqual(before);
    expect(await outcomes(story, UNDO)).toEqual({ Spring: 'on', Summer: 'on', Sakura: 'on' });
    expect(await outcomes(story, STOP)).toMatchObject({ Spring: 'replaced', Summer: 'replaced' });
    expect(story.writes()).toBe(6);
    expect(story.life.failures).toEqual([]);
  });

  it('leaves what somebody changed since, and what is on already', async () => {
    const story = await twoAccounts();
    await stopEverything(story);
    await story.run(10 * MINUTE);
    turn(story, SPRING, 'on');
    await story.press('resume', story.campaign(1));
    await story.run(MINUTE);
    await story.press('pause', story.campaign(1));
    await story.run(10 * MINUTE);
    const writes = story.writes();
    await undoEverything(story);
    await story.run(2 * MINUTE);
    expect(await outcomes(story, UNDO)).toEqual({ Spring: 'on', Summer: 'changed', Sakura: 'on' });
    const kept = (await itemsOf(story, UNDO)).filter(({ left }) => left === null);
    expect(kept.map(({ name }) => name)).toEqual(['Sakura']);
    expect(switches(story)).toMatchObject({ Spring: 'on', Summer: 'off', Sakura: 'on' });
    expect(story.writes()).toBe(writes + 1);
  });

  it('leaves what TikTok refused to stop, and what somebody else switched off afterwards', async () => {
    const story = await twoAccounts();
    story.simulator.faults.arm({ name: 'write-rejected', campaign: SPRING });
    await stopEverything(story);
    await story.run(2 * MINUTE);
    turn(story, SPRING, 'off');
    await undoEverything(story);
    await story.run(2 * MINUTE);
    expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'on' });
    expect(await outcomes(story, UNDO)).toMatchObject({ Spring: 'not-ours' });
  });

  it('right after the stop nothing more is stopped, and all that was on is on', async () => {
    const story = await twoAccounts();
    const before = switches(story);
    await stopEverything(story);
    await story.run(300);
    await undoEverything(story);
    await story.run(5 * MINUTE);
    expect(switches(story)).toEqual(before);
  });

  it.each([
    ['by the clock', 0],
    ['although the clock was set back meanwhile', -5 * 60 * MINUTE],
  ])('an undo that slept too long resumes nothing: %s', async (_what, jump) => {
    const story = await twoAccounts();
    await stopEverything(story);
    await story.run(10 * MINUTE);
    await beginUndo(story.life.engine.parts, UNDO, STOP);
    await story.fallAsleep(story.clock.now() + 3 * 60 * MINUTE);
    story.clockError += jump;
    await story.run(4 * 60 * MINUTE);
    expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'off', Sakura: 'off' });
    const accounts = await story.store.panicAccounts.where('runId').equals(UNDO).toArray();
    expect(accounts.map(({ problem }) => problem?.key)).toEqual(['panic_too_late', 'panic_too_late']);
  });
});
