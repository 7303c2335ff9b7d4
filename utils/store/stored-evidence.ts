import type { Evidence, NewEvidence } from '@/utils/core/evidence';

/** A read that says what an earlier one of its order said: when it was made, and what it says differently. */
export interface AgainRead extends Pick<Evidence, 'seq' | 'orderId' | 'gateway' | 'stamp'> {
  type: 'again';
  /** The `seq` of the earlier read, which is kept in full. */
  of: number;
  differs: Record<string, unknown>;
}
/** Evidence as the database has it. It is made whole before anybody looks at it. */
export type StoredEvidence = Evidence | AgainRead;
export type NewStoredEvidence = NewEvidence | Omit<AgainRead, 'seq'>;
