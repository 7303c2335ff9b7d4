import { h } from './dom';
import { ListApp } from './list-app';
import type { Boot } from './net';
import { announce } from './overlays';
import { addressOf, currentRoute, flags } from './route';
import { accountCorner, paintShell, tabs } from './shell';

/**
 * Ads Manager's lists: the frame at once, the table later, in a root that was not there before. `ready`: requests
 * can be signed.
 */
export function listPages(boot: Boot, ready: Promise<void>): void {
  const main = paintShell(boot);
  let app: ListApp | undefined;
  let pending = 0;
  let shown = '';

  const show = (delay: number, address = location.pathname + location.search) => {
    shown = address;
    const route = currentRoute(boot.account?.today ?? '', address);
    window.clearTimeout(pending);
    app?.unmount();
    main.replaceChildren(tabs(route));
    announce();
    const mount = () => {
      const root = h('div', { id: `micro-${Math.random().toString(36).slice(2, 8)}`, class: 'cl-w-full' });
      root.style.cssText = 'flex:1;min-height:0;display:flex';
      app = new ListApp(route, boot, window.__replica);
      app.element.style.minWidth = '0';
      root.append(app.element);
      main.append(root);
    };
    const mine = window.setTimeout(() => void ready.then(() => mine === pending && mount()), delay);
    pending = mine;
  };

  const push = history.pushState.bind(history);
  const soon = () => show(Math.min(flags.mount, 300));
  history.pushState = (...values) => {
    push(...values);
    if (location.pathname + location.search === shown) return;
    adopt(new URLSearchParams(location.search).get('aadvid'));
    soon();
  };
  window.addEventListener('popstate', () => {
    adopt(new URLSearchParams(location.search).get('aadvid'));
    soon();
  });

  const adopt = (id: string | null) => {
    const next = boot.accounts.find((account) => account.id === id);
    if (next) boot.account = next;
    document.querySelector('header .account')?.replaceWith(accountCorner(boot, choose));
  };
  /** Another account without a reload. The address and the list need not change together. */
  const choose = (id: string) => {
    const address = addressOf(id);
    if (flags.account === 'together') return history.pushState(null, '', address);
    if (flags.account === 'late-list') push(null, '', address);
    else {
      adopt(id);
      show(0, address);
    }
    let done = false;
    const follow = () => {
      if (done) return;
      done = true;
      if (flags.account === 'late-url') return push(null, '', address);
      adopt(id);
      show(0);
    };
    window.setTimeout(follow, flags.accountDelay);
    window.addEventListener('replica:late', follow, { once: true });
  };

  adopt(boot.account?.id ?? null);
  show(flags.mount);
}
