import { createHash } from 'node:crypto';
import type { ServerName } from './addresses';

export interface McpClient {
  id: string;
  name: string;
  redirectUris: readonly string[];
}

/** Who has registered, and where. The same name and addresses give the same id. facts: mcp 1.2 */
export class Clients {
  private readonly byServer = new Map<ServerName, Map<string, McpClient>>();

  register(server: ServerName, name: string, redirectUris: readonly string[]): McpClient {
    const text = JSON.stringify([name, redirectUris]);
    const id = createHash('sha256').update(text).digest('hex').slice(0, 32);
    const client = { id, name, redirectUris };
    const known = this.byServer.get(server) ?? new Map<string, McpClient>();
    this.byServer.set(server, known.set(id, client));
    return client;
  }

  /** The client as one server knows it. */
  at(server: ServerName, id: string): McpClient | undefined {
    return this.byServer.get(server)?.get(id);
  }

  /** The client, wherever it has registered. */
  find(id: string): McpClient | undefined {
    return [...this.byServer.values()].map((known) => known.get(id)).find((client) => client !== undefined);
  }

  clear(): void {
    this.byServer.clear();
  }
}
