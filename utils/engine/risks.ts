import { entityKey, type Entity, type EntityRef } from '@/utils/core/entity';
import { risksOfRules, risksOfSurroundings } from '@/utils/core/risks';
import type { Risk } from '@/utils/core/verdict';
import type { Gateway } from '@/utils/gateways/gateway';
import type { RisksAbout } from '@/utils/core/risks-unchecked';
import { gatewayOf } from './accounts';
import type { EngineParts } from './parts';

/**
 * What may spend or start again after a stop, for the question before it. Whatever cannot be read is said not to
 * have been checked. A stop that is pressed meanwhile goes before these reads.
 */
export async function risksAbout(parts: EngineParts, ref: EntityRef, about: RisksAbout): Promise<Risk[]> {
  const gateway = await gatewayOf(parts, ref.advertiserId);
  const entity = gateway === null ? null : await entityNow(parts, gateway, ref);
  switch (about) {
    case 'rules': {
      const read = entity === null ? null : await gateway?.readTurnOnRules(entity, 'proof');
      return risksOfRules(read?.ok === true ? read.value : null);
    }
    case 'surroundings': {
      const read = entity === null ? null : await gateway?.readSurroundings(entity, 'proof');
      const currency = (await parts.db.advertisers.get(ref.advertiserId))?.currency ?? '';
      return risksOfSurroundings(read?.ok === true ? read.value : null, currency);
    }
  }
}

/** Kind and name are enough to know where to look, so what is known serves however old it is. */
async function entityNow(parts: EngineParts, gateway: Gateway, ref: EntityRef): Promise<Entity | null> {
  const known = await parts.db.entities.get(entityKey(ref));
  if (known !== undefined) return known;
  const read = await gateway.readEntity(ref, 'proof');
  return read.ok ? read.value : null;
}
