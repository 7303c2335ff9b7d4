// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { readProblem, sendProblem, usePress, type Pressed } from '@/components/press';
import { trusted } from '@/components/trusted';
import { SendError } from '@/utils/wire/client';
import { inEnglish } from '../../support/english';
import { playWorker, press, pressByScript, show } from '../../support/faces';

/** Each its own, because the second half of a double click is no second wish. */
const refOf = (name: string) =>
  ({ advertiserId: '7011', level: 'campaign', id: String(IDS.indexOf(name)) }) as const;
const IDS = ['Spring', 'Summer', 'Autumn', 'Winter'];

function Row({ action, name }: { action: Pressed['action']; name: string }) {
  const order = usePress();
  return (
    <button type="button" onClick={trusted(() => order({ action, ref: refOf(name), name }))}>
      {name}
    </button>
  );
}

const takes = { press: ({ orderId }: { orderId: string }) => ({ status: 'taken', orderId }) as const };
const button = (name: string) => screen.getByRole('button', { name });

it('a pause can be taken back from the message that says it was taken', async () => {
  const asked = playWorker(takes);
  show(<Row action="pause" name="Spring" />);
  press(button('Spring'));
  await screen.findByText(inEnglish('popup_taken_pause', 'Spring'));
  press(button(inEnglish('common_undo')));
  await screen.findByText(inEnglish('popup_taken_resume', 'Spring'));
  expect(asked.map(({ input }) => input)).toMatchObject([
    { action: 'pause', ref: refOf('Spring'), seenName: 'Spring' },
    { action: 'resume', ref: refOf('Spring'), seenName: 'Spring' },
  ]);
  expect(screen.queryByRole('button', { name: inEnglish('common_undo') })).toBeNull();
});

it('an end offers no way back at once: it holds', async () => {
  playWorker(takes);
  show(<Row action="end" name="Summer" />);
  press(button('Summer'));
  await screen.findByText(inEnglish('popup_taken_end', 'Summer'));
  expect(screen.queryByRole('button', { name: inEnglish('common_undo') })).toBeNull();
});

it('a click that a script makes orders nothing, and the one of a person does', async () => {
  const asked = playWorker(takes);
  show(<Row action="pause" name="Autumn" />);
  pressByScript(button('Autumn'));
  press(button('Autumn'));
  await screen.findByText(inEnglish('popup_taken_pause', 'Autumn'));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it('a worker that cannot take it is told of, and nothing is called taken', async () => {
  playWorker({});
  show(<Row action="pause" name="Winter" />);
  press(button('Winter'));
  await screen.findByText(inEnglish('common_send_refused'));
  expect(screen.queryByText(inEnglish('popup_taken_pause', 'Winter'))).toBeNull();
});

it('where only something was to be read, nobody is sent to look for what a press did', () => {
  const silence = new SendError('unreachable');
  expect(sendProblem(silence)).toBe(inEnglish('common_send_unreachable'));
  expect(readProblem(silence)).toEqual({ key: 'common_read_unreachable', values: {} });
  expect(readProblem(new SendError('orphaned')).key).toBe('common_send_orphaned');
});
