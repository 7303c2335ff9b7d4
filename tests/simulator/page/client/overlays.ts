import { shellTag, tag } from './bundle';
import { h } from './dom';
import { label } from './labels';
import { flags } from './route';

let toastTimer = 0;
/** A short message of the page's own. */
export function toast(text: string): void {
  document.querySelector('.toast')?.remove();
  document.body.append(h('div', { class: 'toast', role: 'status' }, text));
  window.clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => document.querySelector('.toast')?.remove(), 4000);
}

/** The announcement that covers the page after each navigation and swallows clicks (facts: page-dom 5.16). */
export function announce(): void {
  if (!flags.gotit) return;
  document.querySelector('.gotit')?.remove();
  const box = h('div', { class: 'gotit' });
  const button = h(
    shellTag('button'),
    { type: 'primary', onclick: () => box.remove() },
    h('span', {}, label('gotIt')),
  );
  box.append(h('div', {}, h('h3', {}, label('gotItTitle')), h('p', {}, label('gotItText')), button));
  document.body.append(box);
}

/** Copies of the visible texts with no size, as other frameworks leave them about (facts: page-dom 5.10). */
export function scatterCopies(texts: string[]): void {
  if (!flags.zeros) return;
  document.querySelector('.measure-copies')?.remove();
  const box = h('div', {
    class: 'measure-copies',
    style: 'position:absolute;width:0;height:0;overflow:hidden',
  });
  for (const text of texts) {
    const copy = () => h('span', { style: 'display:block;width:0;height:0;overflow:hidden' }, text);
    box.append(copy(), copy());
  }
  document.body.prepend(box);
}

function askWithModal(): Promise<boolean> {
  const modal = h(
    tag('modal'),
    { heading: label('turnOff'), confirm: label('confirm'), cancel: label('cancel') },
    h('p', {}, label('turnOffText')),
  );
  document.body.append(modal);
  return new Promise((resolve) => {
    modal.addEventListener('ksClose', (event) => {
      modal.remove();
      resolve(event instanceof CustomEvent && event.detail === true);
    });
  });
}

/** The Vue dialog: frame and body are separate children of the document's body (facts: page-dom 7). */
function askWithViDialog(): Promise<boolean> {
  return new Promise((resolve) => {
    const parts: HTMLElement[] = [];
    const button = (text: string, answer: boolean) =>
      h(
        'button',
        {
          onclick: () => {
            for (const part of parts) part.remove();
            resolve(answer);
          },
        },
        text,
      );
    parts.push(
      h('div', { class: 'v-modal' }),
      h(
        'div',
        { class: 'vi-dialog', role: 'dialog' },
        h('div', { class: 'vi-dialog__header' }, h('b', {}, label('turnOff'))),
        h(
          'div',
          { class: 'vi-dialog__footer' },
          button(label('cancel'), false),
          button(label('confirm'), true),
        ),
      ),
      h('div', { class: 'vi-dialog-body' }, label('turnOffText')),
    );
    document.body.append(...parts);
  });
}

/** Asks before the page's own switch turns something off, when the build does that at all. */
export function confirmTurnOff(): Promise<boolean> {
  if (flags.dialog === 'ks') return askWithModal();
  return flags.dialog === 'vi' ? askWithViDialog() : Promise.resolve(true);
}
