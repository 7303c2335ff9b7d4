import { defineBundles, tag } from './bundle';
import { h } from './dom';
import { gmvMaxPage } from './gmv-max';
import { ListApp } from './list-app';
import type { Boot } from './net';
import { announce, toast } from './overlays';
import { forbiddenPage, homePage, loginPage } from './plain-pages';
import { currentRoute, flags } from './route';
import { KsTable } from './shadow-table';
import { paintShell, tabs } from './shell';
import { PAGE_CSS } from './styles';

const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Boot;
window.__replica = { rowClicks: 0, lists: 0, rerenders: 0 };

/** Ads Manager's lists: the frame at once, the table later, in a root that was not there before. */
function listPages(): void {
  const main = paintShell(boot);
  let app: ListApp | undefined;
  let pending = 0;
  let shown = '';

  const show = (delay: number) => {
    shown = location.pathname + location.search;
    window.clearTimeout(pending);
    app?.unmount();
    main.replaceChildren(tabs(currentRoute(boot.today)));
    announce();
    pending = window.setTimeout(() => {
      const root = h('div', { id: `micro-${Math.random().toString(36).slice(2, 8)}`, class: 'cl-w-full' });
      root.style.cssText = 'flex:1;min-height:0;display:flex';
      app = new ListApp(currentRoute(boot.today), boot, window.__replica);
      app.element.style.minWidth = '0';
      root.append(app.element);
      main.append(root);
    }, delay);
  };

  const push = history.pushState.bind(history);
  history.pushState = (...values) => {
    push(...values);
    if (location.pathname + location.search !== shown) show(Math.min(flags.mount, 300));
  };
  window.addEventListener('popstate', () => show(Math.min(flags.mount, 300)));
  show(flags.mount);
}

/** Without an account in the address the real page paints and leaves for the login page (facts: page-dom 1). */
function withoutAccount(): void {
  const main = paintShell(boot);
  main.append(h('div', { class: 'panel' }));
  window.setTimeout(() => {
    location.assign(`/i18n/login/?redirect=${encodeURIComponent(location.href)}`);
  }, flags.login);
}

document.head.append(h('style', {}, PAGE_CSS));
defineBundles();
customElements.define(tag('virtual-table'), KsTable);
window.addEventListener('unhandledrejection', (event) => toast(String(event.reason)));

const path = location.pathname.replace(/\/$/, '');
if (path === '/i18n/login') loginPage(boot);
else if (path === '/i18n/home') homePage(boot);
else if (path === '/i18n/forbidden') forbiddenPage();
else if (!new URLSearchParams(location.search).has('aadvid')) withoutAccount();
else if (path.startsWith('/i18n/gmv-max')) void gmvMaxPage(paintShell(boot), boot);
else listPages();
