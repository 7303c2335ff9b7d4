import { json, type McpServices } from './serve';

/** JSON-RPC 2.0, as far as MCP needs it. */
export type RpcId = string | number | null;

export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
export const RPC = { parse: -32_700, request: -32_600, method: -32_601, params: -32_602 } as const;

/** One answer, as JSON or as a stream of one event, as the settings say. */
export function rpcAnswer(
  { context }: McpServices,
  id: RpcId,
  outcome: { result: unknown } | { error: { code: number; message: string } },
  status = 200,
): Response {
  const message = { jsonrpc: '2.0', id, ...outcome };
  if (context.settings.mcp.answers === 'json') return json(message, status);
  return new Response(`: one moment\n\nevent: message\ndata: ${JSON.stringify(message)}\n\n`, {
    status,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}

/** What a tool says: the envelope's text, which is all that clients rely on. facts: mcp 3.4 */
export function toolResult({ context }: McpServices, text: string): object {
  const { structuredContent, isError } = context.settings.mcp;
  const content = [{ type: 'text', text }];
  if (!structuredContent && !isError) return { content };
  let envelope: unknown;
  try {
    envelope = JSON.parse(text);
  } catch {
    return { content };
  }
  const failed = (envelope as { code?: unknown } | null)?.code !== 0;
  return {
    content,
    ...(structuredContent ? { structuredContent: envelope } : {}),
    ...(isError && failed ? { isError: true } : {}),
  };
}
