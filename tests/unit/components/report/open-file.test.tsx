// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { sha256 } from '@/components/report/digest';
import { NotShown, OpenFile, type ChosenFile } from '@/components/report/open-file';
import { OpenedNote } from '@/components/report/opened-note';
import { caseOf } from '@/utils/core/case-file/case';
import { fingerprintOf, sealed } from '@/utils/core/case-file/chain';
import { inEnglish } from '../../../support/english';
import { emptyStore, show } from '../../../support/faces';
import { offStop, PRESS } from '../../core/case-file';

const story = offStop();
const file = caseOf({ order: story.order, account: null, evidence: story.evidence });
const textOf = async () => JSON.stringify(await sealed(file, PRESS + 3_600_000, sha256));

/** The page, as far as files go. */
function Opening() {
  const [chosen, choose] = useState<ChosenFile | null>(null);
  return (
    <>
      {chosen?.opened.state === 'whole' && (
        <OpenedNote name={chosen.name} opened={chosen.opened} onClose={() => choose(null)} />
      )}
      {chosen !== null && chosen.opened.state !== 'whole' && (
        <NotShown name={chosen.name} opened={chosen.opened} />
      )}
      <OpenFile onOpen={choose} />
    </>
  );
}
const choose = (text: string) => {
  const input = screen.getByLabelText(inEnglish('report_open_choose'), { selector: 'input' });
  fireEvent.change(input, { target: { files: [new File([text], 'case.json')] } });
};

describe('a file that is chosen', () => {
  it('is said to be whole, and that this does not say who made it', async () => {
    show(<Opening />);
    choose(await textOf());
    await screen.findByText(inEnglish('report_whole', 'case.json'));
    await screen.findByText(inEnglish('report_not_ours'));
  });

  it('that was saved here is known by its fingerprint', async () => {
    const store = emptyStore();
    const note = await fingerprintOf(file, sha256);
    await store.sent.add({ orderId: 'order', at: PRESS, what: 'case-file', note });
    show(<Opening />, store);
    choose(await textOf());
    await screen.findByText(/A file with this fingerprint was saved on this computer/);
  });

  it('that was changed is refused with the place', async () => {
    show(<Opening />);
    choose((await textOf()).replace('CAMPAIGN_STATUS_DISABLE', 'CAMPAIGN_STATUS_ENABLE'));
    await screen.findByText(inEnglish('report_broken', 'case.json'));
    await screen.findByText(inEnglish('report_broken_record', '4'));
    expect(screen.queryByText(inEnglish('report_whole', 'case.json'))).toBeNull();
  });

  it('that is something else is said to be no case file', async () => {
    show(<Opening />);
    choose('Dear support,');
    await screen.findByText(inEnglish('report_no_case', 'case.json'));
  });
});

it('a file that is dropped on the page is opened as one that is chosen', async () => {
  show(<Opening />);
  const drop = new Event('drop', { cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [new File([await textOf()], 'dropped.json')] } });
  fireEvent(window, drop);
  expect(drop.defaultPrevented).toBe(true);
  await screen.findByText(inEnglish('report_whole', 'dropped.json'));
});
