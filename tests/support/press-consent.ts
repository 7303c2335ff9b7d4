/** What a button of the consent page says. */
export type ConsentButton = 'Authorize' | 'Cancel' | 'Log in' | 'Confirm';

type Fetch = (request: Request) => Promise<Response>;

/** One page of the consent and the answer to pressing a button on it, as a browser without scripts would. */
async function press(fetch: Fetch, page: string, at: string, button: ConsentButton): Promise<Response> {
  const [, method, action, content = ''] =
    /<form method="(\w+)" action="([^"]+)">(.*?)<\/form>/s.exec(page) ?? [];
  const form = new URLSearchParams();
  for (const [, name, value] of content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    form.append(plain(name), plain(value));
  const pressed = [...content.matchAll(/<button(?: name="(\w+)" value="(\w+)")?>([^<]+)<\/button>/g)].find(
    ([, , , label]) => label === button,
  );
  if (method === undefined || !pressed) throw new Error(`the page has no button ${button}`);
  if (pressed[1] !== undefined) form.append(pressed[1], pressed[2] ?? '');
  const url = new URL(action ?? '', at);
  if (method === 'get') url.search = form.toString();
  return fetch(
    new Request(url, { redirect: 'manual', ...(method === 'post' ? { method, body: form } : {}) }),
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text = ''): string => text.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** Where the simulator sends the browser back to, by status or by script. */
async function target(response: Response): Promise<string | undefined> {
  const location = response.headers.get('location');
  if (location !== null) return location;
  const [, script] = /location\.replace\((".*?")\)/.exec(await response.clone().text()) ?? [];
  return script === undefined ? undefined : (JSON.parse(script) as string);
}

/**
 * Opens the simulator's authorization address and presses buttons one after the other; the address the browser is sent
 * back to. Throws when it is sent nowhere.
 */
export async function pressConsent(
  fetch: Fetch,
  authorizeUrl: string | URL,
  ...buttons: ConsentButton[]
): Promise<URL> {
  let response = await fetch(new Request(authorizeUrl, { redirect: 'manual' }));
  for (const button of buttons) {
    const page = await response.text();
    response = await press(fetch, page, String(authorizeUrl), button);
  }
  const back = await target(response);
  if (back === undefined) throw new Error(`nobody was sent back: ${await response.text()}`);
  return new URL(back);
}
