/** What an endpoint of the page says, before anything happens to it on its way. */
export interface PageAnswer {
  status: number;
  type: string;
  text: string;
  /** TikTok's `code`, where the answer has one. */
  code?: number;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

export function json(value: object, status = 200): PageAnswer {
  const code = 'code' in value && typeof value.code === 'number' ? { code: value.code } : {};
  return { status, type: JSON_TYPE, text: JSON.stringify(value), ...code };
}

export const html = (text: string, status: number): PageAnswer => ({ status, type: HTML_TYPE, text });

/** TikTok's envelope for what went well. */
export const ok = (data: unknown): PageAnswer => json({ code: 0, msg: 'success', data });

/** TikTok's envelope for what did not; the HTTP status stays 200. */
export const refused = (code: number, msg: string): PageAnswer => json({ code, msg, data: {} });

/** What the decoder of the real service answers to wrong types: plain text that claims to be JSON. */
export const undecodable = (what: string): PageAnswer => ({
  status: 200,
  type: 'application/json',
  text: `json: cannot unmarshal ${what}`,
});

/** What a request without the signature it needs gets (facts: session-api 6). */
export const nothing = (): PageAnswer => ({ status: 200, type: JSON_TYPE, text: '' });
