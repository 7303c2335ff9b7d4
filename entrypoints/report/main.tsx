import { showPage } from '@/components/show-page';
import { words } from '@/components/words';
import { App } from './app';

showPage(
  () => words('report_title'),
  () => <App />,
);
