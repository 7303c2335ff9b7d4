import { showPage } from '@/components/show-page';
import { words } from '@/components/words';
import { App } from './app';

showPage(
  () => words('options_title'),
  () => <App />,
);
