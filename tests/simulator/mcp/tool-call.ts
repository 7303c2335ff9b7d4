import { gunzipSync } from 'node:zlib';
import { gzip, newRequestId, toJson } from '../api/answer';
import { ApiError, CODE, invalid } from '../api/errors';
import { PREFIX } from '../api/transport';
import type { AccessToken } from '../tokens';
import { asQuery, misfit } from './arguments';
import { declarationOf } from './catalogue';
import { RPC, RpcError, rpcAnswer, toolResult, type RpcId } from './messages';
import { plain, type McpServices } from './serve';
import { RENAMED, TOOLS } from './tools';

export interface ToolCall {
  /** The request it came with. */
  request: Request;
  id: RpcId;
  tool: string;
  given: Record<string, unknown>;
  caller: AccessToken;
}

/**
 * Calls a tool: the endpoint of the Marketing API that it wraps answers, with its own checks, limits and faults, and
 * what it says is carried back as text. Throws RpcError where there is no such tool.
 */
export async function callTool(services: McpServices, call: ToolCall): Promise<Response> {
  const { context } = services;
  const { tool, id } = call;
  const entry = context.journal.of(call.request);
  if (entry) entry.tool = tool;
  const declaration = declarationOf(services, tool);
  if (!declaration) throw new RpcError(RPC.params, `Unknown tool: ${tool}`);

  const refuse = ({ code, message }: ApiError): Response => {
    const requestId = newRequestId(context.clock, services.random);
    if (entry) Object.assign(entry, { code, requestId });
    const text = toJson({ code, message, request_id: requestId, data: {} });
    return rpcAnswer(services, id, { result: toolResult(services, text) });
  };
  const known = TOOLS[tool];
  if (!known) return refuse(new ApiError(CODE.notImplemented, `${tool} is not simulated.`));
  const wrong = context.settings.strict ? misfit(declaration.inputSchema, call.given) : undefined;
  if (wrong !== undefined) return refuse(invalid(wrong));
  const given = { ...call.given, ...known.own };
  if (context.settings.mcp.changedTools.includes(tool)) {
    if (RENAMED.from in given) return refuse(invalid(`request: Unknown field(s): ${RENAMED.from}.`));
    if (!(RENAMED.to in given)) return refuse(invalid(`Missing required field(s): ${RENAMED.to}.`));
    given[RENAMED.from] = given[RENAMED.to];
    delete given[RENAMED.to];
  }
  return carried(services, call, await asked(services, call, known.endpoint, given));
}

/** What the Marketing API answers when the caller asks there. */
async function asked(
  services: McpServices,
  { request, caller }: ToolCall,
  endpoint: string,
  given: Record<string, unknown>,
): Promise<Response> {
  const { context, endpoints, callers, api } = services;
  const url = new URL(`${PREFIX}/${endpoint}/`, request.url);
  const post = endpoints.get(endpoint)?.method === 'POST';
  if (!post) url.search = asQuery(given).toString();
  const inner = new Request(url, {
    method: post ? 'POST' : 'GET',
    ...(post ? { body: JSON.stringify(given), headers: { 'content-type': 'application/json' } } : {}),
  });
  callers.set(inner, caller);
  context.journal.link(inner, request);
  return api.fetch(inner);
}

/** The Marketing API's answer as the tool's. What is no JSON of it comes as it is: the gateway itself spoke. */
async function carried(services: McpServices, { id }: ToolCall, response: Response): Promise<Response> {
  const { status, headers } = response;
  if (status >= 300 && status < 400)
    return new Response(null, { status, headers: { location: headers.get('location') ?? '/' } });
  const zipped = headers.get('content-encoding') === 'gzip';
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = (zipped ? gunzipSync(bytes) : bytes).toString();
  const type = headers.get('content-type') ?? '';
  if (status !== 200 || !type.startsWith('application/json') || text === '')
    return new Response(text, { status, headers: { 'content-type': type } });
  if (services.context.settings.mcp.rateLimit === 'text' && text.startsWith(`{"code":${CODE.appLimit},`))
    return plain('rate limit exceeded', 429);
  const answer = rpcAnswer(services, id, { result: toolResult(services, text) });
  if (!zipped) return answer;
  const compressed = new Headers(answer.headers);
  compressed.set('content-encoding', 'gzip');
  return new Response(gzip(await answer.text()), { status: answer.status, headers: compressed });
}
