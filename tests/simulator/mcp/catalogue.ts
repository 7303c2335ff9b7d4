import { z } from 'zod';
import { declaredArguments, type ArgumentSchema, type Declaration } from './arguments';
import type { ServerName } from './addresses';
import { UNSIMULATED } from './unsimulated';
import type { McpServices } from './serve';
import { LAYER_TOOLS, RENAMED, TOOLS } from './tools';

/** TikTok's own number of tools, about. facts: mcp 2 */
const USUAL_COUNT = 384;
/** Descriptions are TikTok's documentation of the endpoint: long. */
const PROSE = 'The documentation of the endpoint, with its notes, limits and examples, stands here. '.repeat(
  30,
);

/** Every tool there is, with what it declares. */
export function declarations(services: McpServices): Declaration[] {
  const { missingTools } = services.context.settings.mcp;
  const working = Object.keys(TOOLS).map((name) => declaredTool(services, name));
  const listed = UNSIMULATED.map(listedOnly);
  const padding = Array.from({ length: Math.max(0, USUAL_COUNT - working.length - listed.length) }, (_, n) =>
    listedOnly(`simulated_padding_${n + 1}_get`),
  );
  return [...working, ...listed, ...padding].filter(({ name }) => !missingTools.includes(name));
}

export function declarationOf(services: McpServices, name: string): Declaration | undefined {
  if (services.context.settings.mcp.missingTools.includes(name)) return undefined;
  if (Object.hasOwn(TOOLS, name)) return declaredTool(services, name);
  return UNSIMULATED.includes(name) ? listedOnly(name) : undefined;
}

/** What `tools/list` says. */
export function listedTools(services: McpServices, server: ServerName): Declaration[] {
  const all = declarations(services);
  if (server === 'tt-ads-mcp-flat') return all;
  return [...LAYER_TOOLS, ...all.filter(({ name }) => TOOLS[name]?.direct)];
}

/** The catalogue as the layer server tells it: names in groups. */
export function groups(services: McpServices): string {
  const byGroup = new Map<string, string[]>();
  for (const { name } of declarations(services)) {
    const group = name.split('_')[0] ?? name;
    byGroup.set(group, [...(byGroup.get(group) ?? []), name]);
  }
  return [...byGroup].map(([group, names]) => `## ${group}\n${names.join('\n')}`).join('\n\n');
}

function declaredTool(services: McpServices, name: string): Declaration {
  const { endpoint, own = {} } = TOOLS[name] ?? { endpoint: '' };
  const params = services.endpoints.get(endpoint)?.params ?? z.strictObject({});
  const inputSchema = declaredArguments(params, Object.keys(own));
  const changed = services.context.settings.mcp.changedTools.includes(name);
  return { name, description: PROSE, inputSchema: changed ? renamed(inputSchema) : inputSchema };
}

function renamed(schema: ArgumentSchema): ArgumentSchema {
  const rename = (name: string) => (name === RENAMED.from ? RENAMED.to : name);
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => [rename(name), inner]),
    ),
    required: (schema.required ?? []).map(rename),
  };
}

function listedOnly(name: string): Declaration {
  const argument = { type: 'string', description: PROSE.slice(0, 400) };
  const names = ['advertiser_id', ...Array.from({ length: 6 }, (_, n) => `argument_${n + 1}`)];
  return {
    name,
    description: PROSE,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(names.map((one) => [one, argument])),
      required: ['advertiser_id'],
    },
  };
}
