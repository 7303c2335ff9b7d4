import { Component } from 'preact';
import type { Action } from '@/utils/core/order';
import type { Description } from '@/utils/wire/views';
import { moneyText } from '../money';
import { words } from '../words';
import { Modal } from './modal';

export interface AskFirstProps {
  action: Action;
  /** The name in the row that was pressed. */
  name: string;
  /** What TikTok says of it; `reading` while it is being asked. */
  described: Description | 'reading' | null;
  held: boolean;
  /** Why it must not be done after all; the dialog can then only be closed. */
  problem: string | null;
  onConfirm: (liftHold: boolean) => void;
  onCancel: () => void;
}

const WEIGHT = { pause: 'stop', end: 'stop', resume: 'spend' } as const;

/** The question before an end, a resume, or a pause with side effects: what it is, and what will happen. */
export class AskFirst extends Component<AskFirstProps, { lift: boolean }> {
  override state = { lift: false };

  override render(props: AskFirstProps, { lift }: { lift: boolean }) {
    const { action, name, described, problem, onConfirm, onCancel } = props;
    const known = described === 'reading' ? null : described;
    const held = action === 'resume' && (props.held || known?.held === true);
    // What a resume may cost must be on the screen before it can be confirmed; a stop never waits.
    const informed = action !== 'resume' || described !== 'reading';
    return (
      <Modal
        title={words(`common_${action}_title`, name)}
        confirm={words(`common_${action}`)}
        weight={WEIGHT[action]}
        ready={problem === null && informed && (!held || lift)}
        onConfirm={() => onConfirm(held && lift)}
        onCancel={onCancel}
      >
        {problem !== null && <p class="problem">{problem}</p>}
        {described === 'reading' && <p class="note">{words('page_reading')}</p>}
        {action === 'resume' ? <ResumeFacts described={described} /> : <StopFacts {...props} />}
        {held && (
          <label>
            <input
              type="checkbox"
              checked={lift}
              onChange={(event) => this.setState({ lift: event.currentTarget.checked })}
            />
            {words('common_lift_hold')}
          </label>
        )}
      </Modal>
    );
  }
}

function StopFacts({ action, described }: AskFirstProps) {
  if (described === 'reading') return action === 'end' ? <p>{words('common_end_what')}</p> : null;
  const spent = described?.spentToday ?? null;
  return (
    <>
      <p class="figure">
        {spent === null
          ? words('common_spent_today_unknown')
          : words('common_spent_today', amount(spent, described))}
      </p>
      {action === 'end' && <p>{words('common_end_what')}</p>}
      <p class="note">{words('common_end_late_money')}</p>
      {described?.kind === 'gmv-max' && <p class="risk">{words('common_risk_gmv_max')}</p>}
      {described?.ios14 && <p class="risk">{words('common_risk_ios14')}</p>}
    </>
  );
}

function ResumeFacts({ described }: Pick<AskFirstProps, 'described'>) {
  if (described === 'reading') return null;
  return (
    <>
      <p class="figure">{budgetWords(described)}</p>
      <p>{words('common_resume_children')}</p>
    </>
  );
}

function budgetWords(described: Description | null): string {
  if (described === null) return words('common_resume_budget_unknown');
  const { budget, budgetMode } = described;
  if (budget === null || budgetMode === 'BUDGET_MODE_INFINITE') {
    return words(budgetMode === null ? 'common_resume_budget_unknown' : 'common_resume_no_budget');
  }
  const key = budgetMode === 'BUDGET_MODE_TOTAL' ? 'common_resume_total' : 'common_resume_daily';
  return words(key, amount(budget, described));
}

function amount(value: string, described: Description | null): string {
  return moneyText(value, described?.currency ?? '');
}
