/**
 * The language's own functions, kept before the page's first script runs: a page that replaces them later can
 * neither mislead the bridge nor read what it holds. Whatever runs afterwards in this folder therefore calls no
 * method by its name and uses nothing that does so unseen: no spread, no `for of`, no array destructuring, no
 * array methods.
 */
export const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys, setPrototypeOf } = Reflect;
const { parse } = JSON;
export const { stringify } = JSON;
export const { isArray } = Array;
export const parseDate = Date.parse;
const { exec } = RegExp.prototype;
const { slice, toLowerCase } = String.prototype;

/** What a text that may be anything turned out to hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export interface JsonObject {
  [key: string]: Json | undefined;
}

export function matchOf(pattern: RegExp, text: string): RegExpExecArray | null {
  return apply(exec, pattern, [text]);
}

/** A captured group; the index is in the match whatever became of `Array.prototype`. */
export function groupOf(match: RegExpExecArray | null, group: number): string | null {
  return match?.[group] ?? null;
}

export function cut(text: string, from: number, to?: number): string {
  return apply(slice, text, [from, to]);
}

export function lower(text: string): string {
  return apply(toLowerCase, text, []);
}

/** What a JSON text says; undefined when it is none. */
export function read(text: string): Json | undefined {
  try {
    return parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** An object that is no list. */
export function objectIn(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !isArray(value) ? value : null;
}

/** Its own field, never one that the page put into the prototype of all objects. */
export function fieldOf(object: JsonObject, name: string): Json | undefined {
  return getOwnPropertyDescriptor(object, name)?.value as Json | undefined;
}

/**
 * A value of ours as JSON text. It loses its prototypes for good: without them there is no `toJSON` of the
 * page's that could be called.
 */
export function write(value: object): string {
  return stringify(bare(value));
}

function bare(value: object): object {
  const keys = ownKeys(value);
  for (let at = 0; at < keys.length; at += 1) {
    const inner: unknown = getOwnPropertyDescriptor(value, keys[at] as PropertyKey)?.value;
    if (typeof inner === 'object' && inner !== null) bare(inner);
  }
  setPrototypeOf(value, null);
  return value;
}

/** A table without a prototype: only what was put in can be found in it. */
export function table<T>(): Record<string, T | undefined> {
  return { __proto__: null } as unknown as Record<string, T | undefined>;
}

/** Adds to the end of a list without a method and without a setter of the page's. */
export function add<T>(list: T[], item: T): void {
  const own = { __proto__: null, value: item, writable: true, enumerable: true, configurable: true };
  defineProperty(list, list.length, own);
}
