import { z } from 'zod';

/** What a tool declares of one argument: a part of JSON Schema. */
export interface ArgumentSchema {
  type?: string;
  format?: string;
  description?: string;
  enum?: unknown[];
  items?: ArgumentSchema;
  properties?: Record<string, ArgumentSchema>;
  required?: string[];
}

export interface Declaration {
  name: string;
  description: string;
  inputSchema: ArgumentSchema;
}

interface ZodJson extends ArgumentSchema {
  anyOf?: ZodJson[];
  const?: unknown;
  items?: ZodJson;
  properties?: Record<string, ZodJson>;
}

const made = new WeakMap<z.ZodType, ZodJson>();

function jsonSchemaOf(params: z.ZodType): ZodJson {
  const known =
    made.get(params) ?? (z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as ZodJson);
  made.set(params, known);
  return known;
}

/**
 * What a tool declares, made from what the endpoint takes: names, types, what is required and enums. Limits are not
 * in it, ids are strings, page numbers are doubles, and nothing is said of an empty object's properties.
 * facts: mcp 2, 3.1
 */
export function declaredArguments(params: z.ZodType, without: readonly string[] = []): ArgumentSchema {
  const schema = declared(jsonSchemaOf(params));
  for (const name of without) delete schema.properties?.[name];
  const required = schema.required?.filter((name) => !without.includes(name));
  const { required: _all, properties = {}, ...rest } = schema;
  return {
    ...rest,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required && required.length > 0 ? { required } : {}),
  };
}

function declared(schema: ZodJson, name = ''): ArgumentSchema {
  // An id is a string or a number in the Marketing API, and a string here.
  if (schema.anyOf) return schema.anyOf.some(({ type }) => type === 'string') ? { type: 'string' } : {};
  if (name === 'page' || name === 'page_size') return { type: 'number', format: 'double' };
  if (schema.type === 'integer') return { type: 'integer', format: 'int64' };
  const enums = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return {
    ...(schema.type === undefined ? {} : { type: schema.type }),
    ...(enums === undefined ? {} : { enum: enums }),
    ...(schema.items === undefined ? {} : { items: declared(schema.items) }),
    ...(schema.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([key, inner]) => [key, declared(inner, key)]),
          ),
        }),
    ...(schema.required === undefined ? {} : { required: schema.required }),
  };
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/**
 * What is wrong with the types of arguments, if anything: real JSON is asked for, not JSON inside of strings. Whether
 * the values are allowed is the endpoint's to say.
 */
export function misfit(schema: ArgumentSchema, value: unknown, path = ''): string | undefined {
  const wanted = schema.type === 'integer' ? 'number' : schema.type;
  const given = typeOf(value);
  if (wanted !== undefined && given !== wanted)
    return `${path || 'arguments'}: Expected ${schema.type}, received ${given}.`;
  if (Array.isArray(value))
    return value
      .map((item, index) => schema.items && misfit(schema.items, item, `${path}[${index}]`))
      .find((wrong) => wrong !== undefined);
  if (given !== 'object') return undefined;
  return Object.entries(value as object)
    .map(([key, inner]) => {
      const known = schema.properties?.[key];
      return known && misfit(known, inner, path ? `${path}.${key}` : key);
    })
    .find((wrong) => wrong !== undefined);
}

/** The query that says in the Marketing API's way what arguments say in JSON. */
export function asQuery(given: Record<string, unknown>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return query;
}
