import * as z from 'zod/mini';

// Extension pages forbid `eval`; zod would probe for it and leave a CSP report on every start.
z.config({ jitless: true });

/** An id or an amount: text, or the number it was when it fitted (see `parseLossless`). */
export const textual = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

export const idSchema = z.pipe(textual, z.string().check(z.regex(/^\d{1,20}$/)));
