import { gzipSync } from 'node:zlib';
import { stringify } from 'lossless-json';
import type { SimClock } from '../clock';
import type { Random } from '../world/random';

export interface Envelope {
  code: number;
  message: string;
  request_id: string;
  data: unknown;
}

/** 14-digit UTC timestamp and 20 hex digits. facts: marketing-api 1 */
export function newRequestId(clock: SimClock, random: Random): string {
  const stamp = new Date(clock.now()).toISOString().replace(/\D/g, '').slice(0, 14);
  return stamp + random.hex(20);
}

/** Headers every answer has. There is no rate-limit and no Retry-After header. */
export function answerHeaders(clock: SimClock, requestId: string): Record<string, string> {
  return {
    date: new Date(clock.now()).toUTCString(),
    'x-tt-logid': requestId,
    'x-tt-trace-host': requestId.slice(14),
    'x-tt-trace-id': `00-${requestId.slice(-16)}-01`,
  };
}

export function toJson(envelope: Envelope): string {
  return stringify(envelope) ?? '{}';
}

/** Ids as bare numbers, also in lists: what a JavaScript client would round. */
export function unquoteIds(json: string): string {
  const idFields = /("[a-z_]*_ids?(?:_v2)?":)("\d+"|\[(?:"\d+",?)+\])/g;
  return json.replace(idFields, (_all, key: string, value: string) => key + value.replaceAll('"', ''));
}

export function gzip(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(text));
}
