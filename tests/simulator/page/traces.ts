import { parse } from 'hono/utils/cookie';
import { CSRF, MS_TOKEN, SESSION } from './cookies';
import { fits, SIGNATURE_PARAMS, signedForm } from './signature';
import type { Visits } from './visits';

/** How a request to the page's host was made, as far as a server can tell. */
export interface Traces {
  /**
   * `page`: sent from a document of the page (by its own script, or by a script in an isolated world). `extension`: from
   * an extension's own world. `elsewhere`: neither can be told, as with a typed address or a worker's GET.
   */
  from: 'page' | 'extension' | 'elsewhere';
  referer?: string;
  /** `Sec-Fetch-Mode`: `navigate` for documents. */
  mode?: string;
  session: boolean;
  csrf: 'none' | 'right' | 'wrong';
  /** Only what went through the page's current `fetch` or XMLHttpRequest is signed. */
  signature: 'none' | 'valid' | 'wrong' | 'used-before';
}

/** Reads the traces of a request. A valid signature counts as used afterwards. */
export async function tracesOf(request: Request, body: string, visits: Visits): Promise<Traces> {
  const { headers } = request;
  const url = new URL(request.url);
  const cookies = parse(headers.get('cookie') ?? '');
  const [origin, referer, mode] = ['origin', 'referer', 'sec-fetch-mode'].map((name) => headers.get(name));
  return {
    from: sender(origin ?? referer ?? '', url.origin),
    ...(referer ? { referer } : {}),
    ...(mode ? { mode } : {}),
    session: cookies[SESSION] !== undefined,
    csrf: csrfOf(headers.get('x-csrftoken'), cookies[CSRF], visits),
    signature: await signatureOf(url, headers, body, cookies[MS_TOKEN], visits),
  };
}

function sender(address: string, own: string): Traces['from'] {
  if (/^[a-z]+-extension:/.test(address)) return 'extension';
  return address === own || address.startsWith(`${own}/`) ? 'page' : 'elsewhere';
}

/** A double-submit check: the header must equal the cookie (facts: session-api 7). */
function csrfOf(header: string | null, cookie: string | undefined, visits: Visits): Traces['csrf'] {
  if (!header) return 'none';
  return header === cookie && !visits.isRetired(header) ? 'right' : 'wrong';
}

async function signatureOf(
  url: URL,
  headers: Headers,
  body: string,
  msToken: string | undefined,
  visits: Visits,
): Promise<Traces['signature']> {
  if (!SIGNATURE_PARAMS.every((name) => url.searchParams.get(name))) return 'none';
  if (!fits(url, await signedBody(headers, body), msToken)) return 'wrong';
  return visits.firstUse(url.searchParams.get('X-Bogus') ?? '') ? 'valid' : 'used-before';
}

async function signedBody(headers: Headers, body: string): Promise<string> {
  const type = headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return signedForm(form);
  } catch {
    return body;
  }
}
