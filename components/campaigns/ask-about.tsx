import { useEffect, useState } from 'preact/hooks';
import type { EntityRef } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import { send } from '@/utils/wire/client';
import type { Description } from '@/utils/wire/views';
import { AskFirst, type Decided } from '../ask-first';
import { ConfirmDialog } from '../confirm-dialog';

export interface Asked {
  action: Action;
  ref: EntityRef;
  name: string;
  held: boolean;
}

/** The question about a promotion in one of our own pages, with what TikTok says of it now. */
export function AskAbout(props: {
  asked: Asked;
  onConfirm: (asked: Asked, decided: Decided) => void;
  onCancel: () => void;
}) {
  const { asked, onConfirm, onCancel } = props;
  const [described, describe] = useState<Description | 'reading' | null>('reading');
  useEffect(() => {
    let wanted = true;
    const tell = (description: Description | null) => wanted && describe(description);
    send('describe', { ref: asked.ref }).then(tell, () => tell(null));
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
      held={asked.held}
      problem={null}
      onConfirm={(decided) => onConfirm(asked, decided)}
      onCancel={onCancel}
    />
  );
}
