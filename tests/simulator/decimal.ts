import { z } from 'zod';

/** Money as a file may give it, text or number; text afterwards, as TikTok has it. */
const decimal = (pattern: RegExp) =>
  z
    .union([z.string(), z.number()], 'must be a decimal string or a number')
    .transform(String)
    .pipe(z.string().regex(pattern, 'must be a decimal string'));

export const amountSchema = decimal(/^\d+(\.\d+)?$/);
/** Below zero it takes away. */
export const changeSchema = decimal(/^-?\d+(\.\d+)?$/);
