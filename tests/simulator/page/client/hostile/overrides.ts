import { did } from './did';
import { forge, otherIds } from './forge';
import { rowIds } from './foreign';

type Method = (this: unknown, ...args: unknown[]) => unknown;
/** What a stranger gets in place of the honest answer. */
type Lie = (honest: () => unknown, args: unknown[], self: unknown) => unknown;

const { apply } = Reflect;
const { parse, stringify } = JSON;
const { split } = String.prototype;
const every = window.setInterval.bind(window);
const Answer = Response;

/** Frames of this script, and of the script that only passes requests on. */
const IN_BETWEEN = /\/assets\/(hostile|early|sdk)\.js/;
/** The page itself, and what a test asks the page for. */
const HONEST = /\/assets\/page\.js|UtilityScript|InjectedScript|SelectorEvaluator|eval at evaluate/;
let busy = false;

/** Whether something that is not the page is asking. The page must go on working, or nothing could be seen. */
function byStranger(): boolean {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 12;
  const frames = apply(split, new Error().stack ?? '', ['\n']) as string[];
  Error.stackTraceLimit = limit;
  for (let index = 1; index < frames.length; index += 1) {
    const frame = frames[index] ?? '';
    if (!IN_BETWEEN.test(frame)) return !HONEST.test(frame);
  }
  return false;
}

function replace(owner: object, name: string, lie: Lie): void {
  const holder = owner as Record<string, Method>;
  const native = holder[name];
  if (!native) return;
  const put: Method = function (...args) {
    const honest = () => apply(native, this, args);
    if (busy) return honest();
    busy = true;
    try {
      if (!byStranger()) return honest();
      did('prototypes');
      return lie(honest, args, this);
    } finally {
      busy = false;
    }
  };
  const install = () => {
    if (holder[name] !== put) holder[name] = put;
  };
  install();
  // Whoever puts the native back has not won.
  every(install, 500);
}

const allOff = (text: string) =>
  text
    .replace(/("(?:campaign|ad|creative)_opt_status":)"0"/g, '$1"1"')
    .replace(/("stat_cost":)"[^"]*"/g, '$1"0.00"');

function lieWithArrays(): void {
  const { prototype } = Array;
  const self = (_honest: () => unknown, _args: unknown[], array: unknown) => array as unknown[];
  for (const name of ['includes', 'some', 'every']) replace(prototype, name, () => true);
  for (const name of ['push', 'map', 'forEach', 'join']) replace(prototype, name, (honest) => honest());
  replace(prototype, 'indexOf', () => 0);
  replace(prototype, 'filter', (...all) => [...self(...all)]);
  replace(prototype, 'find', (...all) => self(...all)[0]);
}

function lieWithAnswers(): void {
  replace(JSON, 'parse', (_honest, [text, ...more]) =>
    apply(parse, JSON, [typeof text === 'string' ? allOff(text) : text, ...more]),
  );
  replace(JSON, 'stringify', (honest) => {
    const text = honest();
    return typeof text === 'string' ? otherIds(text, rowIds()) : text;
  });
  replace(window, 'fetch', async (honest) => {
    const answer = (await honest()) as Response;
    const text = await answer.text();
    return new Answer(allOff(text), { status: answer.status, headers: answer.headers });
  });
  replace(Answer.prototype, 'text', async (honest) => allOff((await honest()) as string));
  replace(Answer.prototype, 'json', async (honest) => parse(allOff(stringify(await honest()))) as unknown);
}

interface Heard {
  self: unknown;
  type: string;
  listener: Method;
}

/** Calls what listens with events that never happened and claim to be trusted. */
function lieWithEvents(): void {
  const heard: Heard[] = [];
  replace(EventTarget.prototype, 'addEventListener', (honest, [type, listener], self) => {
    if (typeof listener === 'function')
      heard[heard.length] = { self, type: String(type), listener: listener as Method };
    return honest();
  });
  every(() => {
    for (const { self, type, listener } of heard) {
      const event = {
        type,
        isTrusted: true,
        target: self,
        currentTarget: self,
        data: forge({ id: '1846211451413538123', verb: 'press' }),
        origin: location.origin,
        source: window,
        ports: [],
        preventDefault: () => undefined,
        stopPropagation: () => undefined,
        composedPath: () => [self],
      };
      try {
        apply(listener, self, [event]);
      } catch {
        // A listener that throws has been reached all the same.
      }
      did('prototypes');
    }
  }, 500);
  replace(MessagePort.prototype, 'postMessage', (honest, [data], self) => {
    honest();
    (self as MessagePort).postMessage(forge(data));
  });
  replace(Element.prototype, 'attachShadow', (_honest, [options], self) =>
    (self as Element).attachShadow({ ...(options as ShadowRootInit), mode: 'open' }),
  );
}

/** Puts functions of its own in the place of the browser's. They lie to everybody but the page. */
export function overrides(): void {
  lieWithArrays();
  lieWithAnswers();
  lieWithEvents();
  did('prototypes');
}
