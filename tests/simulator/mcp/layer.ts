import { newRequestId, toJson } from '../api/answer';
import { declarations, groups } from './catalogue';
import { RPC, RpcError, rpcAnswer, toolResult } from './messages';
import type { McpServices } from './serve';
import { callTool, type ToolCall } from './tool-call';
import { TOOLS } from './tools';

/** A call on the layer server. Throws RpcError where there is no such tool. */
export function dispatched(services: McpServices, call: ToolCall): Promise<Response> | Response {
  const said = (text: string) => rpcAnswer(services, call.id, { result: toolResult(services, text) });
  switch (call.tool) {
    case 'tool_list':
      return said(groups(services));
    case 'tool_get': {
      const { tool_names: names } = call.given;
      if (!Array.isArray(names)) throw new RpcError(RPC.params, 'tool_get needs tool_names.');
      return said(
        toJson({
          code: 0,
          message: 'OK',
          request_id: newRequestId(services.context.clock, services.random),
          data: { tools: declarations(services).filter(({ name }) => names.includes(name)) },
        }),
      );
    }
    case 'tool_execute': {
      const { tool_name: tool, params: given } = call.given;
      if (typeof tool !== 'string' || typeof given !== 'object' || given === null || Array.isArray(given))
        throw new RpcError(RPC.params, 'tool_execute needs tool_name and params.');
      return callTool(services, { ...call, tool, given: given as Record<string, unknown> });
    }
    default:
      if (!TOOLS[call.tool]?.direct) throw new RpcError(RPC.params, `Unknown tool: ${call.tool}`);
      return callTool(services, call);
  }
}
