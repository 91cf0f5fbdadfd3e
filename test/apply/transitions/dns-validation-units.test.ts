import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Census, DnsValidation, Requester } from '../../../environments';
import { RequestingAccount } from '../../support/requesting-account';
import { until } from '../../support/until';
import { environment, shop } from './environments';
import { COUNTING_FUNCTION, VALIDATING_FUNCTION, all } from './functions';
import { describeTransitions } from './world';

const GUEST = '333333333333';
const LATE = '444444444444';
const UNIT = 'ou-ab12-guests01';
const READER = 'certfleet-trial-dns-validation-reader';
const CENSUS_READER = 'certfleet-trial-census-reader';
const guests: Requester = {
  organizationalUnitArns: [`arn:aws:organizations::999999999999:ou/o-certfleet01/${UNIT}`],
  regions: ['eu-west-1', 'us-east-1'],
  domains: ['guests.example.com'],
  stackSets: {},
};
const section = (changes: Partial<Requester> = {}): DnsValidation => ({
  requesters: { guests: { ...guests, ...changes } },
});
const world = (dnsValidation?: DnsValidation, census?: Census) => () => ({
  ...environment({}),
  dnsValidation,
  census,
});
const inThreeRegions = section({ regions: ['eu-west-1', 'us-east-1', 'eu-central-1'] });
/** Accounts of the organization that no stack of the environment is of. */
const existing = {
  ...environment({ guest: shop({ accountId: GUEST }), late: shop({ accountId: LATE }) }),
  dnsValidation: section(),
};

async function clientOf({ emulator: { endpoint } }: Deployment, accountId: string, region: string) {
  return { endpoint, region, credentials: await accountCredentials(endpoint, accountId) };
}

let requests = 0;

/** Requests a certificate as somebody of the account does, and waits for it to get a status. */
async function becomes(deployment: Deployment, accountId: string, region: string, wanted: string) {
  const account = await RequestingAccount.of(deployment.emulator.endpoint, accountId);
  const certificateArn = await account.request([`n${++requests}.guests.example.com`], region);
  const status = () => account.status(certificateArn);
  expect(await until(status, (now) => now === wanted)).toBe(wanted);
}

async function hasReader(deployment: Deployment, accountId: string, name = READER): Promise<boolean> {
  const iam = new IAMClient(await clientOf(deployment, accountId, 'us-east-1'));
  try {
    await iam.send(new GetRoleCommand({ RoleName: name }));
    return true;
  } catch (error) {
    expect((error as Error).name).toBe('NoSuchEntityException');
    return false;
  }
}

const UNIT_PARTS = ['aws_cloudformation_stack_instances', 'aws_cloudformation_stack_set'];

describeTransitions({
  title: 'accounts of an organizational unit, which no stack is of',
  existing,
  transitions: [
    {
      title: 'nobody validates for them',
      environment: world(),
      actions: { 'shared-services': ['aws_route53_zone create'] },
      then: (deployment) => deployment.emulator.moveAccount(GUEST, UNIT),
    },
    {
      title: 'a stack set brings them what validation needs, and an account that joins',
      environment: world(section()),
      actions: { 'shared-services': all([...VALIDATING_FUNCTION, ...UNIT_PARTS], 'create') },
      then: async (deployment) => {
        for (const region of guests.regions) await becomes(deployment, GUEST, region, 'ISSUED');
        expect(await hasReader(deployment, LATE)).toBe(false);
        await deployment.emulator.moveAccount(LATE, UNIT);
        for (const region of guests.regions) await becomes(deployment, LATE, region, 'ISSUED');
      },
    },
    {
      title: 'an account that leaves loses it',
      environment: world(section()),
      actions: {},
      then: async (deployment) => {
        await deployment.emulator.moveAccount(LATE);
        expect(await hasReader(deployment, LATE)).toBe(false);
        expect(await hasReader(deployment, GUEST)).toBe(true);
      },
    },
    {
      title: 'a further Region has its rule, and the roles stay',
      environment: world(inThreeRegions),
      actions: {
        'shared-services': ['aws_cloudformation_stack_instances update', 'aws_ssm_parameter update'],
      },
      then: (deployment) => becomes(deployment, GUEST, 'eu-central-1', 'ISSUED'),
    },
    {
      title: 'a census comes, and the accounts let it in without losing anything',
      environment: world(inThreeRegions, { bucketName: 'certfleet-trial-census' }),
      actions: {
        'shared-services': [...all(COUNTING_FUNCTION, 'create'), 'aws_cloudformation_stack_set update'],
      },
      then: async (deployment) => {
        expect(await hasReader(deployment, GUEST, CENSUS_READER)).toBe(true);
        await becomes(deployment, GUEST, 'eu-central-1', 'ISSUED');
      },
    },
    {
      title: 'it goes, and its role with it',
      environment: world(inThreeRegions),
      actions: {
        'shared-services': [...all(COUNTING_FUNCTION, 'delete'), 'aws_cloudformation_stack_set update'],
      },
      then: async (deployment) => {
        expect(await hasReader(deployment, GUEST, CENSUS_READER)).toBe(false);
        expect(await hasReader(deployment, GUEST)).toBe(true);
      },
    },
    {
      title: 'the stack set is taken out, and its stacks with it',
      environment: world(section({ stackSets: undefined })),
      actions: { 'shared-services': [...all(UNIT_PARTS, 'delete'), 'aws_ssm_parameter update'] },
      then: async (deployment) => {
        expect(await hasReader(deployment, GUEST)).toBe(false);
        await deployment.emulator.moveAccount(GUEST);
      },
    },
    {
      title: 'it is put back while the unit has no account, and waits for one',
      environment: world(section()),
      actions: { 'shared-services': all(UNIT_PARTS, 'create') },
      then: async (deployment) => {
        await deployment.emulator.moveAccount(GUEST, UNIT);
        await becomes(deployment, GUEST, 'us-east-1', 'ISSUED');
      },
    },
  ],
});
