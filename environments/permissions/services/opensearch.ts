import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead } from '../permitted';

/** Finding where a domain that stands answers. */
export function openSearchLookUp(account: PermissionAccount, region: string, domainName: string): Permission {
  return mayRead(
    'look up OpenSearch domains',
    ['es:DescribeDomain', 'es:DescribeDomainConfig', 'es:ListTags'],
    [regionalArn(account, 'es', region, `domain/${literal(domainName)}`)],
  );
}
