import { hostileModes } from '../hostile-modes';
import { newCounters } from './counters';
import { noteOwnTimers } from './own-timers';
import { ownDocument } from './own';
import { defineBundles, tag } from './bundle';
import { h } from './dom';
import { gmvMaxPage } from './gmv-max';
import { listPages } from './list-pages';
import type { Boot } from './net';
import { toast } from './overlays';
import { forbiddenPage, homePage, loginPage } from './plain-pages';
import { flags } from './route';
import { KsTable } from './shadow-table';
import { paintShell } from './shell';
import { PAGE_CSS } from './styles';

const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Boot;
window.__replica = newCounters();
ownDocument();
const hostile = hostileModes(flags.hostile);
if (hostile.includes('timers')) noteOwnTimers();

/** The script that signs requests comes last; no list is asked for without it. */
const sdk = new Promise<void>((ready) => {
  window.addEventListener('replica:sdk', () => ready(), { once: true });
  window.setTimeout(() => document.head.append(h('script', { src: '/i18n/assets/sdk.js' })), flags.sdk);
});

if (hostile.length > 0)
  void sdk.then(() => document.head.append(h('script', { src: '/i18n/assets/hostile.js' })));

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
else if (path.startsWith('/i18n/gmv-max')) void sdk.then(() => gmvMaxPage(paintShell(boot), boot));
else listPages(boot, sdk);
