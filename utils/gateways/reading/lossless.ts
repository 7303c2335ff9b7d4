import { parse } from 'lossless-json';

/**
 * Parses JSON without losing digits: whole numbers that JavaScript can hold stay numbers; larger ones (ids)
 * and all fractions (money) become the very text TikTok sent (facts: marketing-api 1, ids).
 *
 * @throws SyntaxError on anything that is not JSON
 */
export function parseLossless(text: string): unknown {
  return parse(text, null, (raw) => {
    const value = Number(raw);
    return /^-?\d+$/.test(raw) && Number.isSafeInteger(value) ? value : raw;
  });
}
