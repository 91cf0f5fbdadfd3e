import { POLICY_BYTES, Words, parseArn } from '../../modules/core';
import { LONGEST_HOSTED_ZONE_ID } from '../../modules/dns/validation-policy';
import { domains, owner } from '../application-form';
import { organizationalUnitArn } from '../certificate-authorities/share-with';
import { alarmActions } from '../certificates/alarm-actions';
import { grantsInAnyZone, isHostedHere } from '../domains';
import { type Draft, entriesOf, entry, itemsOf } from '../draft';
import { accountId, formOf, list, name, nonEmptyList, record, region, text } from '../form';
import type { Foundation } from '../foundation';
import { dnsValidationForwarderName, dnsValidationName, dnsValidationPath } from '../names';
import { busPermissions, forwardingPermissions } from '../permissions/services/event-buses';
import { queuedFunctionPermissions } from '../permissions/services/functions';
import { parameterPermissions } from '../permissions/services/parameters';
import { rolePermissions } from '../permissions/services/roles';
import type { Problem } from '../problem';
import { type PolicyOf, type Requester, policiesOf } from './dns-validation-policies';
import { problemsOfAccounts } from './section-accounts';
import type { SectionKind } from './section-kind';
import { problemsOfStackSets, stackSetsForm, unitStackSetPermissions } from './stack-sets';

/**
 * A function in shared services writes the validation records of public certificates that anybody requests, by whatever means, in an
 * account that may have the names: applications their `domains`, requesters those that stand here.
 */
export interface DnsValidation {
  /** Who may have certificates without an application here, by a name. @default - applications alone */
  readonly requesters?: Readonly<Record<string, Requester>>;
  /**
   * ARN of the SNS topic that is told of requests that are refused, which lets shared services publish.
   *
   * @default - they are in the function's log alone
   */
  readonly topicArn?: string;
  /**
   * ARNs that the function's alarms tell, in the Region of shared services.
   *
   * @default - those of `monitoring` there; without it, alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

const topicArn = text(
  'the ARN of a standard SNS topic',
  (value) => parseArn(value)?.service === 'sns' && !value.endsWith('.fifo'),
  'copy it from SNS; a FIFO topic takes no plain message',
);

/** DNS validation: each account and organizational unit once, each domain where the function can write. */
export const dnsValidation: SectionKind<DnsValidation> = {
  form: formOf<DnsValidation>()({
    requesters: record(
      name,
      formOf<Requester>()({
        accountIds: list(accountId).optional(),
        organizationalUnitArns: list(organizationalUnitArn).optional(),
        regions: nonEmptyList(region),
        domains,
        owner: owner.optional(),
        topicArn: topicArn.optional(),
        stackSets: stackSetsForm.optional(),
      }),
    ).optional(),
    topicArn: topicArn.optional(),
    alarmActions: alarmActions.optional(),
  }),
  problems: (section, environment) => {
    const policies = policiesOf(section, environment, () => LONGEST_HOSTED_ZONE_ID);
    return [
      ...entriesOf(section.requesters).flatMap(([requester, each]) =>
        [
          ...problemsOfAccounts(each ?? {}, environment),
          ...problemsOfDomains(each ?? {}, environment),
          ...problemsOfStackSets(each ?? {}, environment),
        ].map((problem) => ({
          ...problem,
          path: ['requesters', requester, ...problem.path],
        })),
      ),
      ...problemsOfTwo(policies),
      ...policies.flatMap(problemsOfLength),
    ];
  },
  permissions: (section, account) => {
    if (section === undefined) return [];
    const what = 'what tells of requested certificates';
    return [
      ...rolePermissions(account, { name: `${dnsValidationName(account.environmentName)}-*`, what }),
      ...account.regions.flatMap((each) =>
        forwardingPermissions(account, {
          region: each,
          name: dnsValidationForwarderName(account.environmentName),
          what,
        }),
      ),
    ];
  },
  sharedServicesPermissions: (section, account) => {
    if (section === undefined) return [];
    const [home] = account.regions;
    const of = {
      region: home,
      name: dnsValidationName(account.environmentName),
      what: 'the function that validates',
    };
    return [
      ...queuedFunctionPermissions(account, of),
      ...busPermissions(account, of),
      ...parameterPermissions(account, {
        region: home,
        path: `${dnsValidationPath(account.environmentName)}/*`,
        what: 'parameters that tell whose requests are validated',
      }),
      ...unitStackSetPermissions(section.requesters, account),
    ];
  },
};

function problemsOfDomains(
  { domains: given }: Draft<Requester>,
  { sharedServices }: Draft<Foundation>,
): Problem[] {
  const domainless: Problem[] =
    given === undefined || given.length > 0
      ? []
      : [{ path: ['domains'], rule: 'must be at least one', remedy: 'give a domain, or take the entry out' }];
  const zones = sharedServices?.zones ?? {};
  const outside = itemsOf(given).flatMap(([index, domain]): Problem[] =>
    grantsInAnyZone(zones, [domain]).some(({ zoneName }) => isHostedHere(entry(zones, zoneName)))
      ? []
      : [
          {
            path: ['domains', index],
            rule: 'must lie in a zone of shared services in Route 53, or above one: nowhere else can the function write',
            got: domain,
            remedy: 'declare the zone, or leave the domain out',
          },
        ],
  );
  return [...domainless, ...outside];
}

/** What an account may have stands in one place. */
function problemsOfTwo(policies: readonly PolicyOf[]): Problem[] {
  const seen = new Map<string, PolicyOf>();
  return policies.flatMap((policy): Problem[] => {
    const other = seen.get(policy.id);
    seen.set(policy.id, other ?? policy);
    return other === undefined
      ? []
      : [
          {
            path: policy.path,
            rule: `must be of one entry, while ${other.name} has it too`,
            got: policy.id,
            remedy: `give ${other.name} the domains`,
          },
        ];
  });
}

function problemsOfLength({ policy, path, id }: PolicyOf): Problem[] {
  const length = Buffer.byteLength(JSON.stringify(policy));
  return length <= POLICY_BYTES
    ? []
    : [
        {
          path,
          rule: `must have domains that make at most ${POLICY_BYTES} bytes, as SSM takes a parameter`,
          got: new Words(`${length} for ${id}`),
          remedy: 'give a domain in place of many below it',
        },
      ];
}
