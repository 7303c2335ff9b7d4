import { defineWidgets } from './widgets';

/**
 * Tag suffixes differ per deployment and account, so they are drawn at each load: the list's own bundle
 * carries a version like `1-1-1n`, the shell's bundle a hash like `ptiwde8b` (facts: page-dom 2).
 */
const draw = (length: number) => {
  let text = '';
  while (text.length < length) text += Math.floor(Math.random() * 36).toString(36);
  return text;
};

export const LIST_SUFFIX = `1-1-1${draw(1)}`;
export const SHELL_SUFFIX = `${draw(7)}b`;

/** The tag of a widget in the list's bundle, for example `ks-link-1-1-1n`. */
export const tag = (widget: string) => `ks-${widget}-${LIST_SUFFIX}`;
/** The tag of a widget in the shell's bundle, for example `ks-text-ptiwde8b`. */
export const shellTag = (widget: string) => `ks-${widget}-${SHELL_SUFFIX}`;

export function defineBundles(): void {
  defineWidgets(tag);
  defineWidgets(shellTag);
}
