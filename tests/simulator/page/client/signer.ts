import type {} from './counters';
import { sign, signedForm, signedTarget } from '../signature';

/**
 * Wraps `fetch` and XMLHttpRequest, as the real page's security script does, long after the document began (facts:
 * session-api 6). What goes through them gets a fresh signature; what was saved before goes out without one.
 */
export function installSigner(wrap: 'over' | 'clean'): void {
  // `clean`: built on a frame's untouched functions, so that whoever wrapped the page's before sees nothing any more.
  const below = wrap === 'clean' ? freshWindow() : window;
  const { fetch: send } = below;
  const { open, send: sendXhr, setRequestHeader } = below.XMLHttpRequest.prototype;
  window.fetch = (input, init) => signedFetch(send.bind(window), input, init);
  wrapXhr(open, sendXhr, setRequestHeader);
}

function freshWindow(): typeof window {
  const frame = document.createElement('iframe');
  frame.style.display = 'none';
  window.__replica.ours.add(frame);
  document.body.append(frame);
  return (frame.contentWindow ?? window) as typeof window;
}

let made = 0;
/** Never the same twice: time, and a count for what is sent in one millisecond. */
function once(): string {
  made += 1;
  return `${Date.now().toString(36)}-${made}-${Math.random().toString(36).slice(2, 8)}`;
}

const isSigned = (url: URL) => url.origin === location.origin && /^\/(api|pa|passport)\//.test(url.pathname);

function withSignature(url: URL, body: string): string {
  const msToken = /(?:^|; )msToken=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const signed = sign(signedTarget(url), body, once(), msToken);
  for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
  return url.href;
}

function textOf(body: unknown): string {
  if (body instanceof FormData) return signedForm(body);
  return typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : '';
}

async function signedFetch(
  send: typeof fetch,
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  if (!(input instanceof Request)) {
    const url = new URL(input, location.href);
    return send(isSigned(url) ? withSignature(url, textOf(init?.body)) : url.href, init);
  }
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (!isSigned(url)) return send(request);
  const form = request.headers.get('content-type')?.startsWith('multipart/');
  const copy = request.clone();
  const body = form ? signedForm(await copy.formData()) : await copy.text();
  return send(new Request(withSignature(url, body), request));
}

type Xhr = XMLHttpRequest;

/** The body is only known at `send`, so a request is opened once more then, under its signed address. */
function wrapXhr(open: Xhr['open'], send: Xhr['send'], setRequestHeader: Xhr['setRequestHeader']): void {
  const requests = new WeakMap<Xhr, { method: string; url: URL; headers: [string, string][] }>();
  const { prototype } = XMLHttpRequest;
  prototype.open = function (this: Xhr, method: string, url: string | URL, ...more: unknown[]) {
    requests.set(this, { method, url: new URL(url, location.href), headers: [] });
    Reflect.apply(open, this, [method, url, ...(more.length > 0 ? more : [true])]);
  };
  prototype.setRequestHeader = function (this: Xhr, name, value) {
    requests.get(this)?.headers.push([name, value]);
    setRequestHeader.call(this, name, value);
  };
  prototype.send = function (this: Xhr, body) {
    const request = requests.get(this);
    if (request && isSigned(request.url)) {
      Reflect.apply(open, this, [request.method, withSignature(request.url, textOf(body)), true]);
      for (const [name, value] of request.headers) setRequestHeader.call(this, name, value);
    }
    send.call(this, body);
  };
}
