import { normalizeDomainName } from '../../../modules/core';
import type { TemplateBlock } from '../stack-template';

/** Name that a validation record of the stacks proves; undefined for any other resource. */
export function nameProvedBy({ path }: TemplateBlock): string | undefined {
  const [section, record = ''] = path;
  const name = /^\d{12}-(.+)$/.exec(record)?.[1];
  return section === 'ValidationRecords' && name !== undefined ? normalizeDomainName(name) : undefined;
}
