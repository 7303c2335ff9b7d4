import type { Context, Hono } from 'hono';
import type { SimulatorContext } from '../context';
import { dayOf } from '../world/zone';
import { parseFlags } from './flags';
import { decimals } from '../world/money';
import { pageScript } from './script';
import { startSession } from './session';

const SCRIPT = '/i18n/assets/page.js';
const LIST_PATHS = [
  '/i18n/manage/campaign',
  '/i18n/manage/adgroup',
  '/i18n/manage/ad',
  '/i18n/manage/creative',
  '/i18n/perf/campaign',
  '/i18n/gmv-max/dashboard',
];
const PLAIN_PATHS = ['/i18n/login', '/i18n/login/', '/i18n/home', '/i18n/forbidden'];

function html(boot: unknown): string {
  const json = JSON.stringify(boot).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ads Manager (simulated)</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><div id="app"></div><script type="application/json" id="boot">${json}</script>
<script src="${SCRIPT}"></script></body></html>`;
}

function bootFor(context: SimulatorContext, aadvid: string | undefined) {
  const { world, clock } = context;
  const account = aadvid === undefined ? undefined : world.advertisers.get(aadvid);
  return {
    account: account
      ? {
          id: account.id,
          name: account.name,
          currency: account.currency,
          timezone: account.timezone,
          decimals: decimals(account.currency),
        }
      : null,
    accounts: [...world.advertisers.values()].map(({ id, name, currency }) => ({ id, name, currency })),
    today: dayOf(clock.now(), account?.timezone ?? 'UTC'),
  };
}

/** The HTML documents: the three lists, GMV Max, login, account chooser, refusal. */
export function registerDocuments(app: Hono, context: SimulatorContext): void {
  const show = (c: Context) => {
    try {
      parseFlags(c.req.query('sim'));
    } catch (error) {
      return c.text(error instanceof Error ? error.message : 'bad sim flags', 400);
    }
    const aadvid = c.req.query('aadvid');
    startSession(c);
    if (LIST_PATHS.includes(c.req.path) && aadvid !== undefined && !context.world.advertisers.has(aadvid))
      return c.redirect('/i18n/forbidden', 302);
    return c.html(html(bootFor(context, aadvid)), 200, { 'cache-control': 'no-store' });
  };
  for (const path of [...LIST_PATHS, ...PLAIN_PATHS]) app.get(path, show);
  app.get(SCRIPT, async (c) =>
    c.body(await pageScript(), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
}
