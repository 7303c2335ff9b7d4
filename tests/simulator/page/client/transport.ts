import { flags } from './route';

export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: BodyInit;
}

export interface Incoming {
  status: number;
  /** Where the answer came from after redirects. */
  url: string;
  redirected: boolean;
  text: string;
}

/** Sends a POST as this build of the page does: through `fetch` or XMLHttpRequest, whichever they are by now. */
export function transport(request: Outgoing): Promise<Incoming> {
  return flags.net === 'xhr' ? overXhr(request) : overFetch(request);
}

async function overFetch({ url, headers, body }: Outgoing): Promise<Incoming> {
  const answer = await window.fetch(url, { method: 'POST', headers, body, credentials: 'include' });
  return {
    status: answer.status,
    url: answer.url,
    redirected: answer.redirected,
    text: await answer.text(),
  };
}

function overXhr({ url, headers, body }: Outgoing): Promise<Incoming> {
  const xhr = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        url: xhr.responseURL,
        redirected: !xhr.responseURL.includes('/api/'),
        text: xhr.responseText,
      });
    xhr.onerror = () => reject(new TypeError('Network error'));
    xhr.send(body as XMLHttpRequestBodyInit);
  });
}
