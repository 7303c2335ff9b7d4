import { render } from 'preact';
import { browser } from 'wxt/browser';
import { localiseDocument } from '@/components/locale';
import { NoticesProvider } from '@/components/notices';
import { StoreProvider } from '@/components/store';
import { StandstillDatabase } from '@/utils/store/database';
import { App } from './app';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for its content.');

localiseDocument('Standstill');
// A popup has no size of its own; the same page in a tab takes what the tab has.
if (browser.extension.getViews({ type: 'popup' }).includes(window)) {
  document.documentElement.classList.add('in-popup');
}

render(
  <StoreProvider value={new StandstillDatabase()}>
    <NoticesProvider>
      <App />
    </NoticesProvider>
  </StoreProvider>,
  root,
);
