import { apiGateway } from '../api';
import type { Gateway } from '../gateway';
import type { Access } from './access';
import { listAdvertisers } from './accounts';
import { byTool } from './carrier';
import type { Net } from './request';
import { MAY_DELETE } from './tools';

/** TikTok's official MCP server, by a consent that the person gives in TikTok's own window (facts: mcp). */
export function mcp(parts: Net & { access: Access }): Gateway {
  const { clock, access } = parts;
  const carry = byTool(parts);
  const api = apiGateway({ name: 'mcp', clock, carry }, { delete: MAY_DELETE, deleteSessions: false });
  return {
    ...api,
    keep: () => access.keep(),
    revoke: () => access.revoke(),
    listAdvertisers: () => listAdvertisers({ clock, carry }),
  };
}
