import type * as z from 'zod/mini';
import type { Case } from '@/utils/core/case-file/case';
import { checkChain, type ChainCheck } from '@/utils/core/case-file/chain';
import type { Evidence } from '@/utils/core/evidence';
import { accountSchema, evidenceSchema, linksSchema, orderSchema } from './case-schema';
import { sha256 } from './digest';

/** More than any case is long; characters. */
export const LONGEST_FILE = 100_000_000;

/** What a file turned out to be. Only a whole one is judged. */
export type Opened =
  /** No case file, or none that this version knows. */
  | { state: 'other' }
  | Extract<ChainCheck, { state: 'broken' }>
  /** `madeAt`: the maker's clock. */
  | { state: 'whole'; file: Case; madeAt: number; fingerprint: string };

/** Reads a case file: its outer shape, then its chain, and only then what is in it. */
export async function openCase(text: string): Promise<Opened> {
  const links = fit(linksSchema, jsonOf(text));
  if (links === null) return { state: 'other' };
  const chain = await checkChain(
    { ...links, order: links.order ?? null, account: links.account ?? null },
    sha256,
  );
  if (chain.state === 'broken') return chain;
  const order = fit(orderSchema, links.order);
  const account = fit(accountSchema, links.account);
  const evidence = evidenceIn(links.records.map((record) => record.evidence));
  if (order === null || account === null || evidence === null) return { state: 'other' };
  const belongs = evidence.every(
    ({ orderId, seq }, index) => orderId === order.id && seq > (evidence[index - 1]?.seq ?? -Infinity),
  );
  if (!belongs) return { state: 'other' };
  const file: Case = { order, account, evidence, redacted: links.redacted };
  return { state: 'whole', file, madeAt: links.madeAt, fingerprint: chain.fingerprint };
}

function evidenceIn(records: readonly unknown[]): Evidence[] | null {
  const found = records.map((one) => fit(evidenceSchema, one));
  return found.every((one) => one !== null) ? found : null;
}

function fit<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> | null {
  const { success, data } = schema.safeParse(value);
  return success ? data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
