// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Report } from '@/components/report/report';
import { caseOf, type Case } from '@/utils/core/case-file/case';
import type { Sent } from '@/utils/store/database';
import { inEnglish } from '../../../support/english';
import { playWorker, press, show } from '../../../support/faces';
import { CaseFile, OFFLINE, offStop, ON, PRESS, resume, stop } from '../../core/case-file';
import { LEAKING, row } from '../../core/reports';

/** A page without a browser has nothing to draw on; what is drawn is looked at in a real one. */
vi.mock('@/components/report/spend-chart', () => ({ SpendChart: () => null }));

const HOUR = 3600;
const ACCOUNT = { id: '7011', name: 'Shop', currency: 'USD', timezone: 'Asia/Kolkata' };
const NEVER_SENT: Sent[] = [];
/** As the click makes it. */
const ORDER_ID = '00000000-0000-4000-8000-000000000001';
const clicked = () => offStop(new CaseFile('pause', 'campaign', { id: ORDER_ID }));

const made = (file: CaseFile): Case =>
  caseOf({ order: file.order, account: ACCOUNT, evidence: file.evidence });
/** The report of a story, seen right after its last record. */
function tell(file: CaseFile, sent: Sent[] | null = NEVER_SENT) {
  const judgedAt = file.evidence.at(-1)?.stamp.at ?? PRESS;
  return show(<Report file={made(file)} judgedAt={judgedAt} sent={sent} />);
}
const part = (key: Parameters<typeof inEnglish>[0]) =>
  within(screen.getByRole('region', { name: inEnglish(key) }));

const leaked = () =>
  offStop()
    .looked(HOUR)
    .looked(4 * HOUR, LEAKING);
const undone = () =>
  leaked()
    .believably(ON, 5 * HOUR)
    .changes(5 * HOUR + 10, { at: 5 * HOUR - 60, by: { kind: 'person', name: 'Ben Berg' } });

