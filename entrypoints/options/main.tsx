import { render } from 'preact';
import { localiseDocument } from '@/components/locale';
import { NoticesProvider } from '@/components/notices';
import { StoreProvider } from '@/components/store';
import { words } from '@/components/words';
import { StandstillDatabase } from '@/utils/store/database';
import { App } from './app';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for its content.');

localiseDocument(words('options_title'));

render(
  <StoreProvider value={new StandstillDatabase()}>
    <NoticesProvider>
      <App />
    </NoticesProvider>
  </StoreProvider>,
  root,
);
