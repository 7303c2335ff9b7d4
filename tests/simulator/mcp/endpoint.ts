import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { AccessToken } from '../tokens';
import { newRequestId, toJson } from '../api/answer';
import { CODE } from '../api/errors';
import { resourceMetadataPath, SERVERS, serverPath, type ServerName } from './addresses';
import { listedTools } from './catalogue';
import { dispatched } from './layer';
import { RPC, RpcError, rpcAnswer, toolResult, type RpcId } from './messages';
import { disturbed, plain, wrongMethod, type McpServices } from './serve';
import { callTool } from './tool-call';

const PROTOCOLS = ['2025-03-26', '2025-06-18', '2025-11-25'];
const LATEST = '2025-11-25';

const messageSchema = z.object({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  id: z.union([z.string(), z.number()]).optional(),
  params: z.record(z.string(), z.unknown()).default({}),
});
type Message = z.output<typeof messageSchema>;
const callSchema = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) });

/** The servers' own addresses: one JSON-RPC message a POST, no session, no stream to listen on. facts: mcp 2 */
export function registerEndpoint(app: Hono, services: McpServices): void {
  for (const server of SERVERS) {
    app.post(serverPath(server), (c) => received(c, services, server));
    app.all(serverPath(server), wrongMethod);
  }
}

async function received(c: Context, services: McpServices, server: ServerName): Promise<Response> {
  const quiet = (name: string, answer: () => Response | Promise<Response>) =>
    disturbed(c, services, name, answer);
  const caller = callerOf(c, services, server);
  if (caller === undefined) return quiet('mcp/unauthorized', () => unauthorized(c, services, server));
  if (caller === 'fresh')
    return quiet('mcp/unauthorized', () =>
      plain('unauthorized', services.context.settings.mcp.propagationStatus),
    );
  if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
    return plain('Content-Type must be application/json', 415);
  const accept = c.req.header('accept') ?? '';
  if (!['application/json', 'text/event-stream'].every((type) => accept.includes(type)))
    return plain('Accept must include application/json and text/event-stream', 406);

  let id: RpcId = null;
  try {
    const message = parsed(await c.req.text());
    if (message.id === undefined) return new Response(null, { status: 202 });
    id = message.id;
    if (message.method !== 'tools/call')
      return await quiet(`mcp/${message.method}`, () => {
        try {
          return rpcAnswer(services, message.id ?? null, { result: plainMethod(services, server, message) });
        } catch (error) {
          return refused(services, message.id ?? null, error);
        }
      });
    const wanted = callSchema.safeParse(message.params);
    if (!wanted.success) throw new RpcError(RPC.params, 'tools/call needs a name and arguments.');
    const call = { request: c.req.raw, id, caller, tool: wanted.data.name, given: wanted.data.arguments };
    if (server === 'tt-ads-mcp-flat') return await callTool(services, call);
    return await dispatched(services, call);
  } catch (error) {
    return refused(services, id, error);
  }
}

function refused(services: McpServices, id: RpcId, error: unknown): Response {
  if (!(error instanceof RpcError)) throw error;
  const status = error.code === RPC.parse || error.code === RPC.request ? 400 : 200;
  return rpcAnswer(services, id, { error: { code: error.code, message: error.message } }, status);
}

function callerOf(
  c: Context,
  { grants }: McpServices,
  server: ServerName,
): AccessToken | 'fresh' | undefined {
  const [, token] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  return token === undefined ? undefined : grants.bearer(server, token);
}

/** HTTP 401 and where to get a token; or, for a tool call with a token that is not good, code 40105. facts: mcp 1.1, 1.5 */
async function unauthorized(c: Context, services: McpServices, server: ServerName): Promise<Response> {
  const { context, random } = services;
  if (context.settings.mcp.badToken === '40105' && c.req.header('authorization') !== undefined) {
    const asked = messageSchema.safeParse(await c.req.json().catch(() => undefined));
    if (asked.success && asked.data.method === 'tools/call' && asked.data.id !== undefined) {
      const message = 'Access token is incorrect or has been revoked.';
      const requestId = newRequestId(context.clock, random);
      const text = toJson({ code: CODE.tokenRevoked, message, request_id: requestId, data: {} });
      return rpcAnswer(services, asked.data.id, { result: toolResult(services, text) });
    }
  }
  const metadata = new URL(resourceMetadataPath(server), c.req.url).href;
  return plain('unauthorized', 401, { 'www-authenticate': `Bearer resource_metadata="${metadata}"` });
}

function parsed(text: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RpcError(RPC.parse, 'Parse error');
  }
  const message = messageSchema.safeParse(value);
  if (!message.success) throw new RpcError(RPC.request, 'Invalid Request');
  return message.data;
}

/** What needs no account. Throws RpcError. */
function plainMethod(services: McpServices, server: ServerName, { method, params }: Message): object {
  switch (method) {
    case 'initialize': {
      const wanted = params.protocolVersion;
      return {
        protocolVersion: typeof wanted === 'string' && PROTOCOLS.includes(wanted) ? wanted : LATEST,
        capabilities: { tools: {} },
        serverInfo: { name: server, version: '1.0.0' },
      };
    }
    case 'ping':
      return {};
    case 'tools/list':
      return { tools: listedTools(services, server) };
    default:
      throw new RpcError(RPC.method, 'Method not found');
  }
}
