import {
  ValidatedUnit,
  type ValidatedUnitProps,
  validatedAccountTemplate,
} from '../../../modules/automation';
import { onlyResource, synth } from '../../support/synth';

const PROPS: ValidatedUnitProps = {
  stackSetName: 'certfleet-dns-validation-ou-ab12-11111111',
  organizationalUnitId: 'ou-ab12-11111111',
  regions: ['eu-west-1', 'us-east-1'],
  at: { region: 'eu-central-1' },
  environment: 'production',
  validatedBy: { accountId: '111111111111', region: 'eu-west-1', functionName: 'certfleet-dns-validation' },
  readerRoleName: 'certfleet-dns-validation-reader',
  forwarderRoleName: 'certfleet-dns-validation-out',
};

const synthesized = (props: Partial<ValidatedUnitProps> = {}) =>
  synth((stack) => void new ValidatedUnit(stack, 'Guests', { ...PROPS, ...props }));
const stackSet = (props: Partial<ValidatedUnitProps> = {}) =>
  onlyResource(synthesized(props), 'aws_cloudformation_stack_set');
const stacks = (props: Partial<ValidatedUnitProps> = {}) =>
  onlyResource(synthesized(props), 'aws_cloudformation_stack_instances');

test('deploys to the accounts of the unit, and to those that join it', () => {
  expect(stackSet()).toMatchObject({
    name: PROPS.stackSetName,
    region: 'eu-central-1',
    permission_model: 'SERVICE_MANAGED',
    auto_deployment: { enabled: true, retain_stacks_on_account_removal: false },
    managed_execution: { active: true },
    capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  expect(stacks()).toMatchObject({
    region: 'eu-central-1',
    regions: PROPS.regions,
    deployment_targets: { organizational_unit_ids: [PROPS.organizationalUnitId] },
  });
});

test('sends the template of its first Region, with its variables as CloudFormation reads them', () => {
  const template = validatedAccountTemplate({ ...PROPS, readerRegion: 'eu-west-1' });
  expect(String(stackSet()['template_body']).replaceAll('$${', '${')).toBe(template);
  expect(stackSet()['template_body']).not.toMatch(/(?<!\$)\$\{/);
});

test('a census that comes changes the template alone, which a stack set takes without being replaced', () => {
  const census = {
    readBy: { ...PROPS.validatedBy, functionName: 'certfleet-census' },
    roleName: 'certfleet-census-reader',
  };
  const { template_body: body, ...others } = stackSet({ census });
  const { template_body: before, ...othersBefore } = stackSet();
  expect([others, stacks({ census })]).toEqual([othersBefore, stacks()]);
  expect(body).not.toEqual(before);
  expect(body).toContain('"RoleName": "certfleet-census-reader"');
});

test.each([
  [undefined, 'DELEGATED_ADMIN'],
  ['SELF', 'SELF'],
] as const)('calls as %s: %s', (callAs, called) => {
  expect([stackSet({ callAs })['call_as'], stacks({ callAs })['call_as']]).toEqual([called, called]);
});

test('leaves the role that CloudFormation says it administers by to CloudFormation', () => {
  expect(stackSet()).not.toHaveProperty('administration_role_arn');
  expect(stackSet()['lifecycle']).toEqual({ ignore_changes: ['administration_role_arn'] });
});

test('waits for what it is told of, and tags as it is told', () => {
  expect(stacks()).not.toHaveProperty('depends_on');
  expect(stacks({ ready: [{ fqn: 'aws_cloudwatch_event_bus_policy.one' }] })['depends_on']).toEqual([
    'aws_cloudwatch_event_bus_policy.one',
  ]);
  expect(stackSet()).not.toHaveProperty('tags');
  expect(stackSet({ tags: { team: 'pki' } })['tags']).toEqual({ team: 'pki' });
});
