import { setTimeout as sleep } from 'node:timers/promises';
import {
  ACMClient,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm';
import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { Environment } from '../environments';
import { grantedDomains } from '../environments/domains';
import { accountCredentials } from './authorization/sessions';
import type { Emulator } from './emulator';

const ATTEMPTS = 300;
const PAUSE_MILLISECONDS = 200;

/** A certificate that somebody requested at the console, which no stack knows of. */
export interface RequestedByHand {
  /** Name of the application whose account it is in. */
  readonly account: string;
  readonly domainName: string;
  /** As ACM says it in the end. */
  readonly status: string;
  /** From the request on. */
  readonly seconds: number;
  /** Deletes it with its record, which nobody else does: Route 53 deletes no zone with records. */
  readonly takeBack: () => Promise<void>;
}

/**
 * Requests a certificate for a name below the first domain of the first application that has one, and waits until it is issued, at most
 * a minute.
 *
 * @throws Error where no application has a domain
 */
export async function requestByHand(
  { endpoint }: Emulator,
  { applications, sharedServices }: Environment,
): Promise<RequestedByHand> {
  const [found] = Object.entries(applications).flatMap(([account, application]) =>
    grantedDomains(application)
      .filter(({ includeSubdomains }) => includeSubdomains)
      .map((granted) => ({ account, application, domainName: `by-hand.${granted.domainName}` })),
  );
  if (found === undefined) throw new Error('no application has a domain with what lies below it');
  const { account, application, domainName } = found;
  const acm = new ACMClient({
    endpoint,
    region: application.regions[0],
    credentials: await accountCredentials(endpoint, application.accountId),
  });
  const start = Date.now();
  const { CertificateArn } = await acm.send(
    new RequestCertificateCommand({ DomainName: domainName, ValidationMethod: 'DNS' }),
  );
  for (let attempt = 1; ; attempt += 1) {
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    const status = Certificate!.Status!;
    if (status === 'ISSUED' || attempt === ATTEMPTS)
      return {
        ...{ account, domainName, status },
        seconds: (Date.now() - start) / 1000,
        takeBack: async () => {
          await acm.send(new DeleteCertificateCommand({ CertificateArn }));
          const { Name, Value } = Certificate!.DomainValidationOptions![0]!.ResourceRecord!;
          await deleteRecord(endpoint, sharedServices, Name!, Value!);
        },
      };
    await sleep(PAUSE_MILLISECONDS);
  }
}

async function deleteRecord(
  endpoint: string,
  { accountId, region }: Environment['sharedServices'],
  Name: string,
  Value: string,
): Promise<void> {
  const route53 = new Route53Client({
    endpoint,
    region,
    credentials: await accountCredentials(endpoint, accountId),
  });
  const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
  const zone = HostedZones.find((each) => Name.endsWith(`.${each.Name}`))!;
  const ResourceRecordSet = { Name, Type: 'CNAME' as const, TTL: 300, ResourceRecords: [{ Value }] };
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zone.Id,
      ChangeBatch: { Changes: [{ Action: 'DELETE', ResourceRecordSet }] },
    }),
  );
}
