import type { z } from 'zod';
import type { Draft } from '../draft';
import type { Problem } from '../problem';
import type { Foundation } from '../foundation';

/** What an optional section of an environment is to the rules. */
export interface SectionKind<T> {
  readonly form: z.ZodType<T>;
  /** What must hold between a section that is there and the rest; paths start at the section. */
  readonly problems: (section: Draft<T>, environment: Draft<Foundation>) => Problem[];
}
