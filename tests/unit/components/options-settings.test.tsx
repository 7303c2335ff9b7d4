// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { DataSetting } from '@/components/data-setting';
import { LanguageSetting } from '@/components/language-setting';
import { NotifySetting } from '@/components/notify-setting';
import { minuteOf, timeOf } from '@/components/time-of-day';
import { WatchSetting } from '@/components/watch-setting';
import { NOTIFY_DEFAULTS } from '@/utils/core/notify';
import { chosenLanguage } from '@/utils/store/languages';
import { notifyChoices } from '@/utils/store/notify-choices';
import { watchDays } from '@/utils/store/watch-days';
import { inEnglish } from '../../support/english';
import { playWorker, press, show } from '../../support/faces';

const box = (key: Parameters<typeof inEnglish>[0]) =>
  screen.findByLabelText<HTMLInputElement>(inEnglish(key));
const button = (key: Parameters<typeof inEnglish>[0]) =>
  screen.getByRole<HTMLButtonElement>('button', { name: inEnglish(key) });

describe('notifications', () => {
  it('show what is chosen, and keep what is changed', async () => {
    await notifyChoices.set({ ...NOTIFY_DEFAULTS, others: false, amounts: true });
    show(<NotifySetting />);
    await waitFor(async () => expect((await box('notify_amounts')).checked).toBe(true));
    expect((await box('notify_others')).checked).toBe(false);
    fireEvent.click(await box('notify_others'));
    await waitFor(async () =>
      expect(await notifyChoices.get()).toEqual({ ...NOTIFY_DEFAULTS, amounts: true }),
    );
  });

  it('say what it means not to be told that money may be leaving', async () => {
    show(<NotifySetting />);
    const urgent = await box('notify_urgent');
    await waitFor(() => expect(urgent.matches(':disabled')).toBe(false));
    expect(screen.queryByText(inEnglish('notify_urgent_off'))).toBeNull();
    fireEvent.click(urgent);
    await screen.findByText(inEnglish('notify_urgent_off'));
  });

  it('begin with a night when quiet hours are wanted, and take other times', async () => {
    show(<NotifySetting />);
    const on = await box('notify_quiet_on');
    await waitFor(() => expect(on.matches(':disabled')).toBe(false));
    fireEvent.click(on);
    const from = await box('notify_quiet_from');
    expect([from.value, (await box('notify_quiet_to')).value]).toEqual(['22:00', '07:00']);
    expect((await box('notify_quiet_urgent')).checked).toBe(true);
    fireEvent.change(from, { target: { value: '21:15' } });
    await waitFor(async () =>
      expect((await notifyChoices.get()).quiet).toEqual({ from: 21 * 60 + 15, to: 7 * 60 }),
    );
    fireEvent.change(await box('notify_quiet_to'), { target: { value: '21:15' } });
    await screen.findByText(inEnglish('notify_quiet_none'));
    fireEvent.click(on);
    await waitFor(async () => expect((await notifyChoices.get()).quiet).toBeNull());
  });

  it('never lose a time to one that is half typed', async () => {
    await notifyChoices.set({ ...NOTIFY_DEFAULTS, quiet: { from: 60, to: 120 } });
    show(<NotifySetting />);
    const from = await box('notify_quiet_from');
    fireEvent.change(from, { target: { value: '' } });
    expect(from.value).toBe('01:00');
    expect((await notifyChoices.get()).quiet).toEqual({ from: 60, to: 120 });
  });
});

describe('a time of day', () => {
  it('is the same there and back', () => {
    for (let minute = 0; minute < 1440; minute += 1) expect(minuteOf(timeOf(minute))).toBe(minute);
  });

  it.each(['', '24:00', '7:00', '07:60', '07:00:00', 'noon'])('is none when it is %j', (time) => {
    expect(minuteOf(time)).toBeNull();
  });
});

it('the watch can be made shorter, in days', async () => {
  show(<WatchSetting />);
  const choice = await screen.findByLabelText<HTMLSelectElement>(inEnglish('options_watch_for'));
  await waitFor(() => expect(choice.value).toBe('7'));
  expect([...choice.options].map(({ text }) => text)).toEqual(['7 days', '3 days', '1 day']);
  fireEvent.change(choice, { target: { value: '1' } });
  await waitFor(async () => expect(await watchDays.get()).toBe(1));
});

it('a language is chosen by its own name, and given back to the browser', async () => {
  show(<LanguageSetting />);
  const choice = await screen.findByLabelText<HTMLSelectElement>(inEnglish('language_choice'));
  await waitFor(() => expect(choice.disabled).toBe(false));
  expect(choice.value).toBe('');
  expect([...choice.options].map(({ text }) => text)).toEqual(
    expect.arrayContaining([inEnglish('language_browser'), 'English']),
  );
  fireEvent.change(choice, { target: { value: 'en' } });
  await waitFor(async () => expect(await chosenLanguage()).toBe('en'));
  fireEvent.change(choice, { target: { value: '' } });
  await waitFor(async () => expect(await chosenLanguage()).toBeNull());
});

describe('erasing everything', () => {
  it('asks, and waits until the word is typed', async () => {
    const asked = playWorker({ 'erase-everything': () => null });
    show(<DataSetting />);
    press(button('options_erase'));
    await screen.findByText(inEnglish('options_erase_unwatched'));
    screen.getByText(inEnglish('options_erase_stays'));
    const confirm = () =>
      screen.getAllByRole<HTMLButtonElement>('button', { name: inEnglish('options_erase') }).at(-1);
    expect(confirm()?.disabled).toBe(true);
    const field = screen.getByLabelText(inEnglish('options_erase_type', inEnglish('options_erase_word')));
    fireEvent.input(field, { target: { value: 'eras' } });
    expect(confirm()?.disabled).toBe(true);
    expect(asked).toEqual([]);
    fireEvent.input(field, { target: { value: inEnglish('options_erase_word') } });
    const ready = confirm();
    if (ready === undefined) throw new Error('The question has no button');
    press(ready);
    await waitFor(() => expect(asked.map(({ command }) => command)).toEqual(['erase-everything']));
  });

  it('does nothing when the person thinks again', async () => {
    const asked = playWorker({ 'erase-everything': () => null });
    show(<DataSetting />);
    press(button('options_erase'));
    press(button('common_cancel'));
    expect(screen.queryByText(inEnglish('options_erase_unwatched'))).toBeNull();
    expect(asked).toEqual([]);
  });
});
