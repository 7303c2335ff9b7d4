import type { Context, Hono } from 'hono';
import type { ApiServices } from '../api/transport';
import { ConnectionDropped } from '../context';
import type { FaultScope } from '../faults';
import type { FaultName } from '../faults/table';
import type { Clients } from './clients';
import type { Grants } from './grants';

/** What the MCP server works with: that of the Marketing API, the API itself, and its own memory. */
export interface McpServices extends ApiServices {
  api: Hono;
  clients: Clients;
  grants: Grants;
}

export const plain = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });

export const html = (title: string, body: string, status = 200): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body{font:16px system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}label{display:block;margin:.5rem 0}</style></head>
<body>${body}</body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
      },
    },
  );

/** No method, no CORS: what TikTok's gateway says to GET and OPTIONS alike. facts: mcp 1.1, 1.6 */
export const wrongMethod = (): Response => plain('405 method not allowed', 405);

type Answer = (c: Context) => Response | Promise<Response>;

/**
 * Registers what answers one method of a path, and 405 for all others. Faults of the network (`offline`, `slow`,
 * `server-errors`, `html-answers`) touch it; `name`, such as 'mcp/token', is what they call it.
 */
export function serve(
  app: Hono,
  services: McpServices,
  route: { method: 'GET' | 'POST' | readonly ('GET' | 'POST')[]; path: string; name: string },
  answer: Answer,
): void {
  app.on([route.method].flat(), route.path, (c) => disturbed(c, services, route.name, () => answer(c)));
  app.all(route.path, wrongMethod);
}

/** An answer with what happens to it on its way. Tool calls meet their faults in the Marketing API instead. */
export async function disturbed(
  c: Context,
  { context }: McpServices,
  name: string,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const entry = context.journal.of(c.req.raw);
  const scope: FaultScope = {
    endpoint: name,
    campaignIds: new Set(),
    adGroupIds: new Set(),
    met: (fault) => void entry?.faults.push(fault),
  };
  const meet = (fault: FaultName) => context.faults.meet(fault, scope);
  if (meet('offline')) {
    if (entry) entry.dropped = 'before';
    throw new ConnectionDropped('before');
  }
  const slow = meet('slow');
  const delay = () => context.clock.sleep((slow?.seconds ?? 5) * 1000);
  if (slow && !slow.applies) await delay();
  const error = meet('server-errors');
  const page = meet('html-answers');
  const suppressed = [error, page].some((fault) => fault && !fault.applies);
  const response = suppressed ? undefined : await answer();
  if (slow?.applies) await delay();
  if (error) return plain('Internal Server Error', error.status ?? 500);
  if (page || !response) return html('TikTok', '<h1>Please wait...</h1>', page?.status ?? 200);
  return response;
}
