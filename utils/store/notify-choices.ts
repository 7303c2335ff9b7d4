import { MINUTES_A_DAY, NOTIFY_DEFAULTS, type NotifyChoices, type QuietHours } from '@/utils/core/notify';
import { synced } from './synced';

/** What the person wants to be told of by notifications. Each part that makes no sense is as it is at first. */
export const notifyChoices = synced<NotifyChoices>('notify', (stored) => {
  const { urgent, others, quiet, urgentInQuiet, amounts } = fieldsOf(stored);
  return {
    urgent: truthOr(urgent, NOTIFY_DEFAULTS.urgent),
    others: truthOr(others, NOTIFY_DEFAULTS.others),
    quiet: quietHoursIn(quiet),
    urgentInQuiet: truthOr(urgentInQuiet, NOTIFY_DEFAULTS.urgentInQuiet),
    amounts: truthOr(amounts, NOTIFY_DEFAULTS.amounts),
  };
});

function quietHoursIn(stored: unknown): QuietHours | null {
  const { from, to } = fieldsOf(stored);
  return isMinute(from) && isMinute(to) ? { from, to } : null;
}

function isMinute(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MINUTES_A_DAY;
}

function truthOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
}
