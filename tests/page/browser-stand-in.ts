import english from '../../public/_locales/en/messages.json';

/** Name of the isolated world that Standstill runs in. */
export const WORLD = 'standstill';

/** What the content script finds in its world: the parts of `browser` that it uses, bound to this process. */
export const BROWSER = `
  globalThis.browser = (() => {
    const english = ${JSON.stringify(english)};
    const waiting = new Map();
    const listeners = new Set();
    let count = 0;
    const runtime = {
      id: 'standstill-test',
      sendMessage: (message) => new Promise((resolve) => {
        waiting.set(++count, resolve);
        toWorker(JSON.stringify({ id: count, message }));
      }),
      onMessage: { addListener: (one) => listeners.add(one), removeListener: (one) => listeners.delete(one) },
    };
    globalThis.fromWorker = (id, answer) => { waiting.get(id)?.(answer); waiting.delete(id); };
    globalThis.pushFromWorker = (message) => listeners.forEach((one) => one(message, { id: runtime.id }));
    globalThis.askedByWorker = (message) => new Promise((resolve) => {
      const heard = [...listeners].map((one) => one(message, { id: runtime.id }, resolve));
      if (!heard.includes(true)) resolve(null);
    });
    globalThis.listenerCount = () => listeners.size;
    return {
      runtime,
      storage: { local: { get: (otherwise) => Promise.resolve(otherwise) } },
      i18n: {
        getUILanguage: () => 'en-US',
        getMessage: (key, values) => (english[key]?.message ?? '').replace(/\\$(\\d)/g, (_, n) => [values].flat()[n - 1] ?? ''),
      },
    };
  })();`;
