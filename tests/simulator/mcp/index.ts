import { Hono } from 'hono';
import { registerConsent } from './consent';
import { registerDiscovery } from './discovery';
import { registerEndpoint } from './endpoint';
import { registerRegistration } from './registration';
import { plain, type McpServices } from './serve';
import { registerTokenEndpoint } from './token-endpoint';

/** TikTok's MCP servers with their authorization, as one app over the Marketing API. facts: mcp 1-3 */
export function mcpServer(services: McpServices): Hono {
  const app = new Hono();
  app.use('/open_mcp/*', async (c, next) => {
    const origin = c.req.header('origin');
    const foreign = origin !== undefined && origin !== new URL(c.req.url).origin;
    if (foreign && services.context.settings.mcp.foreignOrigin === 'refused') return plain('Forbidden', 403);
    return next();
  });
  for (const registerPart of [
    registerDiscovery,
    registerRegistration,
    registerConsent,
    registerTokenEndpoint,
    registerEndpoint,
  ])
    registerPart(app, services);
  app.notFound((c) => c.text('404 page not found', 404));
  return app;
}
