import type { PlannedResource } from '../../fleet';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { validationRecords } from '../validation-records';

/** Terraform learns of what stands, and does nothing to it. */
export const adoptedUnchanged: Rule = {
  id: 'adopted-unchanged',
  title: 'Imported or moved, and left as it is',
  reason: 'An import or a moved block changes the state of Terraform, nothing in AWS.',
  check: (changes) => {
    const byStack = new Map<string, PlannedResource[]>();
    for (const resource of aboutCertificates(changes)) {
      if (!resource.adopted || resource.state !== 'unchanged') continue;
      byStack.set(resource.stack, [...(byStack.get(resource.stack) ?? []), resource]);
    }
    return [...byStack].map(([stack, resources]) =>
      findingOf(
        'adopted-unchanged',
        { stack, address: '' },
        {
          severity: 'low',
          what: phrase`${resources.map(({ address }) => address)} is imported or gets another address, and nothing else: it stays in AWS as it is.`,
          remedy: phrase`Nothing is to be done; keep moved blocks until every state has gone through them.`,
        },
      ),
    );
  },
};

function aboutCertificates(changes: PlannedChanges): Set<PlannedResource> {
  return new Set([
    ...changes.ofType(
      'aws_acm_certificate',
      'aws_acmpca_certificate_authority',
      'aws_ram_resource_share',
      'aws_route53_zone',
    ),
    ...validationRecords(changes, 'before').map(({ resource }) => resource),
    ...changes.usersOfCertificates(),
  ]);
}
