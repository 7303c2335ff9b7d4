import type * as z from 'zod/mini';
import type { Read } from '../gateway';
import { call, type Call, type ClientParts } from './client';
import { problemOf } from './problems';

/** One call whose answer must be whole and of this shape. */
export async function ask<S extends z.ZodMiniType>(
  parts: ClientParts,
  request: Call,
  answer: S,
): Promise<Read<z.infer<S>>> {
  const called = await call(parts, request);
  if (!called.ok) return called;
  const parsed = answer.safeParse(called.data);
  if (!parsed.success || called.partial) {
    return { ok: false, problem: problemOf('bad-answer'), stamp: called.stamp };
  }
  return { ok: true, value: parsed.data, stamp: called.stamp };
}
