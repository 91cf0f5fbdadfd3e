import { parse } from 'yaml';
import { REVOCATION_ACTIONS } from '../../emulator/emulated-organization';
import type { Application, CertificateAuthority } from '../../environments';
import { exampleEnvironment } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';
import { type Template, onlyResource } from '../support/synth';
import { blocks, madeBy, onlyBlock, textOf } from './programs';

const page = textOf('docs/automation/revocation.md');
const [follows, tells, ...others] = madeBy(page) as [Template, Template, ...Template[]];

test('its entry is right in an environment, and makes a function and the rule that tells it', () => {
  const { consumers } = parse(onlyBlock(page, 'yaml')) as Pick<Application, 'consumers'>;
  const environment = exampleEnvironment('');
  const shop = environment.applications.shop!;
  const { issuing } = environment.sharedServices.certificateAuthorities!;
  const revocation = { type: 'crl', bucketName: 'company-crl', hostName: 'crl.example.com' } as const;
  const [first, ...stacks] = Object.values(
    synthesizedStacks({
      ...environment,
      sharedServices: {
        ...environment.sharedServices,
        certificateAuthorities: {
          ...environment.sharedServices.certificateAuthorities,
          issuing: { ...issuing, revocation } as CertificateAuthority,
        },
      },
      applications: { shop: { ...shop, consumers: { ...shop.consumers, ...consumers } } },
    }),
  );
  expect(stacks.map((each) => JSON.stringify(each)).join('')).toContain(
    '"certfleet-example-eu-west-1-shop-8443-lists"',
  );
  expect(onlyResource(first!, 'aws_cloudwatch_event_target')['arn']).toBe(
    'arn:aws:sqs:eu-west-1:222222222222:certfleet-example-eu-west-1-shop-8443-lists',
  );
});

test('the rule of the second program sends to the queue of the first, which lets its role send', () => {
  expect(others).toEqual([]);
  const { arn } = onlyResource(tells, 'aws_cloudwatch_event_target');
  const { function_name: name } = onlyResource(follows, 'aws_lambda_function');
  expect(arn).toBe(`arn:aws:sqs:eu-west-1:222222222222:${String(name)}`);
  const { name: role } = onlyResource(tells, 'aws_iam_role');
  expect(onlyResource(follows, 'aws_sqs_queue_policy')['policy']).toContain(
    `arn:aws:iam::111111111111:role/${String(role)}`,
  );
});

test('what a boundary must let them do besides is what the emulated organization lets them do', () => {
  expect(blocks(page, 'json').map((text) => JSON.parse(text) as string[])).toEqual([REVOCATION_ACTIONS]);
});
