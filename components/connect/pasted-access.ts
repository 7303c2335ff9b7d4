/** What was found in the text that a person pasted. */
export interface PastedAccess {
  token: string;
  advertiserIds: string[];
  /** Permission numbers, or null when the paste did not name them. */
  scope: string[] | null;
}

/**
 * Reads a pasted token. TikTok answers the exchange of a code with a JSON text that holds the token and the
 * ad accounts it covers (facts: marketing-api 8.1); pasting all of it is easiest, a bare token works too.
 * Ids in it are numbers beyond JavaScript's precision, so they are read from the text.
 */
export function readPastedAccess(pasted: string): PastedAccess {
  const text = pasted.trim();
  const token = /"access_token"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  if (token === undefined) return { token: text, advertiserIds: [], scope: null };
  return { token, advertiserIds: digitsIn(text, 'advertiser_ids') ?? [], scope: digitsIn(text, 'scope') };
}

function digitsIn(text: string, key: string): string[] | null {
  const list = new RegExp(`"${key}"\\s*:\\s*\\[([^\\]]*)\\]`).exec(text)?.[1];
  return list === undefined ? null : (list.match(/\d+/g) ?? []);
}
