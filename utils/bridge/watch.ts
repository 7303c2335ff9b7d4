import type { ListForm } from '@/utils/page/list-request';
import type { PageAnswer, SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import { listAskedIn, switchAskedIn } from './asked';
import { fetchAnswer, OFFLINE, xhrAnswer } from './answers';
import { apply } from './pristine';
import {
  copyResponse,
  formField,
  listen,
  Memory,
  requestForm,
  requestText,
  requestUrl,
  urlText,
} from './pristine-web';
import { watchedIn, type Watched } from './watched';

/** Who hears what the page asked TikTok and what came back. */
export interface Witness {
  /** The page began to read a list. */
  begun(): void;
  list(seen: SeenList): void;
  turned(seen: SeenSwitch): void;
  /** In which form the page reads the lists of an account. */
  form(advertiserId: string, form: ListForm): void;
  /** The body of a question of ours is no news. */
  isOurs(body: string): boolean;
}

type Report = (answer: PageAnswer) => void;

/** What is to be done with the answer of a watched call; null when its body says nothing we know. */
function reportOf(watched: Watched, body: unknown, witness: Witness): Report | null {
  const { advertiserId, level } = watched;
  if (watched.kind === 'switch') {
    const asked = switchAskedIn((name) => formField(body as FormData, name), level);
    return asked && ((answer) => witness.turned({ advertiserId, level, ...asked, answer }));
  }
  if (typeof body !== 'string' || witness.isOurs(body)) return null;
  const asked = listAskedIn(body, level);
  if (asked === null) return null;
  witness.begun();
  const { flat, from, to, page, narrowed } = asked;
  return (answer) => {
    if (answer.outcome === 'failed') return;
    witness.form(advertiserId, { version: watched.form.version, op: watched.form.op, flat });
    witness.list({ advertiserId, level, from, to, page, narrowed, answer });
  };
}

/** The address of a call, whatever kind of thing the page wrote it as; empty when it cannot be told. */
function addressOf(input: unknown): string {
  if (typeof input === 'string') return input;
  try {
    return requestUrl(input as Request);
  } catch {
    try {
      return urlText(input as URL);
    } catch {
      return '';
    }
  }
}

/** What is to be reported of a call by `fetch`, whose body may have to be read from a copy of its request. */
function reportOfFetch(
  watched: Watched,
  input: unknown,
  options: unknown,
  witness: Witness,
): Report | null | Promise<Report | null> {
  const body = (options as RequestInit | undefined | null)?.body;
  if (body !== undefined && body !== null) return reportOf(watched, body, witness);
  return reportOfCopy(watched, input as Request, witness);
}

async function reportOfCopy(watched: Watched, request: Request, witness: Witness): Promise<Report | null> {
  try {
    const body = watched.kind === 'list' ? await requestText(request) : await requestForm(request);
    return reportOf(watched, body, witness);
  } catch {
    return null;
  }
}

async function follow(pending: Report | Promise<Report | null>, answer: Promise<Response>): Promise<void> {
  try {
    // Before anything else: the page reads its response as soon as it has it.
    const copy = await copyFirst(answer);
    const report = await pending;
    if (report !== null) report(copy === null ? OFFLINE : await fetchAnswer(copy));
  } catch {
    // What cannot be read is not told; the page goes on as without us.
  }
}

async function copyFirst(answer: Promise<Response>): Promise<Response | null> {
  try {
    return copyResponse(await answer);
  } catch {
    return null;
  }
}

/** A function of the page's that calls as before and lets us look on. To the page it looks like the one below it. */
function over<F extends (...args: never[]) => unknown>(
  below: F,
  call: (self: unknown, args: unknown[]) => unknown,
): F {
  const traps = { __proto__: null, apply: (_: F, self: unknown, args: unknown[]) => call(self, args) };
  return new Proxy(below, traps as unknown as ProxyHandler<F>);
}

/** Looks on at `fetch` as it is now. What wraps it later calls through us. */
export function watchFetch(witness: Witness): void {
  const below = window.fetch;
  window.fetch = over(below, (self, args) => {
    let report: ReturnType<typeof reportOfFetch> = null;
    try {
      const watched = watchedIn(addressOf(args[0]));
      // A request's body is used up by the call, so it is looked at before.
      if (watched !== null) report = reportOfFetch(watched, args[0], args[1], witness);
    } catch {
      report = null;
    }
    const answer = apply(below as (...all: unknown[]) => Promise<Response>, self, args);
    if (report !== null) void follow(report, answer);
    return answer;
  });
}

/** Looks on at XMLHttpRequest as it is now. */
export function watchXhr(witness: Witness): void {
  const { prototype } = XMLHttpRequest;
  const { open, send } = prototype;
  const opened = new Memory<object, string>();
  prototype.open = over(open, (self, args) => {
    try {
      const address = addressOf(args[1]);
      const watched = watchedIn(address) !== null;
      if (watched || opened.get(self as object)) opened.set(self as object, watched ? address : '');
    } catch {
      // Not a request at all; the browser's own function says so.
    }
    return apply(open as (...all: unknown[]) => void, self, args);
  });
  prototype.send = over(send, (self, args) => {
    const address = opened.get(self as object);
    if (address) followXhr(self as XMLHttpRequest, address, args[0], witness);
    return apply(send as (...all: unknown[]) => void, self, args);
  });
}

function followXhr(request: XMLHttpRequest, address: string, body: unknown, witness: Witness): void {
  try {
    const watched = watchedIn(address);
    const report = watched && reportOf(watched, body, witness);
    if (report) listen(request, 'loadend', () => tell(request, address, report), 'once');
  } catch {
    // What cannot be read is not told; the page goes on as without us.
  }
}

function tell(request: XMLHttpRequest, address: string, report: Report): void {
  try {
    const answer = xhrAnswer(request, address);
    if (answer !== null) report(answer);
  } catch {
    // As above.
  }
}
