import { useEffect, useState } from 'preact/hooks';
import type { EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import { send } from '@/utils/wire/client';
import type { Description } from '@/utils/wire/views';
import { ConfirmDialog } from '../confirm-dialog';
import { moneyText } from '../money';
import { actionWord } from '../names';
import { words, type MessageKey } from '../words';

export interface Asked {
  action: Action;
  ref: EntityRef;
  name: string;
  held: boolean;
}

type Told = { state: 'asking' } | { state: 'told'; description: Description | null };

/**
 * The dialog before an end, a resume, or a pause that costs more than a switch: names the campaign, the
 * money and what will happen, freshly read. A stop never waits for the reading; a resume does, because it
 * states the money that may be spent again.
 */
export function AskFirst(props: {
  asked: Asked;
  onConfirm: (asked: Asked, liftHold: boolean) => void;
  onCancel: () => void;
}) {
  const { asked, onConfirm, onCancel } = props;
  const [told, setTold] = useState<Told>({ state: 'asking' });
  const [lifted, lift] = useState(false);
  useEffect(() => {
    let wanted = true;
    const tell = (description: Description | null) => wanted && setTold({ state: 'told', description });
    send('describe', { ref: asked.ref }).then(tell, () => tell(null));
    return () => {
      wanted = false;
    };
  }, []);
  const isResume = asked.action === 'resume';
  const description = told.state === 'told' ? told.description : null;
  const held = asked.held || (description?.held ?? false);
  return (
    <ConfirmDialog
      title={words(`common_${asked.action}_title` as MessageKey, asked.name)}
      confirm={actionWord(asked.action)}
      weight={isResume ? 'spend' : 'stop'}
      ready={!isResume || (told.state === 'told' && (!held || lifted))}
      onConfirm={() => onConfirm(asked, lifted)}
      onCancel={onCancel}
    >
      {told.state === 'asking' && <p class="quiet-line">{words('popup_asking_tiktok')}</p>}
      {isResume ? (
        told.state === 'told' && <ResumeText description={description} />
      ) : (
        <StopText action={asked.action} told={told} />
      )}
      {isResume && held && told.state === 'told' && (
        <label class="check">
          <input type="checkbox" checked={lifted} onChange={(event) => lift(event.currentTarget.checked)} />
          {words('common_lift_hold')}
        </label>
      )}
    </ConfirmDialog>
  );
}

function StopText({ action, told }: { action: Action; told: Told }) {
  const description = told.state === 'told' ? told.description : null;
  const spent = description?.spentToday ?? null;
  return (
    <>
      {told.state === 'told' && (
        <p>
          <strong>
            {spent === null
              ? words('common_spent_today_unknown')
              : words('common_spent_today', moneyText(spent, description?.currency ?? ''))}
          </strong>
        </p>
      )}
      {action === 'end' && <p>{words('common_end_what')}</p>}
      {description?.kind === 'gmv-max' && <p>{words('common_risk_gmv_max')}</p>}
      {description?.ios14 && <p>{words('common_risk_ios14')}</p>}
      <p class="quiet-line">{words('common_end_late_money')}</p>
    </>
  );
}

function ResumeText({ description }: { description: Description | null }) {
  return (
    <>
      <p>
        <strong>{budgetSentence(description)}</strong>
      </p>
      <p>{words('common_resume_children')}</p>
    </>
  );
}

function budgetSentence(description: Description | null): string {
  if (description === null) return words('common_resume_budget_unknown');
  const { budget, budgetMode, currency } = description;
  if (budget === null || budgetMode === 'BUDGET_MODE_INFINITE') return words('common_resume_no_budget');
  const amount = moneyText(budget, currency ?? '');
  return words(budgetMode === 'BUDGET_MODE_TOTAL' ? 'common_resume_total' : 'common_resume_daily', amount);
}
