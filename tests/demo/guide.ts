import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultName } from '../simulator/faults/table';
import type { FastClock } from '../support/fast-clock';
import { ACCOUNT, TOKEN, type Rig } from '../support/rig';

interface Guide {
  address: string;
  stop: () => Promise<void>;
}

/** What a person can make TikTok do wrong with the next stop, or with all that follow. */
const MISHAPS: readonly { fault: FaultName; label: string; shows: string; goesOn?: true }[] = [
  { fault: 'write-ignored', label: 'Say OK, change nothing', shows: '“Still running” after a minute' },
  {
    fault: 'write-lost-after',
    label: 'Switch it off, lose the answer',
    shows: '“Outcome unknown”, then read back, never sent twice',
  },
  { fault: 'write-rejected', label: 'Refuse it', shows: '“TikTok refused”' },
  { fault: 'write-conflict', label: 'Be busy', shows: 'a second try by itself' },
  {
    fault: 'spends-although-off',
    label: 'Say off, go on spending',
    shows: '“Still spending”, when two hours have passed',
    goesOn: true,
  },
];

/** How much time can be let pass at once. */
const WAITS: readonly { minutes: number; label: string; shows: string }[] = [
  { minutes: 15, label: 'Let 15 minutes pass', shows: 'the read-back is over' },
  { minutes: 240, label: 'Let four hours pass', shows: 'the proof can be there' },
  { minutes: 24 * 60, label: 'Let a day pass', shows: 'TikTok has corrected its numbers' },
];

/** With nothing connected. */
const AT_ONCE = [
  'Nothing is connected, and it works: move the mouse over a campaign in Ads Manager. Pause and End stand beside its name. Press Pause.',
  'Standstill turns TikTok’s own switch. Watch the chip: “Request accepted”, “Switched off at TikTok”, “No part can deliver”. Press Undo if you like.',
  'Press End beside another: it asks first, and holds the campaign off afterwards.',
  'Press the chip, or the toolbar button: the list of stops, with what is proved and when it looks next.',
];
const CONNECT =
  'Connect the access token: money is then told by the hour, and no tab of Ads Manager has to stay open.';
/** With the token. */
const CONNECTED = [
  'Let hours pass in seconds, in the first tab: “No new spend seen yet”, “Stopped: confirmed”, “Final”.',
  'Once it is connected, let something go wrong with the next stop, here:',
];

/** The same in the terminal. */
export function instructions(rig: Rig): string {
  return [
    '',
    'Standstill on a simulated TikTok Ads Manager. Nothing here reaches TikTok.',
    '',
    ...[...AT_ONCE, CONNECT, ...CONNECTED.slice(0, -1), 'The first tab lets things go wrong at TikTok.'].map(
      (line, index) => `  ${index + 1}. ${line}`,
    ),
    '',
    `  Ads Manager  ${rig.adsManager()}`,
    `  Token        ${TOKEN} (not connected yet)`,
    '',
    'Close the browser or press Ctrl+C to end.',
    '',
  ].join('\n');
}

/** A page of the demo's own, beside the product: what to try, and buttons for what TikTok does wrong. */
export async function startGuide(fast: FastClock): Promise<Guide> {
  const server = createServer((request, response) => {
    // The browser may be closed while it is looked into.
    answer(fast, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(fast: FastClock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await page(fast));
    return;
  }
  if (pathname === '/pass') await letPass(fast, Number(searchParams.get('minutes')));
  else if (pathname === '/connect') await connect(fast.rig);
  else mishap(fast.rig, pathname.slice(1), searchParams.get('fault'));
  response.writeHead(303, { location: '/' }).end();
}

/** Pressed twice, it passes twice, one after the other. */
let passing = Promise.resolve();

function letPass(fast: FastClock, minutes: number): Promise<void> {
  passing = passing.then(() => fast.pass(minutes * 60_000)).catch((error: unknown) => console.error(error));
  return passing;
}

function mishap(rig: Rig, what: string, fault: string | null): void {
  const { simulator } = rig;
  const known = MISHAPS.find((one) => one.fault === fault);
  if (what === 'arm' && known)
    simulator.faults.arm({ name: known.fault, ...(known.goesOn ? {} : { times: 1 }) });
  if (what === 'clear') simulator.faults.clear();
  if (what === 'rule') switchOneOn(rig);
  if (what === 'revoke' || what === 'restore')
    simulator.tokens.add({ token: TOKEN, revoked: what === 'revoke' });
}

async function connect(rig: Rig): Promise<void> {
  if (!(await isConnected(rig))) await (await rig.connect()).close();
}

/** Also when the token was pasted by hand. */
async function isConnected(rig: Rig): Promise<boolean> {
  return (await rig.stored('secrets')).length > 0;
}

/** As an automated rule would: the last campaign that was switched off through the API or the page is on again. */
function switchOneOn({ simulator: { world } }: Rig): void {
  const last = world.changes.findLast(
    ({ level, to, by }) => level === 'campaign' && to === 'off' && (by.kind === 'api' || by.kind === 'page'),
  );
  if (last) world.setSwitch('campaign', last.id, 'on', { kind: 'rule', name: 'Demo rule' });
}

async function page(fast: FastClock): Promise<string> {
  const { rig } = fast;
  const connected = await isConnected(rig);
  const armed = rig.simulator.faults.list().map(({ name }) => name);
  const revoked = rig.simulator.tokens.find(TOKEN)?.revoked === true;
  const button = (action: string, label: string) =>
    `<form method="post" action="${action}"><button>${label}</button></form>`;
  const items = (lines: string[]) => lines.map((line) => `<li>${line}</li>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Try Standstill</title>
<style>:root{color-scheme:light dark}body{font:15px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1.5rem}
h1{font-size:1.4rem}li{margin:.4rem 0}table{border-spacing:0 .4rem}td{padding-right:1rem}td button{white-space:nowrap}button{font:inherit;padding:.2rem .8rem}</style>
<h1>Try Standstill</h1>
<p>Everything here runs on this computer. Nothing reaches TikTok. Open
<a href="${rig.adsManager()}" target="_blank">the simulated Ads Manager</a> (account ${ACCOUNT}), as a person who just installed Standstill.</p>
<ol>${items(AT_ONCE)}<li>${CONNECT} ${connected ? 'It is connected.' : button('/connect', 'Connect')}</li>${items(CONNECTED)}</ol>
<table>${MISHAPS.map(({ fault, label, shows }) => `<tr><td>${button(`/arm?fault=${fault}`, label)}</td><td>shows ${shows}</td></tr>`).join('')}
<tr><td>${button('/rule', 'Switch the last one on again')}</td><td>as a rule would; shows “Turned back on” at the next look</td></tr>
<tr><td>${revoked ? button('/restore', 'Accept the token again') : button('/revoke', 'Revoke the token')}</td><td>said everywhere at the next look</td></tr>
<tr><td>${button('/clear', 'Nothing more goes wrong')}</td><td>${armed.length === 0 ? 'nothing waits to go wrong' : `waiting to go wrong: ${armed.join(', ')}`}</td></tr></table>
<table>${WAITS.map(({ minutes, label, shows }) => `<tr><td>${button(`/pass?minutes=${minutes}`, label)}</td><td>${shows}</td></tr>`).join('')}</table>
<p>At TikTok it is ${new Date(fast.now()).toUTCString()}.</p>`;
}
