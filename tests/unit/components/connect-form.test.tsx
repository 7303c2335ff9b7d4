// @vitest-environment happy-dom
import { createEvent, fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ConnectForm } from '@/components/connect/connect-form';
import { inEnglish } from '../../support/english';
import { playWorker, show } from '../../support/faces';

const field = () => screen.getByLabelText<HTMLInputElement>(inEnglish('connect_token'));

/** Sends the form off as a person does: by a submission that a script cannot make. */
function submit(pasted: string): void {
  field().value = pasted;
  const { form } = field();
  if (form === null) throw new Error('The field is in no form');
  const submission = createEvent.submit(form);
  Object.defineProperty(submission, 'isTrusted', { value: true });
  fireEvent(form, submission);
}

it('a worker that does not take the token leads back to the field, which is empty', async () => {
  const asked = playWorker({});
  show(<ConnectForm online />);
  submit('a-token-of-the-right-length-0123456789abcdef');
  await screen.findByText(inEnglish('connect_unchecked'));
  expect(asked.map(({ command }) => command)).toEqual(['connect']);
  expect([field().value, field().type]).toEqual(['', 'password']);
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

it('what is no token is said at once, and asks nobody', async () => {
  const asked = playWorker({});
  show(<ConnectForm online />);
  submit('my access token');
  await screen.findByText(inEnglish('connect_no_token'));
  submit('');
  await screen.findByText(inEnglish('connect_empty'));
  expect(asked).toEqual([]);
});
