import { ACMClient } from '@aws-sdk/client-acm';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { partitionOf } from '../modules/core/arn';
import { CLIENT_SETTINGS } from './clients';

/** A Region of an account. */
export interface AccountRegion {
  readonly accountId: string;
  readonly region: string;
}

/** A role that stands in every account for a function. */
export interface RoleElsewhere {
  /** With its path, if it has one. */
  readonly name: string;
  readonly sessionName: string;
  /** Region of the function. */
  readonly region: string;
}

/** ACM of another account, with the role that is there for the function. */
export function acmElsewhere(
  { accountId, region }: AccountRegion,
  { name, sessionName, region: own }: RoleElsewhere,
): ACMClient {
  return new ACMClient({
    ...CLIENT_SETTINGS,
    region,
    credentials: fromTemporaryCredentials({
      params: {
        RoleArn: `arn:${partitionOf(own)}:iam::${accountId}:role/${name}`,
        RoleSessionName: sessionName,
      },
      // Its own: the function's account need not have enabled every Region, and sessions are good in all.
      clientConfig: { ...CLIENT_SETTINGS, region: own },
    }),
  });
}
