import { TerraformOutput } from 'cdktf';
import type { TerraformStackRun } from '../../emulator/terraform';
import { inRegionsOf, regionalArn } from '../../environments/permissions/arns';
import { bySource, mayRead, mayWrite } from '../../environments/permissions/permitted';
import { madeRoleArn } from '../../environments/permissions/services/roles';
import { AcmeAccountBinding, AcmeEndpoint, type AcmeEndpointProps } from '../../modules/hosts';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, unchangedRoles } from '../support/module-permissions';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const BINDING = 'shop-acme-web';
const at = moduleAccount(ACCOUNT, REGION);
const stackArn = (name: string) => regionalArn(at, 'cloudformation', REGION, `stack/${name}/*`);
const STACKS = [stackArn('shop-acme'), stackArn('shop-acme-domains'), stackArn(BINDING)] as const;
/** CloudFormation makes what is in a stack with the rights of whoever asks for it. */
const GUIDE = 'ACM User Guide, IAM for ACME certificate automation';
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('acme'),
    ...unchangedRoles(at, { name: BINDING, what: 'roles of ACME clients' }),
    mayRead(
      'read stacks of ACME endpoints',
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
      STACKS,
    ),
    mayWrite(
      'write stacks of ACME endpoints',
      ['cloudformation:CreateStack', 'cloudformation:DeleteStack', 'cloudformation:UpdateStack'],
      STACKS,
    ),
    bySource(
      'Service Authorization Reference, AWS CloudFormation',
      mayWrite('tag stacks of ACME endpoints', ['cloudformation:TagResource'], STACKS),
    ),
    bySource(GUIDE, mayWrite('create ACME endpoints', ['acm:CreateAcmeEndpoint'], ['*'], inRegionsOf(at))),
    bySource(
      GUIDE,
      mayWrite(
        'write ACME endpoints',
        [
          'acm:CreateAcmeDomainValidation',
          'acm:CreateAcmeExternalAccountBinding',
          'acm:DeleteAcmeDomainValidation',
          'acm:DeleteAcmeEndpoint',
          'acm:DeleteAcmeExternalAccountBinding',
          'acm:DescribeAcmeDomainValidation',
          'acm:DescribeAcmeEndpoint',
          'acm:DescribeAcmeExternalAccountBinding',
        ],
        [regionalArn(at, 'acm', REGION, 'acme-endpoint/*')],
      ),
    ),
    bySource(
      GUIDE,
      mayWrite('give ACME clients their role', ['iam:PassRole'], [madeRoleArn(at, BINDING)], {
        StringEquals: { 'iam:PassedToService': 'acm-acme.amazonaws.com' },
      }),
    ),
  ],
};
const ONE_DOMAIN = { 'example.com': { subdomains: true, hostedZoneId: 'Z0123456789ABCDEFGHIJ' } };

/** An endpoint, and the binding of a client. */
function acmeStack(domains: AcmeEndpointProps['domains'], interruptible: boolean): ModuleStack {
  const stack = new ModuleStack('acme', REGION);
  const { acmeEndpointArn, endpointUrl } = new AcmeEndpoint(stack, 'Acme', {
    stackName: 'shop-acme',
    domains,
    interruptible,
  });
  const { bindingArn } = new AcmeAccountBinding(stack, 'Web', {
    bindingName: BINDING,
    acmeEndpointArn,
    domainNames: ['*.example.com'],
  });
  new TerraformOutput(stack, 'told', { value: { acmeEndpointArn, endpointUrl, bindingArn } });
  return stack;
}

describeModules('an ACME endpoint and the binding of a client', NEEDED, (modules) => {
  let run: TerraformStackRun;

  const prepare = (domains: AcmeEndpointProps['domains'], interruptible = false) =>
    modules.prepare(acmeStack(domains, interruptible), ACCOUNT);

  beforeAll(async () => {
    run = await prepare(ONE_DOMAIN);
    await run.apply();
  });

  test('are applied, the second plan empty', async () => {
    expect(await run.plannedActions()).toEqual({});
  });

  test('tell where they are, and no key', async () => {
    const endpoint = `arn:aws:acm:${REGION}:${ACCOUNT}:acme-endpoint/[\\w-]+`;
    expect(await run.outputs()).toEqual({
      told: {
        acmeEndpointArn: expect.stringMatching(new RegExp(`^${endpoint}$`)) as string,
        endpointUrl: expect.stringMatching(/^https:.*\/directory$/) as string,
        bindingArn: expect.stringMatching(
          new RegExp(`^${endpoint}/acme-external-account-binding/[\\w-]+$`),
        ) as string,
      },
    });
  });

  test('prove another domain without touching the endpoint or its accounts', async () => {
    await prepare({ ...ONE_DOMAIN, 'other.example.com': {} });
    const actions = Object.entries(await run.plannedActions());
    expect(actions).toEqual([[expect.stringMatching(/^aws_cloudformation_stack\.Acme_Domains_/), 'update']]);
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
  });

  test('are not destroyed, unless that was allowed', async () => {
    await expect(run.destroy()).rejects.toThrow('Instance cannot be destroyed');
    await prepare(ONE_DOMAIN, true);
    await run.apply();
    await run.destroy();
  });
});
