import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { frozenClock, runningClock } from './clock';
import { startServer } from './server';
import { API_HOST, createSimulator, PAGE_HOST } from './simulator';
import { SEED_APP } from './tokens';
import { loadWorld } from './world/load';
import { seedWorld } from './world/seed';

const USAGE = `Usage: npm run simulator -- [options]
  --port N         HTTPS port (default 8443)
  --http-port N    HTTP port (default 8480)
  --world FILE     load a world (JSON) in place of the seeded one
  --campaigns N    campaigns of the first seeded advertiser (default 120)
  --frozen         the clock stands still until /__sim/clock moves it`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    'http-port': { type: 'string', default: '8480' },
    world: { type: 'string' },
    campaigns: { type: 'string', default: '120' },
    frozen: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const clock = values.frozen ? frozenClock(runningClock().now()) : runningClock();
  const world =
    values.world === undefined ? undefined : (JSON.parse(readFileSync(values.world, 'utf8')) as unknown);
  const simulator = createSimulator({
    clock,
    world: (own) =>
      world === undefined ? seedWorld(own, { campaigns: Number(values.campaigns) }) : loadWorld(world, own),
  });
  const server = await startServer(simulator, {
    port: Number(values.port),
    httpPort: Number(values['http-port']),
  });
  const advertiser = simulator.world.advertisers.keys().next().value ?? '';
  const map = [PAGE_HOST, API_HOST].map((host) => `MAP ${host}:443 127.0.0.1:${server.httpsPort}`).join(', ');
  console.log(`TikTok simulator

  Marketing API   http://127.0.0.1:${server.httpPort}/open_api/v1.3/   https://127.0.0.1:${server.httpsPort}/open_api/v1.3/
  MCP server      http://127.0.0.1:${server.httpPort}/open_mcp/tt-ads-mcp-flat   https://127.0.0.1:${server.httpsPort}/open_mcp/tt-ads-mcp-flat
  Ads Manager     https://${PAGE_HOST}/i18n/manage/campaign?aadvid=${advertiser}   (with the flags below)
  Control         http://127.0.0.1:${server.httpPort}/__sim/
  Tokens          ${simulator.tokens
    .list()
    .map((token) => token.token)
    .join('  ')}
  App             ${SEED_APP.id}  secret ${SEED_APP.secret}
  Advertisers     ${[...simulator.world.advertisers.values()].map(({ id, currency, timezone }) => `${id} (${currency}, ${timezone})`).join('  ')}

  Chromium under TikTok's host names:
    chromium --host-resolver-rules="${map}" --ignore-certificate-errors

Ctrl+C stops it.`);

  const stop = () => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
