import type { Material } from '../imported-certificate/material';
import type { Standing } from '../imported-certificate/replacement';

/** What is current of a source. */
export interface Version {
  /** @throws UnreadableMaterial where it holds something else */
  readonly material: () => Material;
  /** Whether somebody put it in the place of what stands, which is newer, on purpose. */
  readonly isPutBack: (standing: Standing) => Promise<boolean>;
}

/** Where versions come from. */
export interface VersionSource {
  readonly what: 'secret' | 'object';
  /** Among those of the account. */
  readonly name: string;
  /** @throws Error where AWS did not give it, which another attempt may mend */
  readonly current: () => Promise<Version>;
}