describe('the report of a stop', () => {
  it('tells each step on the account’s clock and on the reader’s', () => {
    tell(offStop());
    const ladder = part('report_ladder');
    const row = ladder.getByRole('row', { name: new RegExp(inEnglish('common_stage_switched_off')) });
    const [account, own] = within(row).getAllByRole('cell');
    expect(account?.textContent).toBe('Mar 10, 2026, 8:50:12 PM');
    const here = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
    expect(own?.textContent).toBe(here.format(PRESS + 12_000));
    const final = ladder.getByRole('row', { name: new RegExp(`^${inEnglish('common_stage_final')}`) });
    expect(final.textContent).toContain(inEnglish('report_not_reached'));
  });

  it('tells a leak in words, in the table and as what could be asked about', () => {
    tell(leaked());
    expect(part('report_verdict').getByText(/TikTok reports \$4\.50 spent after the stop/)).toBeTruthy();
    const row = part('report_spend').getByRole('row', { name: /2026-03-10 17:00/ });
    expect(row.textContent).toContain('$4.50');
    expect(row.textContent).toContain(inEnglish('report_means_leak'));
    expect(part('billing_title').getByText(/^\$4\.50 was delivered after the stop/)).toBeTruthy();
  });

  it('promises nothing where nothing came after the stop', () => {
    tell(
      offStop()
        .looked(HOUR)
        .looked(4 * HOUR),
    );
    const money = part('billing_title');
    expect(money.getByText(/^Nothing so far/)).toBeTruthy();
    expect(money.getByText(inEnglish('billing_no_promise'))).toBeTruthy();
    expect(
      money.getAllByRole('link').every((link) => (link as HTMLAnchorElement).href.startsWith('https:')),
    ).toBe(true);
  });

  it('tells who turned it on again, without the name unless the reader wants it', async () => {
    const { container } = tell(undone());
    expect(container.textContent).toContain('person-1');
    expect(container.textContent).not.toContain('Ben Berg');
    fireEvent.click(screen.getByRole('checkbox', { name: inEnglish('report_redact') }));
    await waitFor(() => expect(container.textContent).toContain('Ben Berg'));
    expect(part('report_turned_on').getByText(/By TikTok's change log Ben Berg did it/)).toBeTruthy();
  });

  it('says of steps that were undone that they do not hold now', () => {
    tell(undone());
    expect(part('report_ladder').getAllByText(inEnglish('report_not_any_more')).length).toBeGreaterThan(3);
  });

  it('shows when nobody watched and why', () => {
    tell(
      offStop()
        .failed(30 * 60, OFFLINE)
        .looked(5 * HOUR),
    );
    expect(part('report_gaps').getAllByText(/Nobody watched from .*offline/).length).toBeGreaterThan(0);
  });

  it('names what below it can still deliver', () => {
    const nodes = [
      { level: 'adgroup' as const, id: '99', name: 'Women', status: 'ADGROUP_STATUS_DELIVERY_OK' },
    ];
    tell(offStop().tree(60, nodes));
    expect(
      part('report_levels').getByText('ADGROUP_STATUS_DELIVERY_OK').parentElement?.textContent,
    ).toContain('Women');
  });

  it('shows records only when it is asked to', async () => {
    const { container } = tell(offStop());
    expect(container.querySelectorAll('pre')).toHaveLength(0);
    const fold = part('report_raw').getByText(inEnglish('report_raw_show'))
      .parentElement as HTMLDetailsElement;
    fold.open = true;
    fireEvent(fold, new Event('toggle'));
    await waitFor(() => expect(container.querySelectorAll('pre')).toHaveLength(offStop().evidence.length));
  });
});

describe('the report', () => {
  it('of something that was never sent sends its money questions to the right place', () => {
    tell(stop().refused(1, 'kind-promote'));
    const money = part('billing_title');
    expect(money.getByText(inEnglish('billing_payee_promote'))).toBeTruthy();
    expect(money.getByText(inEnglish('billing_coins'))).toBeTruthy();
    expect(part('support_title').getByText(inEnglish('support_path_promote'))).toBeTruthy();
  });

  it('of a resume has no ladder, and does not say that it was switched off', () => {
    tell(resume().identified().accepted());
    expect(screen.queryByRole('region', { name: inEnglish('report_ladder') })).toBeNull();
    expect(text()).toMatch(/I had this switched on at/);
  });

  it('draws nothing anew while the verdict stays the same', () => {
    const file = made(offStop());
    const { again, container } = show(<Report file={file} judgedAt={PRESS + 14_000} sent={NEVER_SENT} />);
    const before = container.innerHTML;
    again(<Report file={file} judgedAt={PRESS + 15_000} sent={NEVER_SENT} />);
    expect(container.innerHTML).toBe(before);
  });
});

const text = () => (screen.getByLabelText(inEnglish('support_text')) as HTMLTextAreaElement).value;

describe('the text for support', () => {
  it('tells the later days, too, of which it names the money', () => {
    const rows = [...LEAKING.rows, row('2026-03-13', '0.00', 0), row('2026-03-14', '2.00', 80)];
    tell(
      offStop()
        .looked(HOUR)
        .looked(5 * 24 * HOUR, { rows }),
    );
    expect(text()).toMatch(/shows \$6\.50 in hours after that/);
    expect(text()).toContain('  2026-03-10 17:00  4.50 USD  410\n');
    expect(text()).toContain('  2026-03-13  0.00 USD  0\n  2026-03-14  2.00 USD  80\n');
  });

  it('names ids, times with their zone, request ids and the hours, and no person', () => {
    const file = undone();
    file.evidence.forEach(({ stamp, seq }) => (stamp.requestIds = [`20260310152009010${seq}`]));
    tell(file);
    for (const said of [
      file.order.ref.id,
      '7011',
      '(Asia/Kolkata)',
      '202603101520090102',
      '2026-03-10 17:00  4.50 USD  410',
    ]) {
      expect(text()).toContain(said);
    }
    expect(text()).not.toContain('Ben Berg');
    expect(text()).toContain(inEnglish('support_text_ask_money'));
  });

  it('asks for no money where none was delivered after the stop', () => {
    tell(offStop().looked(4 * HOUR));
    expect(text()).toContain(inEnglish('support_text_ask'));
    expect(text()).not.toContain(inEnglish('support_text_ask_money'));
  });
});

describe('a ticket', () => {
  const note = (event: Event) => {
    Object.defineProperty(event, 'isTrusted', { value: true });
    return event;
  };

  it('that the person sent is noted with its number', async () => {
    const asked = playWorker({ 'note-sent': () => null });
    tell(clicked());
    const number = screen.getByLabelText(inEnglish('support_ticket_number')) as HTMLInputElement;
    fireEvent.input(number, { target: { value: ' 5501234 ' } });
    const form = number.closest('form');
    if (form === null) throw new Error('There is no form');
    fireEvent(form, note(new Event('submit', { cancelable: true, bubbles: true })));
    await waitFor(() =>
      expect(asked).toEqual([
        { command: 'note-sent', input: { orderId: ORDER_ID, what: 'ticket', note: '5501234' } },
      ]),
    );
  });

  it('that was noted is the one to add to', () => {
    tell(offStop(), [{ id: 1, orderId: 'order', at: PRESS, what: 'ticket', note: '5501234' }]);
    expect(part('support_title').getByText(/You noted ticket 5501234 about this/)).toBeTruthy();
    expect(screen.queryByText(inEnglish('support_one_ticket'))).toBeNull();
  });

  it('is not noted for a case of somebody else’s, nor is such a case sealed again', () => {
    tell(offStop(), null);
    expect(screen.queryByLabelText(inEnglish('support_ticket_number'))).toBeNull();
    expect(screen.queryByRole('button', { name: inEnglish('report_save_case') })).toBeNull();
  });
});

it('a case file that is saved is noted with its fingerprint', async () => {
  const asked = playWorker({ 'note-sent': () => null });
  const { container } = tell(clicked());
  await waitFor(() => expect(container.querySelector('.fingerprint')?.textContent).toMatch(/^[0-9a-f]{64}$/));
  press(screen.getByRole('button', { name: inEnglish('report_save_case') }));
  const fingerprint = container.querySelector('.fingerprint')?.textContent;
  await waitFor(() =>
    expect(asked.map(({ input }) => input)).toEqual([
      { orderId: ORDER_ID, what: 'case-file', note: fingerprint },
    ]),
  );
});
