import * as z from 'zod/mini';

// Extension pages forbid `eval`; zod would probe for it and leave a CSP report on every start.
z.config({ jitless: true });

/** Every message of ours is recognised by this shape first; the command's own schema comes second. */
export const messageSchema = z.object({
  standstill: z.literal(1),
  command: z.string(),
  input: z.unknown(),
});

/** An answer always arrives: a value, or why there is none. */
export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['unknown-command', 'bad-input', 'not-allowed', 'failed']),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

export const pushSchema = z.object({
  standstillPush: z.literal(1),
  push: z.string(),
  value: z.unknown(),
});
