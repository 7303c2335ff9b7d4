import { words } from './words';

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Tells the document which language it is written in and which way that language runs. */
export function localiseDocument(title: string): void {
  const locale = words('common_locale');
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  document.title = title;
}
