import { h } from './dom';
import type { Boot } from './net';

function card(...children: (Node | string)[]): void {
  document
    .getElementById('app')
    ?.replaceWith(h('div', { class: 'plain' }, h('div', { class: 'card' }, ...children)));
}

const accountLinks = (boot: Boot) =>
  boot.accounts.map((account) =>
    h(
      'a',
      { href: `/i18n/manage/campaign?aadvid=${account.id}` },
      `${account.name} · ${account.currency} · ${account.id}`,
    ),
  );

export function loginPage(boot: Boot): void {
  card(
    h('h1', {}, 'Log in'),
    h('p', {}, 'The simulator needs no password. Choose an account to go on.'),
    ...accountLinks(boot),
  );
}

export function homePage(boot: Boot): void {
  card(h('h1', {}, 'Choose an ad account'), ...accountLinks(boot));
}

export function forbiddenPage(): void {
  card(
    h('h1', {}, 'No access'),
    h('p', {}, 'This login has no right to the ad account in the address.'),
    h('a', { href: '/i18n/home' }, 'Choose another account'),
  );
}
