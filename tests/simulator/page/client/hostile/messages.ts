import { did } from './did';
import { foreignNodes, rowIds } from './foreign';
import { forge } from './forge';

/** Keep as many of the messages that were seen. */
const MOST = 100;

/** What somebody who has read an extension's code might send. */
function guesses(): object[] {
  const [id = '1846211451413538123'] = rowIds();
  const ids = [id];
  return [
    { type: 'standstill', verb: 'press', id, operation: 'disable' },
    { source: 'standstill', verb: 'toggle', ids, to: 'off' },
    { standstill: 1, verb: 'press', input: { id, level: 'campaign' } },
    { standstillTab: 1, verb: 'press', input: { id } },
    { standstillPush: 1, push: 'rows', value: [] },
    { kind: 'list', ok: true, rows: [{ campaign_id: id, campaign_opt_status: '1' }] },
    { command: 'stop', order: { id, action: 'pause' }, secret: '', nonce: null },
    { type: 'answer', id: 1, ok: true, value: { table: [], pagination: { page: 1, total_count: 0 } } },
  ];
}

/**
 * Sends messages of every shape it can guess, repeats every one it sees (as it was, and with another row's id), and
 * talks on every port that it can get hold of.
 */
export function messages(): void {
  const seen = new Map<string, unknown>();
  /** Once each: what it sends itself comes back to it. */
  const keep = (data: unknown) => {
    if (seen.size < MOST) seen.set(textOf(data), data);
  };
  const ports: MessagePort[] = [];
  const channel = new BroadcastChannel('standstill');

  window.addEventListener(
    'message',
    (event) => {
      for (const port of event.ports) seize(port);
      keep(event.data);
    },
    true,
  );
  const seize = (port: MessagePort) => {
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      keep(data);
    });
    port.start();
    ports.push(port);
    did('messages');
  };

  const send = (data: unknown) => {
    const port = new MessageChannel().port2;
    try {
      window.postMessage(data, '*');
      window.postMessage(data, location.origin, [port]);
      window.dispatchEvent(
        new MessageEvent('message', {
          data,
          origin: location.origin,
          source: window,
          ports: [new MessageChannel().port1],
        }),
      );
      channel.postMessage(data);
      for (const taken of ports) taken.postMessage(data);
      for (const name of ['standstill', 'standstill:message'])
        for (const target of [window, document, ...foreignNodes()])
          target.dispatchEvent(new CustomEvent(name, { detail: data, bubbles: true, composed: true }));
      did('messages');
    } catch {
      // What cannot be copied cannot be sent.
    }
  };

  let turn = 0;
  window.setInterval(() => {
    const all = [...guesses(), ...seen.values()];
    for (let count = 0; count < 10; count += 1) {
      const data = all[turn % all.length];
      turn += 1;
      send(data);
      send(forge(data));
    }
  }, 100);
}

function textOf(data: unknown): string {
  try {
    return JSON.stringify(data) ?? String(data);
  } catch {
    return String(data);
  }
}
