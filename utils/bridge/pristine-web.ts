import { apply, getOwnPropertyDescriptor } from './pristine';

/** The browser's own functions, kept for the same reason as the language's. */

function getter<T extends object, K extends keyof T>(prototype: T, name: K): (self: T) => T[K] {
  const get = getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`No ${String(name)} to be kept`);
  return (self) => apply(get, self, []) as T[K];
}

const { addEventListener } = EventTarget.prototype;
export function listen(
  target: EventTarget,
  type: string,
  hear: (event: Event) => void,
  how: 'first' | 'once',
): void {
  const options = { __proto__: null, capture: how === 'first', once: how === 'once' };
  apply(addEventListener as (...all: unknown[]) => void, target, [type, hear, options]);
}

const { stopImmediatePropagation } = Event.prototype;
export function stopEvent(event: Event): void {
  apply(stopImmediatePropagation, event, []);
}

export const messageData = getter(MessageEvent.prototype, 'data') as (event: MessageEvent) => unknown;
export const messagePorts = getter(MessageEvent.prototype, 'ports');
export const messageSource = getter(MessageEvent.prototype, 'source');

const { postMessage } = MessagePort.prototype;
const setOnMessage = getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')?.set;
export function postTo(port: MessagePort, text: string): void {
  apply(postMessage as (message: unknown) => void, port, [text]);
}
/** Throws when it is no port. */
export function hearPort(port: MessagePort, hear: (event: MessageEvent) => void): void {
  if (setOnMessage) apply(setOnMessage, port, [hear]);
}

const cookies = getter(Document.prototype, 'cookie');
export function cookieText(): string {
  return cookies(document);
}

export const requestUrl = getter(Request.prototype, 'url');
export const urlText = getter(URL.prototype, 'href');
const { clone: cloneRequest, text: readRequestText, formData: readRequestForm } = Request.prototype;
export function requestText(request: Request): Promise<string> {
  return apply(readRequestText, apply(cloneRequest, request, []), []);
}
export function requestForm(request: Request): Promise<FormData> {
  return apply(readRequestForm, apply(cloneRequest, request, []), []);
}

const { get: getFormField } = FormData.prototype;
/** The text of one field; null when there is none, or a file. */
export function formField(form: FormData, name: string): string | null {
  const value = apply(getFormField, form, [name]);
  return typeof value === 'string' ? value : null;
}

export const responseStatus = getter(Response.prototype, 'status');
export const responseUrl = getter(Response.prototype, 'url');
export const responseRedirected = getter(Response.prototype, 'redirected');
const headersOf = getter(Response.prototype, 'headers');
const { get: getHeader } = Headers.prototype;
export function responseHeader(response: Response, name: string): string | null {
  return apply(getHeader, headersOf(response), [name]);
}
const { clone: cloneResponse, text: readResponseText } = Response.prototype;
export function copyResponse(response: Response): Response {
  return apply(cloneResponse, response, []);
}
export function responseText(response: Response): Promise<string> {
  return apply(readResponseText, response, []);
}

const xhr = XMLHttpRequest.prototype;
export const xhrStatus = getter(xhr, 'status');
export const xhrUrl = getter(xhr, 'responseURL');
export const xhrType = getter(xhr, 'responseType');
export const xhrText = getter(xhr, 'responseText');
export const xhrValue = getter(xhr, 'response') as (request: XMLHttpRequest) => unknown;
const { getResponseHeader } = xhr;
export function xhrHeader(request: XMLHttpRequest, name: string): string | null {
  return apply(getResponseHeader, request, [name]);
}

const { get: getKept, set: setKept } = WeakMap.prototype;
/** What is remembered of an object of the page's for as long as it lives. */
export class Memory<K extends object, V> {
  private readonly kept = new WeakMap<K, V>();

  get(key: K): V | undefined {
    return apply(getKept, this.kept, [key]) as V | undefined;
  }

  set(key: K, value: V): void {
    apply(setKept, this.kept, [key, value]);
  }
}
