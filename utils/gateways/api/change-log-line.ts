import * as z from 'zod/mini';
import type { LoggedChange } from '@/utils/core/evidence';
import type { LogLine } from './change-log-file';
import { utcMillis } from './times';

/** The switch itself, not what delivery or review made of it. */
const OF_THE_SWITCH = /on\W*off|^((operation|object) )?status$|^$/i;

const detailsSchema = z.array(
  z.object({
    action: z.optional(z.nullable(z.string())),
    before_after: z.optional(z.nullable(z.array(z.object({ after: z.optional(z.unknown()) })))),
  }),
);

/** What a line says of a switch; null when it is about something else or cannot be understood. */
export function changeIn(line: LogLine): LoggedChange | null {
  const at = utcMillis(line.time);
  const to = OF_THE_SWITCH.test(line.part) ? stateIn(line.details) : null;
  return at === null || to === null ? null : { at, by: whoDid(line), to };
}

function stateIn(details: string): LoggedChange['to'] | null {
  const parsed = detailsSchema.safeParse(jsonOf(details));
  // Words only, such as "Paused → Enabled": what it became stands last.
  if (!parsed.success) return details.split(/\W+/).map(stateOf).findLast(Boolean) ?? null;
  for (const { action, before_after: changes } of parsed.data) {
    if (/^(delete|remove)/i.test(action?.trim() ?? '')) return 'deleted';
    const became = (changes ?? []).map(({ after }) => stateOf(plain(after))).findLast(Boolean);
    if (became) return became;
  }
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Values stand there as Python writes bytes: b'Paused'. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^b(['"])(.*)\1$/s, '$2') : '';
}

function stateOf(word: string): LoggedChange['to'] | null {
  switch (word.trim().toLowerCase()) {
    case 'enabled':
    case 'enable':
    case 'active':
    case 'on':
      return 'on';
    case 'paused':
    case 'pause':
    case 'disabled':
    case 'disable':
    case 'inactive':
    case 'off':
      return 'off';
    case 'deleted':
    case 'delete':
    case 'removed':
      return 'deleted';
    default:
      return null;
  }
}

/**
 * The source goes first: a change through an app or a rule bears the e-mail of the person whose access the
 * app uses, or who made the rule, and that person may know nothing of it.
 */
function whoDid({ operator, source, appId }: LogLine): LoggedChange['by'] {
  const person = operator.includes('@');
  const named = /\w/.test(operator) ? operator : '';
  if (/\brules?\b/i.test(source)) return { kind: 'rule', name: person ? '' : named };
  if (/^\d+$/.test(appId)) return { kind: 'app', name: appId };
  if (person) return { kind: 'person', name: operator };
  return { kind: 'unknown', name: named };
}
