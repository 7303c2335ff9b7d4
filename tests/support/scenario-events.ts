import { z } from 'zod';
import { parseDuration } from '../simulator/duration';
import { armSchema } from '../simulator/faults';
import { FAULT_TABLE, type FaultName } from '../simulator/faults/table';
import { actSchema } from '../simulator/world/actors';

const textOf = (parse: (text: string) => number) =>
  z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

/** A time after now, in milliseconds. */
export const durationSchema = textOf(parseDuration);
/** `+1h` or `-1h`, for a clock that jumps. */
const jumpSchema = textOf((text) =>
  text.startsWith('-') ? -parseDuration(text.slice(1)) : parseDuration(text),
);

const reference = z.union([z.int().min(0), z.string()]);
/** What every fault may say; of this computer there is only one, whatever campaign is meant. */
const machine = {
  at: durationSchema,
  for: durationSchema.optional(),
  campaign: reference.optional(),
  adGroup: reference.optional(),
};
const MACHINE_FAULTS = {
  'worker-killed': z.strictObject({ fault: z.literal('worker-killed'), ...machine }),
  asleep: z.strictObject({ fault: z.literal('asleep'), ...machine }),
  'page-closed': z.strictObject({ fault: z.literal('page-closed'), ...machine }),
  'page-opened': z.strictObject({ fault: z.literal('page-opened'), ...machine }),
  'clock-jump': z.strictObject({ fault: z.literal('clock-jump'), by: jumpSchema, ...machine }),
} as const;
type MachineFault = keyof typeof MACHINE_FAULTS;

/** Faults of the computer that Standstill runs on, not of TikTok. */
export type MachineEvent = z.output<(typeof MACHINE_FAULTS)[MachineFault]>;
export type ScenarioEvent =
  | ({ type: 'machine' } & MachineEvent)
  | { type: 'fault'; at: number; options: z.input<typeof armSchema> }
  | { type: 'act'; at: number; act: z.output<typeof actSchema> };

const { name: _name, ...armOptions } = armSchema.shape;
const tiktokFault = z.strictObject({ at: durationSchema, fault: z.string(), ...armOptions });
const actorEvent = z.strictObject({ at: durationSchema, ...actSchema.shape });
const FAULTS = [...Object.keys(MACHINE_FAULTS), ...Object.keys(FAULT_TABLE)];

/** One event of a story. What is wrong with one is told by its place, its name and what it may be instead. */
export const eventSchema = z.record(z.string(), z.unknown()).transform((raw, context): ScenarioEvent => {
  const { fault, actor } = raw;
  const tell = (message: string, path: PropertyKey[] = []) =>
    context.addIssue({ code: 'custom', message, path: [...path] });
  if ((fault === undefined) === (actor === undefined)) {
    tell('an event has either a "fault" or an "actor"');
    return z.NEVER;
  }
  if (fault !== undefined && !FAULTS.includes(fault as string)) {
    tell(`no fault ${JSON.stringify(fault)}; there are ${FAULTS.join(', ')}`, ['fault']);
    return z.NEVER;
  }
  const schema = schemaOf(fault as FaultName | MachineFault | undefined);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return eventOf(parsed.data);
  const name = String(fault ?? raw['does'] ?? actor);
  for (const issue of parsed.error.issues) {
    if (issue.code !== 'unrecognized_keys') tell(`${name}: ${issue.message}`, issue.path);
    else tell(`${name}: no ${quoted(issue.keys)}; it may have ${Object.keys(schema.shape).join(', ')}`);
  }
  return z.NEVER;
});

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(', ');
}

function schemaOf(fault: FaultName | MachineFault | undefined) {
  if (fault === undefined) return actorEvent;
  return fault in MACHINE_FAULTS ? MACHINE_FAULTS[fault as MachineFault] : tiktokFault;
}

function eventOf(
  parsed: MachineEvent | z.output<typeof tiktokFault> | z.output<typeof actorEvent>,
): ScenarioEvent {
  if ('actor' in parsed) {
    const { at, ...act } = parsed;
    return { type: 'act', at, act };
  }
  if (parsed.fault in MACHINE_FAULTS) return { type: 'machine', ...(parsed as MachineEvent) };
  const { at, fault, ...options } = parsed as z.output<typeof tiktokFault>;
  return { type: 'fault', at, options: { name: fault as FaultName, ...options } };
}

/** An event as a person would point at it. */
export function eventName(event: ScenarioEvent, index: number): string {
  const what =
    event.type === 'machine' ? event.fault : event.type === 'fault' ? event.options.name : event.act.does;
  return `events[${index}] (${what} at +${event.at / 1000}s)`;
}
