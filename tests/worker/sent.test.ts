import { expect, it } from 'vitest';
import { noteSent } from '@/utils/engine/sent';
import { Story } from '../support/story';

const SPRING = { campaigns: [{ name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }] };

it('what was given out of an order is remembered with its time, and nothing of an order that is not here', async () => {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(60_000);
  const { parts } = story.life.engine;
  await noteSent(parts, { orderId, what: 'ticket', note: '5501234' });
  await noteSent(parts, { orderId: story.newOrderId(), what: 'ticket', note: 'of nothing' });
  expect(await story.store.sent.toArray()).toEqual([
    { id: 1, orderId, at: story.clock.now(), what: 'ticket', note: '5501234' },
  ]);
});
