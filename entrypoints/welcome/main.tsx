import { browser } from 'wxt/browser';
import { showPage } from '@/components/show-page';
import type { AskedFor } from '@/components/welcome/permissions';
import { Practice } from '@/components/welcome/practice/practice';
import { Welcome } from '@/components/welcome/welcome';
import { words } from '@/components/words';
import { startPractice } from './practice';

const manifest = browser.runtime.getManifest() as AskedFor;

showPage(
  () => words('welcome_title'),
  () => <Welcome manifest={manifest} practice={<Practice start={startPractice} />} />,
);
