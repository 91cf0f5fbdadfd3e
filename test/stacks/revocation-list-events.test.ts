import type { Environment } from '../../environments';
import { CLIENT_CA } from '../support/ca-certificates';
import { synthesizedStacks } from '../support/environment-stacks';
import { draft } from '../support/spoilt-environment';
import { type Template, onlyResource, resources } from '../support/synth';

function stacksOf(mutualTls: object): Template[] {
  const environment = draft();
  environment.provider.version = '~> 5.82';
  environment.applications.shop.consumers.web.mutualTls = { caCertificates: [CLIENT_CA], ...mutualTls };
  return Object.values(synthesizedStacks(environment as Environment));
}

const [shared, shop] = stacksOf({ revocation: { certificateAuthorities: ['issuing'] } }) as [
  Template,
  Template,
];
const NAME = 'certfleet-local-eu-west-1-shop-443-lists';

test('the bucket of lists lets the role of the function read, and nobody else of its account', () => {
  const { policy } = onlyResource(shared, 'aws_s3_bucket_policy');
  const { Statement } = JSON.parse(policy as string) as { Statement: Array<Record<string, unknown>> };
  const readers = Statement.filter(({ Sid }) => String(Sid).startsWith('Readers'));
  expect(readers.map(({ Action }) => Action)).toEqual(['s3:GetObject', 's3:ListBucket']);
  for (const { Principal, Condition } of readers) {
    expect(Principal).toEqual({ AWS: ['arn:aws:iam::222222222222:root'] });
    expect(Condition).toEqual({
      ArnEquals: { 'aws:PrincipalArn': [`arn:aws:iam::222222222222:role/${NAME}`] },
    });
  }
});

test('the rule of shared services sends to the queue that the application makes, which lets its role send', () => {
  const { arn } = onlyResource(shared, 'aws_cloudwatch_event_target');
  const queues = resources(shop, 'aws_sqs_queue').map(({ name }) => name);
  expect(queues).toContain(String(arn).split(':').at(-1));
  const role = resources(shared, 'aws_iam_role').find(({ name }) => String(name).endsWith('-lists'))!;
  expect(onlyResource(shop, 'aws_sqs_queue_policy')['policy']).toContain(
    `"arn:aws:iam::111111111111:role/${String(role['name'])}"`,
  );
});

test('the listener verifies clients once the first lists are there', () => {
  const [listener] = resources(shop, 'aws_lb_listener').filter((each) => each['mutual_authentication']);
  expect(listener!['depends_on']).toEqual([expect.stringMatching(/^aws_lambda_invocation\./)]);
});

test('without it there is no function, no rule, and nobody else reads the bucket', () => {
  const [before, application] = stacksOf({}) as [Template, Template];
  expect(resources(application, 'aws_lambda_function')).toEqual([]);
  expect(resources(before, 'aws_cloudwatch_event_rule')).toEqual([]);
  expect(onlyResource(before, 'aws_s3_bucket_policy')['policy']).not.toContain('Readers');
});
