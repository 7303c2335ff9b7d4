/**
 * A toy of our own in the place of TikTok's signature: like the real one it is made by a script that wraps the page's
 * `fetch`, goes into the address, and is bound to path, query, body and time. It has nothing else in common with it.
 * Shared by the page, which signs, and by the server, which checks.
 */
export const SIGNATURE_PARAMS = ['msToken', 'X-Bogus', 'X-Gnarly'] as const;
/** Also never part of what is signed: what older builds of the page added. */
const LEFT_OUT = new Set<string>([...SIGNATURE_PARAMS, '_signature', 'verifyFp', 'fp']);

export interface Signed {
  msToken: string;
  'X-Bogus': string;
  'X-Gnarly': string;
}

/** The address as it is signed: path and query without what a signature consists of. */
export function signedTarget(url: URL): string {
  const query = [...url.searchParams].filter(([name]) => !LEFT_OUT.has(name));
  return `${url.pathname}?${new URLSearchParams(query).toString()}`;
}

/** A form as it is signed. Boundaries are the browser's own business, so they are left out. */
export function signedForm(entries: Iterable<[string, unknown]>): string {
  return [...entries].map(([name, value]) => `${name}=${String(value)}`).join('\n');
}

/** `once` must never be used again: a signature is good for one request. */
export function sign(target: string, body: string, once: string, msToken: string): Signed {
  const bogus = `${once}.${digest(`${target}\n${once}\n${msToken}`)}`;
  return { msToken, 'X-Bogus': bogus, 'X-Gnarly': digest(`${bogus}\n${body}`) };
}

/** Whether an address carries all of a signature that fits the body and the visitor's token. */
export function fits(url: URL, body: string, msToken: string | undefined): boolean {
  const once = url.searchParams.get('X-Bogus')?.split('.')[0];
  if (!once || !msToken) return false;
  const right = sign(signedTarget(url), body, once, msToken);
  return SIGNATURE_PARAMS.every((name) => url.searchParams.get(name) === right[name]);
}

/** Two mixed 32-bit hashes as text. */
function digest(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ two;
  two = Math.imul(two ^ (two >>> 13), 3_266_489_909) ^ one;
  return (one >>> 0).toString(36) + (two >>> 0).toString(36);
}
