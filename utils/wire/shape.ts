/**
 * The shapes of messages. A schema library would be two thirds of the script in Ads Manager; what a message
 * needs of one is this. TikTok's answers, which are not ours to shape, are read with zod in the worker.
 */
export type Shape<T> = (value: unknown) => T;

/** What a value of this shape is. */
export type Of<S> = S extends Shape<infer T> ? T : never;

type Fields = Record<string, Shape<unknown>>;
type OptionalKey<F extends Fields> = { [K in keyof F]: undefined extends Of<F[K]> ? K : never }[keyof F];
type ObjectOf<F extends Fields> = { [K in Exclude<keyof F, OptionalKey<F>>]: Of<F[K]> } & {
  [K in OptionalKey<F>]?: Of<F[K]>;
};

/** Never seen outside of `fit`, so it says nothing. */
class Misfit extends Error {}

function must(fits: boolean): void {
  if (!fits) throw new Misfit();
}

/** The value as its shape knows it, without anything the shape does not name; or that it does not fit. */
export function fit<T>(shape: Shape<T>, value: unknown): { ok: true; value: T } | { ok: false } {
  try {
    return { ok: true, value: shape(value) };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false };
    throw error;
  }
}

export const anything: Shape<unknown> = (value) => value;

export const nothing: Shape<null> = (value) => {
  must(value === null);
  return null;
};

export const truth: Shape<boolean> = (value) => {
  must(typeof value === 'boolean');
  return value as boolean;
};

export const finite: Shape<number> = (value) => {
  must(Number.isFinite(value));
  return value as number;
};

/** Text of at most so many characters. */
/* @__NO_SIDE_EFFECTS__ */
export function text(longest: number, pattern?: RegExp): Shape<string> {
  return (value) => {
    must(typeof value === 'string' && value.length <= longest && (pattern?.test(value) ?? true));
    return value as string;
  };
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const T extends string | number | boolean>(...words: readonly T[]): Shape<T> {
  return (value) => {
    must((words as readonly unknown[]).includes(value));
    return value as T;
  };
}

/** A list of at most so many items. */
export function listOf<T>(item: Shape<T>, longest: number): Shape<T[]> {
  return (value) => {
    must(Array.isArray(value) && value.length <= longest);
    return Array.from(value as unknown[], item);
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined ? undefined : shape(value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with these fields. Others are left behind, so that nothing crosses that was not agreed on. */
/* @__NO_SIDE_EFFECTS__ */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  return (value) => {
    must(isPlain(value));
    const given = value as Record<string, unknown>;
    const entries = Object.entries(fields)
      .map(([key, shape]) => [key, shape(Object.hasOwn(given, key) ? given[key] : undefined)] as const)
      .filter(([, field]) => field !== undefined);
    return Object.fromEntries(entries) as ObjectOf<F>;
  };
}

/** An object used as a table of words: any keys, values of one shape. */
export function tableOf<T>(item: Shape<T>): Shape<Record<string, T>> {
  return (value) => {
    must(isPlain(value));
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([key, one]) => [key, item(one)]),
    );
  };
}

/** The first of these shapes that fits. */
export function eitherOf<const S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Of<S[number]>> {
  return (value) => {
    for (const shape of shapes) {
      const fitted = fit(shape, value);
      if (fitted.ok) return fitted.value as Of<S[number]>;
    }
    throw new Misfit();
  };
}
