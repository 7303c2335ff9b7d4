import type { World } from '../world/world';

/** Names that try to be something else: markup, script, other directions, nothing at all, too much. */
const NAMES = [
  '<img src=x onerror="window.__replica.hostile.names=1">',
  '</script><script>window.__replica.hostile.names=1</script>',
  '"><style>.KsTable{display:none}</style><b onclick=alert(1)>',
  'Paused \u202Edetelpmoc lla\u202C \u2066inner\u2069',
  'Sp\u200Bring\u200D S\u2060ale\uFEFF',
  '\u200B\u200B',
  `Long ${'long '.repeat(2000)}`,
  '{{constructor.constructor("alert(1)")()}} ${7*7} %s %d &lt;b&gt;',
  'Line\nbreak\ttab\u0007bell',
] as const;

/** Gives everything in an account such a name, with a number so that no two are the same. */
export function renameAll(world: World, aadvid: string): void {
  const entities = [world.campaigns, world.adGroups, world.ads].flatMap((level) => [...level.values()]);
  const own = entities.filter(({ advertiserId }) => advertiserId === aadvid);
  for (const [index, entity] of own.entries()) entity.name = `${NAMES[index % NAMES.length]} ${index + 1}`;
}
