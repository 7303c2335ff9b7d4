import type { Entity, Switch } from '@/utils/core/entity';
import { classOf } from '@/utils/core/status';
import type { Tone } from '@/utils/core/verdict';
import { named } from './names';
import { words } from './words';

/** What TikTok's newest list said of an entity, and the tone it is said in. No proof of anything. */
export function statusOf(entity: Pick<Entity, 'ref' | 'switch' | 'status'>): {
  word: string;
  tone: Tone | 'none';
} {
  const tones: Record<Switch, Tone | 'none'> = {
    on: 'delivering',
    off: 'none',
    deleted: 'none',
    frozen: 'none',
    unknown: 'waiting',
  };
  if (entity.switch === 'on' && classOf(entity.ref.level, entity.status) === 'may-resume') {
    return { word: words('common_status_on_waiting'), tone: 'waiting' };
  }
  return { word: named('status', entity.switch), tone: tones[entity.switch] };
}
