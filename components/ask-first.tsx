import { Component, type ComponentType } from 'preact';
import { budgetOf } from '@/utils/core/budget';
import type { Action } from '@/utils/core/order';
import type { Press } from '@/utils/wire/page-commands';
import type { Description } from '@/utils/wire/views';
import { DeleteChoice } from './delete-choice';
import type { DialogProps } from './dialog-props';
import { moneyText } from './money';
import type { RisksRead } from './read-risks';
import { RiskLines } from './risk-lines';
import { isTheName } from './typed-name';
import { words } from './words';

/** What the person decided inside of the dialog. */
export type Decided = Pick<Press, 'liftHold' | 'deleteWhenProven'>;

export interface AskFirstProps {
  /** The dialog it is asked in. */
  dialog: ComponentType<DialogProps>;
  action: Action;
  /** The name the person saw when pressing. */
  name: string;
  /** What TikTok says of it; `reading` while it is being asked, null when it cannot tell. */
  described: Description | 'reading' | null;
  /** What may spend or start again after a stop, as far as it is read; null for a resume. */
  risks: RisksRead | null;
  held: boolean;
  /** Why it must not be done after all; the dialog can then only be closed. */
  problem: string | null;
  onConfirm: (decided: Decided) => void;
  onCancel: () => void;
}

interface Choices {
  lift: boolean;
  /** The name as typed so far; null while deleting is not chosen. */
  typed: string | null;
}

const WEIGHT = { pause: 'stop', end: 'stop', resume: 'spend' } as const;

/**
 * The question before an end, a resume, or a pause with side effects: what it is, and what will happen. No
 * hooks: they would be a second library in the page script.
 */
export class AskFirst extends Component<AskFirstProps, Choices> {
  override state: Choices = { lift: false, typed: null };

  override render(props: AskFirstProps, { lift, typed }: Choices) {
    const { dialog: Dialog, action, name, described, problem, onConfirm, onCancel } = props;
    const known = described === 'reading' ? null : described;
    const isResume = action === 'resume';
    const held = isResume && (props.held || known?.held === true);
    // What a resume may cost must be on the screen before it can be confirmed; a stop never waits.
    const informed = !isResume || described !== 'reading';
    const decided = (!held || lift) && (typed === null || isTheName(typed, name));
    return (
      <Dialog
        title={words(`common_${action}_title`, name)}
        confirm={words(`common_${action}`)}
        weight={WEIGHT[action]}
        ready={problem === null && informed && decided}
        onConfirm={() =>
          onConfirm({
            ...(held && lift ? { liftHold: true } : {}),
            ...(typed === null ? {} : { deleteWhenProven: true }),
          })
        }
        onCancel={onCancel}
      >
        {problem !== null && <p class="risk">{problem}</p>}
        {described === 'reading' ? (
          <p class="quiet-line">{words('common_asking_tiktok')}</p>
        ) : (
          <p class="figure">{isResume ? budgetWords(described) : spentWords(described)}</p>
        )}
        {isResume ? (
          informed && <p>{words('common_resume_children')}</p>
        ) : (
          <StopFacts {...{ action, known, risks: props.risks }} />
        )}
        {held && (
          <label class="check">
            <input
              type="checkbox"
              checked={lift}
              onChange={(event) => this.setState({ lift: event.currentTarget.checked })}
            />
            {words('common_lift_hold')}
          </label>
        )}
        {action === 'end' && problem === null && described !== 'reading' && this.deletion(known)}
      </Dialog>
    );
  }

  /** Offered only once it is known whether it can be done: nobody should type a name for nothing. */
  private deletion(known: Description | null) {
    if (known?.canDelete === false) return <p class="quiet-line">{words('common_cannot_delete')}</p>;
    const { name } = this.props;
    const { typed } = this.state;
    return <DeleteChoice name={name} typed={typed} onTyped={(now) => this.setState({ typed: now })} />;
  }
}

function StopFacts(props: { action: Action; known: Description | null; risks: RisksRead | null }) {
  const { action, known, risks } = props;
  return (
    <>
      {action === 'end' && <p>{words('common_end_what')}</p>}
      <p class="quiet-line">{words('common_end_late_money')}</p>
      {known?.kind === 'gmv-max' && <p class="risk">{words('common_risk_gmv_max')}</p>}
      {known?.ios14 && <p class="risk">{words('common_risk_ios14')}</p>}
      {risks !== null && <RiskLines risks={risks} />}
    </>
  );
}

function spentWords(described: Description | null): string {
  const spent = described?.spentToday ?? null;
  if (spent === null) return words('common_spent_today_unknown');
  return words('common_spent_today', amount(spent, described));
}

function budgetWords(described: Description | null): string {
  if (described === null) return words('common_resume_budget_unknown');
  const budget = budgetOf(described);
  if (budget.is === 'unknown') return words('common_resume_budget_unknown');
  if (budget.is === 'none') return words('common_resume_no_budget');
  const key = budget.is === 'total' ? 'common_resume_total' : 'common_resume_daily';
  return words(key, amount(budget.amount, described));
}

function amount(value: string, described: Description | null): string {
  return moneyText(value, described?.currency ?? '');
}
