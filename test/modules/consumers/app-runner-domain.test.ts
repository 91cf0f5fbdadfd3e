import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { AppRunnerDomain, type AppRunnerDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const serviceArn = 'arn:aws:apprunner:eu-west-1:111111111111:service/shop/0a1b2c3d';

function shop(stack: TerraformStack, props: Partial<AppRunnerDomainProps> = {}) {
  return new AppRunnerDomain(stack, 'Shop', { serviceArn, domainName: 'shop.example.com', ...props });
}

const domain = (props: Partial<AppRunnerDomainProps> = {}) =>
  onlyResource(
    synth((stack) => void shop(stack, props)),
    'aws_apprunner_custom_domain_association',
  );

test('is one name of the service by default', () => {
  expect(domain({ domainName: 'Shop.Example.com.' })).toMatchObject({
    service_arn: serviceArn,
    domain_name: 'shop.example.com',
    enable_www_subdomain: false,
  });
  for (const argument of ['provider', 'region']) expect(domain()).not.toHaveProperty(argument);
});

test('lies in the Region of its service', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, { enableWwwSubdomain: true, at: { provider, region: 'eu-west-1' } });
  const { data, ...made } = template(stack);

  expect(onlyResource(made, 'aws_apprunner_custom_domain_association')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    enable_www_subdomain: true,
  });
  expect(Object.values(data!.aws_apprunner_hosted_zone_id!)).toEqual([
    { provider: 'aws.shop', region: 'eu-west-1' },
  ]);
});

test.each([
  [false, 2],
  [true, 3],
])('asks, with www %s, for %d records, each picked by its name', (enableWwwSubdomain, count) => {
  const stack = testStack();
  const { validationRecords } = shop(stack, { enableWwwSubdomain });
  expect(validationRecords).toHaveLength(count);
  new TerraformOutput(stack, 'last', { value: validationRecords.at(-1) });

  const set = 'aws_apprunner_custom_domain_association\\.\\w+\\.certificate_validation_records';
  const name = `sort\\(\\[for each in ${set} : each\\.name\\]\\)\\[${count - 1}\\]`;
  const pattern = (text: string) => expect.stringMatching(new RegExp(`^\\$\\{${text}\\}$`)) as string;
  expect(template(stack).output).toEqual({
    last: {
      value: {
        name: pattern(`trimsuffix\\(${name}, "\\."\\)`),
        type: pattern(`one\\(\\[for each in ${set} : each\\.type if each\\.name == ${name}\\]\\)`),
        value: pattern(
          `trimsuffix\\(one\\(\\[for each in ${set} : each\\.value if each\\.name == ${name}\\]\\), "\\."\\)`,
        ),
      },
    },
  });
});

test('says what the records of its names point to', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = shop(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringMatching(/\.dns_target\}$/) as string },
    zone: { value: expect.stringMatching(/^\$\{data\.aws_apprunner_hosted_zone_id\..*\.id\}$/) as string },
  });
});

test('tokens pass', () => {
  const token = Lazy.stringValue({ produce: () => 'later' });

  expect(domain({ domainName: token, serviceArn: token, enableWwwSubdomain: true })).toMatchObject({
    domain_name: 'later',
  });
});

test.each([
  [{ domainName: 'shop' }, '[test/Shop] domainName must be fully qualified, with at least two labels'],
  [
    { domainName: '*.example.com', enableWwwSubdomain: true },
    '[test/Shop] enableWwwSubdomain must be left out for a wildcard, got "*.example.com"',
  ],
])('fails for %j', (props, message) => {
  expect(() => domain(props)).toThrow(message);
});
