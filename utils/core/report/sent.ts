/** What of an order may be given out: files that were saved, and a ticket that the person says was sent. */
export const SENT_THINGS = ['ticket', 'case-file', 'timeline-csv', 'spend-csv'] as const;
export type SentThing = (typeof SENT_THINGS)[number];
