import { expect, it } from 'vitest';
import { beginStop } from '@/utils/engine/panic/begin';
import {
  MINUTE,
  outcomes,
  SPRING,
  STOP,
  stopEverything,
  switches,
  twoAccounts,
  undoEverything,
} from './panics';

/*
 * TikTok's list may show a campaign off that is being turned on: a stop of everything that goes by the list alone
 * would leave it on, and say that it was off.
 */

it('one that was resumed a moment ago is stopped, though the list still shows it off', async () => {
  const story = await twoAccounts();
  story.simulator.faults.arm({ name: 'stale-reads', for: '+30s' });
  await story.press('resume', story.campaign(2));
  await story.run(3_000);
  expect(switches(story)['Autumn']).toBe('on');
  await stopEverything(story);
  await story.run(5 * MINUTE);
  expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'off', Autumn: 'off' });
  await undoEverything(story);
  await story.run(2 * MINUTE);
  expect(switches(story)).toMatchObject({ Spring: 'on', Summer: 'on', Autumn: 'on' });
});

it('a resume that is not sent yet does not outlive it', async () => {
  const story = await twoAccounts();
  story.simulator.faults.arm({ name: 'slow', seconds: 5, for: '+20s' });
  await story.press('resume', story.campaign(2));
  await stopEverything(story);
  await story.run(5 * MINUTE);
  expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'off', Autumn: 'off' });
  expect(await outcomes(story, STOP)).toMatchObject({ Autumn: 'off' });
});

it('one whose resume was refused is as it was', async () => {
  const story = await twoAccounts();
  story.simulator.faults.arm({ name: 'write-rejected', for: '+20s' });
  await story.press('resume', story.campaign(2));
  await story.run(30_000);
  await stopEverything(story);
  await story.run(5 * MINUTE);
  expect(story.writes()).toBe(4);
  expect(switches(story)).toMatchObject({ Autumn: 'off' });
});

it('ends an undo that is still under way, and stops what that has resumed', async () => {
  const story = await twoAccounts();
  await stopEverything(story);
  await story.run(10 * MINUTE);
  story.simulator.faults.arm({ name: 'slow', seconds: 5, for: '+20s' });
  await undoEverything(story);
  await story.run(1_000);
  const { engine } = story.life;
  const again = '00000000-0000-4000-9000-000000000003';
  await beginStop(engine.parts, again, [story.advertiserId]);
  void engine.goOn();
  await story.run(5 * MINUTE);
  // The other account was not stopped again, so its undo goes on.
  expect(switches(story)).toMatchObject({ Spring: 'off', Summer: 'off', Sakura: 'on' });
});

it('takes back a stop that TikTok put off and that would be sent again', async () => {
  const story = await twoAccounts();
  story.simulator.faults.arm({ name: 'write-conflict', campaign: SPRING, for: '+40s' });
  await stopEverything(story);
  await story.run(35_000);
  expect(switches(story)).toMatchObject({ Spring: 'on', Summer: 'off' });
  await undoEverything(story);
  await story.run(10 * MINUTE);
  expect(switches(story)).toMatchObject({ Spring: 'on', Summer: 'on', Sakura: 'on' });
});
