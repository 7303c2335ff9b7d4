import type { Evidence } from '../evidence';
import { canonical } from './canonical';
import type { Case } from './case';

/** SHA-256 of a text, in hexadecimal digits; the browser has it. */
export type Digest = (text: string) => Promise<string>;

export const FORMAT = 'standstill-case-file';
export const VERSION = 1;

/** A case as it is written into a file. Each record's hash holds all records before it, and the seal holds them all. */
export interface SealedCase {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** Our clock when the file was made, milliseconds since the epoch. */
  madeAt: number;
  order: Case['order'];
  account: Case['account'];
  redacted: boolean;
  /** Hash of the order, the account and whether it is redacted. */
  head: string;
  records: { hash: string; evidence: Evidence }[];
  seal: string;
}

/** What the chain of a file that came from outside is made of; nothing in it is believed yet. */
export interface Links {
  version: number;
  madeAt: number;
  order: unknown;
  account: unknown;
  redacted: unknown;
  head: string;
  records: readonly { hash: string; evidence: unknown }[];
  seal: string;
}

/** Whether a chain holds; where it does not, the first place that is not what it was. */
export type ChainCheck =
  | { state: 'whole'; fingerprint: string }
  /** `record` counts from 1. */
  | { state: 'broken'; at: 'head' | 'end' | { record: number } };

/** The hash of a case's evidence: the same for as long as nothing is added to it, whenever a file is made of it. */
export async function fingerprintOf(file: Case, digest: Digest): Promise<string> {
  const { head, hashes } = await chained(file, file.evidence, digest);
  return hashes.at(-1) ?? head;
}

/** @param madeAt our clock, milliseconds since the epoch */
export async function sealed(file: Case, madeAt: number, digest: Digest): Promise<SealedCase> {
  const { order, account, evidence } = file;
  const { head, hashes } = await chained(file, evidence, digest);
  const records = evidence.map((item, index) => ({ hash: hashes[index] ?? '', evidence: item }));
  const seal = await digest(sealText(hashes.at(-1) ?? head, VERSION, madeAt, records.length));
  return {
    format: FORMAT,
    version: VERSION,
    madeAt,
    order,
    account,
    redacted: file.redacted,
    head,
    records,
    seal,
  };
}

/**
 * Checks every link. A whole chain says that nobody changed the file since it was made; who made it, it does not say:
 * for that its fingerprint has to be compared with one that was noted elsewhere.
 */
export async function checkChain(links: Links, digest: Digest): Promise<ChainCheck> {
  const evidence = links.records.map((record) => record.evidence);
  const { head, hashes } = await chained(links, evidence, digest);
  if (head !== links.head) return { state: 'broken', at: 'head' };
  const wrong = links.records.findIndex(({ hash }, index) => hash !== hashes[index]);
  if (wrong >= 0) return { state: 'broken', at: { record: wrong + 1 } };
  const fingerprint = hashes.at(-1) ?? head;
  const seal = await digest(sealText(fingerprint, links.version, links.madeAt, evidence.length));
  return seal === links.seal ? { state: 'whole', fingerprint } : { state: 'broken', at: 'end' };
}

async function chained(
  { order, account, redacted }: Pick<Links, 'order' | 'account' | 'redacted'>,
  evidence: readonly unknown[],
  digest: Digest,
): Promise<{ head: string; hashes: string[] }> {
  const head = await digest(canonical({ format: FORMAT, order, account, redacted }));
  const hashes: string[] = [];
  let last = head;
  for (const item of evidence) {
    last = await digest(`${last}\n${canonical(item)}`);
    hashes.push(last);
  }
  return { head, hashes };
}

function sealText(last: string, version: number, madeAt: number, records: number): string {
  return `${last}\n${canonical({ version, madeAt, records })}`;
}
