import { DataAwsApiGatewayRestApi } from '@cdktf/provider-aws/lib/data-aws-api-gateway-rest-api';
import type { Postcondition } from 'cdktf';
import type { Construct } from 'constructs';
import type { Placement } from '../../modules/core';

/** Looks REST APIs up by name, each once; the id of each. */
export function restApiIds(
  scope: Construct,
  { provider, region }: Placement,
  postcondition?: Postcondition,
): (name: string) => string {
  const ids = new Map<string, string>();
  return (name) => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const { id } = new DataAwsApiGatewayRestApi(scope, `RestApi-${encodeURIComponent(name)}`, {
      provider,
      region,
      name,
      lifecycle: postcondition && { postcondition: [postcondition] },
    });
    ids.set(name, id);
    return id;
  };
}
