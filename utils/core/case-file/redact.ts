import type { Case } from './case';

const EMAIL = /[^\s@<>()"',;:/\\]+@[^\s@<>()"',;:/\\]*\.[^\s@<>()"',;:/\\]+/g;

/**
 * What looks like a secret wherever it stands. TikTok's tokens are 40 hexadecimal digits (facts: marketing-api 8.1);
 * evidence never holds one, and this is for the day on which TikTok's own words quote one.
 */
const SECRETS: readonly RegExp[] = [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, /\b[0-9a-f]{40,}\b/g];
/** What TikTok's words call one; a campaign may well be named “Token: spring”. */
const CALLED_SECRET =
  /\b(?:access[-_ ]?token|refresh[-_ ]?token|token|secret|password|authorization|bearer|cookie|sessionid|csrf\w*|msToken)\b["']?\s*[:=]\s*["']?(?:bearer\s+)?[^\s"',;&]+/gi;
const SECRET = '[…]';

/** Fields that hold TikTok's own ids, which say nothing of a person and which support asks for. */
const IDS: ReadonlySet<string> = new Set([
  'id',
  'requestIds',
  'orderId',
  'advertiserId',
  'campaignId',
  'adGroupId',
]);

/** The case without anything that looks like a secret. */
export function withoutSecrets(file: Case): Case {
  return mapTexts(file, (text, field) => {
    const patterns = field === 'apiMessage' ? [...SECRETS, CALLED_SECRET] : SECRETS;
    return patterns.reduce((rest, pattern) => rest.replace(pattern, SECRET), text);
  });
}

/**
 * The case as it may be handed to others: e-mails and names of persons become `email-1`, `person-1`…, the same one
 * the same throughout, so that it can still be told whether two things were done by one person.
 */
export function redacted(file: Case): Case {
  const persons = new Numbers('person');
  const emails = new Numbers('email');
  const evidence = file.evidence.map((item) =>
    item.type !== 'changes-read'
      ? item
      : {
          ...item,
          changes: item.changes.map((change) =>
            change.by.kind === 'person' && change.by.name !== ''
              ? { ...change, by: { ...change.by, name: persons.of(change.by.name) } }
              : change,
          ),
        },
  );
  const masked = mapTexts({ ...file, evidence }, (text) => text.replace(EMAIL, (one) => emails.of(one)));
  return { ...masked, redacted: true };
}

class Numbers {
  private readonly known = new Map<string, string>();

  constructor(private readonly word: string) {}

  of(text: string): string {
    const known = this.known.get(text) ?? `${this.word}-${this.known.size + 1}`;
    this.known.set(text, known);
    return known;
  }
}

/** @param change gets a text, and the name of the field it stands in */
function mapTexts<T>(value: T, change: (text: string, field: string) => string): T {
  const walk = (one: unknown, field: string): unknown => {
    if (typeof one === 'string') return change(one, field);
    if (Array.isArray(one)) return one.map((item) => walk(item, field));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, IDS.has(key) ? inner : walk(inner, key)]),
    );
  };
  return walk(value, '') as T;
}
