import { useEffect, useState } from 'preact/hooks';
import type { EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { RisksAbout } from '@/utils/core/risks-unchecked';
import type { Description } from '@/utils/wire/views';
import { AskFirst } from '../ask-first';
import { ConfirmDialog } from '../confirm-dialog';
import { usePress } from '../press';
import { readRisks, RISKS_UNREAD, type RisksRead } from '../read-risks';
import { useSend } from '../worker';

export interface Asked {
  action: Action;
  ref: EntityRef;
  name: string;
  held: boolean;
}

/** The question about a promotion in one of our own pages, with what TikTok says of it now. A yes is a press. */
export function AskAbout({ asked, onDone }: { asked: Asked; onDone: () => void }) {
  const send = useSend();
  const press = usePress();
  const [described, describe] = useState<Description | 'reading' | null>('reading');
  const [risks, tellRisks] = useState<RisksRead>(RISKS_UNREAD);
  useEffect(() => {
    let wanted = true;
    const tell = (description: Description | null) => wanted && describe(description);
    send('describe', { ref: asked.ref }).then(tell, () => tell(null));
    if (asked.action !== 'resume') {
      const ask = (about: RisksAbout) => send('risks', { ref: asked.ref, about });
      readRisks(ask, (read) => wanted && tellRisks(read));
    }
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <AskFirst
      dialog={ConfirmDialog}
      action={asked.action}
      name={asked.name}
      described={described}
      risks={asked.action === 'resume' ? null : risks}
      held={asked.held}
      problem={null}
      onConfirm={(decided) => {
        onDone();
        const { action, ref, name } = asked;
        void press({ action, ref, name, ...decided });
      }}
      onCancel={onDone}
    />
  );
}
