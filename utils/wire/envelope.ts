import { anything, eitherOf, object, oneOf, text, type Of } from './shape';

/** Every message of ours is recognised by this shape first; the command's own schema comes second. */
export const messageShape = object({
  standstill: oneOf(1),
  command: text(80),
  input: anything,
});

/** An answer always arrives: a value, or why there is none. */
export const answerShape = eitherOf(
  object({ ok: oneOf(true), value: anything }),
  object({
    ok: oneOf(false),
    reason: oneOf('unknown-command', 'bad-input', 'not-allowed', 'failed'),
  }),
);
export type Answer = Of<typeof answerShape>;

export const pushShape = object({
  standstillPush: oneOf(1),
  push: text(80),
  value: anything,
});
