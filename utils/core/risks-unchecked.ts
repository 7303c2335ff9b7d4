import type { Risk } from './verdict';

/** Risks are read in these parts, each told as soon as it is known. */
export const RISKS_ABOUT = ['rules', 'surroundings'] as const;
export type RisksAbout = (typeof RISKS_ABOUT)[number];

const unchecked = (key: string): Risk[] => [{ weight: 'unchecked', said: { key, values: {} } }];

/** What is said of risks that nobody could look for; apart from the others, because Ads Manager needs no more. */
export const RISKS_UNCHECKED = {
  rules: unchecked('common_risk_rules_unchecked'),
  surroundings: unchecked('common_risk_surroundings_unchecked'),
} as const satisfies Record<RisksAbout, Risk[]>;
