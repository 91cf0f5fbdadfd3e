import type { ACMClient } from '@aws-sdk/client-acm';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { Route53Client } from '@aws-sdk/client-route-53';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { parseArn } from '../../modules/core/arn';
import type { DnsValidationConfiguration } from '../../modules/core/dns-validation';
import { CLIENT_SETTINGS } from '../clients';
import { type AccountRegion, acmElsewhere } from '../other-account';
import { Policies } from './policies';
import type { Message } from './telling';

/** What is asked of AWS. */
export interface DnsValidationClients {
  /** ACM of another account, with the role that is there for the function. */
  readonly acm: (place: AccountRegion) => ACMClient;
  readonly policies: Policies;
  readonly route53: Route53Client;
  readonly tell: (message: Message) => Promise<void>;
}

export function awsClients(configuration: DnsValidationConfiguration): DnsValidationClients {
  const { region, readerRoleName } = configuration;
  const settings = { ...CLIENT_SETTINGS, region };
  // Both take few requests a second, of everybody in the account together.
  const patient = { ...settings, retryMode: 'adaptive' };
  return {
    acm: (place) =>
      acmElsewhere(place, { name: readerRoleName, sessionName: 'certfleet-dns-validation', region }),
    policies: new Policies(configuration, new SSMClient(settings), new OrganizationsClient(patient)),
    route53: new Route53Client(patient),
    tell: async ({ topicArn, subject, text }) => {
      const sns = new SNSClient({ ...CLIENT_SETTINGS, region: parseArn(topicArn)!.region });
      await sns.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text }));
    },
  };
}
