// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { OrderCard } from '@/components/orders/order-card';
import { entityKey, type Material } from '@/utils/core/entity';
import { inEnglish } from '../../support/english';
import { playWorker, press, show } from '../../support/faces';
import { CaseFile, ID, MINUTES } from '../core/case-file';
import { LEAKING } from '../core/reports';

/** What a card offers where money goes on: exactly the part that is known to leak. */
const UNBOXING = { id: '71', name: 'Unboxing' };
const REVIEW = { id: '72', name: 'Review' };
const AT = 100 * MINUTES;
const takes = { press: ({ orderId }: { orderId: string }) => ({ status: 'taken', orderId }) as const };

// The second half of a double click is no second wish: each test presses later than the one before.
beforeEach(() => void vi.setSystemTime(Date.now() + 5_000));

/** A Smart+ ad that is off and goes on spending, with these materials on. */
function leakingAd(on: Material[], promote = false): CaseFile {
  const off = { switch: 'off', status: 'AD_STATUS_DISABLE', materialsOn: on } as const;
  const promotes = promote ? [{ id: '90', name: 'Boost', samePost: true }] : [];
  return new CaseFile('pause', 'ad')
    .identified({ kind: 'smart-plus' })
    .accepted()
    .believably(off, 12)
    .rules(12)
    .around(12, { promotes })
    .read(AT, off)
    .spend(AT, LEAKING);
}

function showCard(file: CaseFile, stopping: string[] = []) {
  const { order } = file;
  const { advertiserId } = order.ref;
  const stored = { ...order, entityKey: entityKey(order.ref), advertiserId, dueAt: -1, judgedAt: 0 };
  const judged = {
    order: { ...stored, flagged: 1 as const },
    verdict: file.verdict(),
    campaignId: null,
    kind: 'smart-plus' as const,
    wasOn: true,
  };
  const nothing = () => undefined;
  return show(
    <OrderCard
      judged={judged}
      account={null}
      stopping={new Set(stopping)}
      held={false}
      onResume={nothing}
      onReconnect={nothing}
    />,
  );
}
const button = (name: string) => screen.getByRole('button', { name });
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).toBeNull();

it('a material that goes on is stopped with its ad, by one click, and without an undo that would not undo it', async () => {
  const asked = playWorker(takes);
  const file = leakingAd([UNBOXING]);
  // The card's own order stops this ad already; that is no reason not to offer it.
  showCard(file, [entityKey(file.order.ref)]);
  screen.getByText(inEnglish('popup_stop_material_what', 'Spring'));
  noButton(inEnglish('common_stop_again'));
  press(button(inEnglish('popup_stop_material', 'Unboxing')));
  await screen.findByText(inEnglish('popup_taken_pause', 'Spring'));
  expect(asked).toMatchObject([
    {
      command: 'press',
      input: { action: 'pause', ref: file.order.ref, seenName: 'Spring', materials: ['71'] },
    },
  ]);
  noButton(inEnglish('common_undo'));
});

it('where several are on, all of them are stopped', async () => {
  const asked = playWorker(takes);
  showCard(leakingAd([UNBOXING, REVIEW]));
  press(button(inEnglish('popup_stop_materials', '2', 'Spring')));
  await screen.findByText(inEnglish('popup_taken_pause', 'Spring'));
  expect(asked).toMatchObject([{ input: { materials: ['71', '72'] } }]);
});

it('below an ad group, the ad of the material is stopped, and an order for it is not offered twice', async () => {
  const asked = playWorker(takes);
  const film = { level: 'ad', id: '31', name: 'Film', status: 'AD_STATUS_DELIVERY_OK' } as const;
  const file = new CaseFile('end', 'adgroup')
    .identified({ kind: 'smart-plus' })
    .accepted()
    .believably({ switch: 'off', status: 'ADGROUP_STATUS_DISABLE' }, 13)
    .tree(300, [{ ...film, materialsOn: [UNBOXING] }]);
  const ref = { advertiserId: file.order.ref.advertiserId, level: 'ad', id: '31' } as const;
  const { unmount } = showCard(file);
  press(button(inEnglish('popup_stop_material', 'Unboxing')));
  await screen.findByText(inEnglish('popup_taken_pause', 'Film'));
  expect(asked).toMatchObject([{ input: { action: 'pause', ref, materials: ['71'] } }]);
  unmount();
  showCard(file, [entityKey(ref)]);
  screen.getByText(inEnglish('common_part_ordered', 'Film'));
  noButton(inEnglish('popup_stop_material', 'Unboxing'));
});

it('a Promote of the same post is named with its place in the app, and the stop itself is offered again', () => {
  const file = leakingAd([], true);
  expect(file.order.ref.id).toBe(ID);
  showCard(file);
  screen.getByText(/“Boost”.*in the TikTok app: profile, menu, Promote/);
  button(inEnglish('common_stop_again'));
});

it('a pause that took a material with it cannot be taken back by one press', () => {
  const shown = (materials?: string[]) => {
    const more = materials === undefined ? {} : { materials };
    const file = new CaseFile('pause', 'ad', { createdAt: Date.now(), ...more })
      .identified({ kind: 'smart-plus' })
      .accepted();
    return showCard(file);
  };
  const { unmount } = shown();
  button(inEnglish('common_undo'));
  unmount();
  shown(['71']);
  noButton(inEnglish('common_undo'));
});
