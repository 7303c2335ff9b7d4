import { sameEntity, type EntityRef } from '@/utils/core/entity';
import type { LeakingPart } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';
import { usePress } from '../press';
import { trusted } from '../trusted';
import { words } from '../words';

/**
 * Switches off what is still on in a Smart+ ad and stops that ad anew, so that both are proved together. It is only
 * switched off, so it needs no question; that a resume does not undo it is said beside it.
 */
export function StopMaterials({ order, part }: { order: StoredOrder; part: LeakingPart }) {
  const press = usePress();
  const { through } = part;
  if (through === undefined) return null;
  const { id, name, materials } = through;
  const ref: EntityRef = { advertiserId: order.ref.advertiserId, level: 'ad', id };
  const note = `note-${order.id}`;
  const stop = () =>
    press({
      action: sameEntity(ref, order.ref) && order.action === 'end' ? 'end' : 'pause',
      ref,
      name,
      materials,
    });
  const label =
    materials.length === 1
      ? words('popup_stop_material', part.name)
      : words('popup_stop_materials', String(materials.length), name);
  return (
    <>
      <button
        type="button"
        class="button button-strong button-stop"
        aria-describedby={note}
        onClick={trusted(stop)}
      >
        <span>{label}</span>
      </button>
      <p id={note} class="quiet-line button-note">
        {words('popup_stop_material_what', name)}
      </p>
    </>
  );
}
