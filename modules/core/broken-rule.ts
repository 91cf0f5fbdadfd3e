/** A rule and what broke it, as data: whoever shows it makes the text, and nobody has to cut one apart. */
export interface BrokenRule {
  /**
   * What has to keep the rule, for example `roleName`.
   *
   * @default - what the text is about in any case: a construct, or the property at a path
   */
  readonly subject?: string;
  /** What must hold, for example `must be 12 digits`. */
  readonly rule: string;
  /**
   * The value found, which a sentence shows as JSON; `Words` where a value does not say it. No secret.
   *
   * @default - not shown
   */
  readonly got?: unknown;
  /** What to do about it. */
  readonly remedy: string;
}

/** What was found, said in words: `new Words('none')` is shown without quotes. A text from outside in it is not escaped. */
export class Words {
  constructor(public readonly text: string) {}
}

/** `subject rule, got value; remedy`. */
export function ruleSentence({ subject, rule, got, remedy }: BrokenRule): string {
  const must = subject === undefined ? rule : `${subject} ${rule}`;
  return got === undefined ? `${must}; ${remedy}` : `${must}, got ${gotText(got)}; ${remedy}`;
}

function gotText(got: unknown): string {
  if (got instanceof Words) return got.text;
  // JSON has no NaN and no Infinity.
  return typeof got === 'number' ? String(got) : JSON.stringify(got);
}
