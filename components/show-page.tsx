import { render, type VNode } from 'preact';
import { StandstillDatabase } from '@/utils/store/database';
import { speakInThisPage } from './language';
import { localiseDocument } from './locale';
import { NoticesProvider } from './notices';
import { StoreProvider } from './store';

/**
 * Fills one of our pages, in the person's language; anew when another language is chosen.
 *
 * @param title what the tab is called
 * @param face makes what the page shows
 */
export function showPage(title: () => string, face: () => VNode): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no place for its content.');
  const db = new StandstillDatabase();
  // Meanwhile the language is found out. Where it fails, whoever asks it something is told.
  db.open().catch(() => {});
  void speakInThisPage(() => {
    localiseDocument(title());
    render(
      <StoreProvider value={db}>
        <NoticesProvider>{face()}</NoticesProvider>
      </StoreProvider>,
      root,
    );
  });
}
