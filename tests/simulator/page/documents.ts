import type { Context, Hono } from 'hono';
import type { SimulatorContext } from '../context';
import { dayOf } from '../world/zone';
import { parseFlags, type PageFlags } from './flags';
import { hostileModes } from './hostile-modes';
import { renameAll } from './hostile-names';
import { decimals } from '../world/money';
import { bundled } from './script';
import { startSession } from './cookies';
import { rotateCsrf } from './endpoint';

const SCRIPTS = {
  page: '/i18n/assets/page.js',
  sdk: '/i18n/assets/sdk.js',
  hostile: '/i18n/assets/hostile.js',
} as const;
const LIST_PATHS = [
  '/i18n/manage/campaign',
  '/i18n/manage/adgroup',
  '/i18n/manage/ad',
  '/i18n/manage/creative',
  '/i18n/perf/campaign',
  '/i18n/gmv-max/dashboard',
];
const PLAIN_PATHS = ['/i18n/login', '/i18n/login/', '/i18n/home', '/i18n/forbidden'];

function html(boot: unknown, first: string): string {
  const json = JSON.stringify(boot).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"><head>${first}<meta charset="utf-8"><title>Ads Manager (simulated)</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><div id="app"></div><script type="application/json" id="boot">${json}</script>
<script src="${SCRIPTS.page}"></script></body></html>`;
}

function bootFor({ world, clock }: SimulatorContext, aadvid: string | undefined) {
  const accounts = [...world.advertisers.values()].map(({ id, name, currency, timezone }) => ({
    id,
    name,
    currency,
    timezone,
    decimals: decimals(currency),
    today: dayOf(clock.now(), timezone),
  }));
  return { account: accounts.find(({ id }) => id === aadvid) ?? null, accounts };
}

/** What a hostile page does before its document is there. */
async function hostilities({ world }: SimulatorContext, flags: PageFlags, aadvid: string): Promise<string> {
  const modes = hostileModes(flags.hostile);
  if (modes.includes('names')) renameAll(world, aadvid);
  if (!modes.includes('early')) return '';
  const script = (await bundled('early')).replaceAll('</script', '<\\/script');
  return `<script>${script}\n//# sourceURL=https://ads.tiktok.com/i18n/assets/early.js</script>`;
}

/** The HTML documents: the three lists, GMV Max, login, account chooser, refusal. */
export function registerDocuments(app: Hono, context: SimulatorContext): void {
  const show = async (c: Context) => {
    let flags: PageFlags;
    try {
      flags = parseFlags(c.req.query('sim'));
    } catch (error) {
      return c.text(error instanceof Error ? error.message : 'bad sim flags', 400);
    }
    const aadvid = c.req.query('aadvid');
    if (context.settings.session.mode === 'login-redirect' && !c.req.path.startsWith('/i18n/login'))
      return c.redirect(`/i18n/login?redirect=${encodeURIComponent(c.req.url)}`, 302);
    startSession(c, context.visits);
    rotateCsrf(c, context);
    if (LIST_PATHS.includes(c.req.path) && aadvid !== undefined && !context.world.advertisers.has(aadvid))
      return c.redirect('/i18n/forbidden', 302);
    const first = await hostilities(context, flags, aadvid ?? '');
    return c.html(html(bootFor(context, aadvid), first), 200, { 'cache-control': 'no-store' });
  };
  for (const path of [...LIST_PATHS, ...PLAIN_PATHS]) app.get(path, show);
  for (const [name, path] of Object.entries(SCRIPTS))
    app.get(path, async (c) =>
      c.body(await bundled(name), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
}
