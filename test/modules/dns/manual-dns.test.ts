import { ManualDns } from '../../../modules/dns';
import { synth, template, testStack } from '../../support/synth';

const record = (domainName: string) => ({
  domainName,
  recordName: `_token.${domainName}`,
  recordValue: `_value.${domainName}`,
});

test('shows all records to create in one output', () => {
  const { output } = synth((stack) => {
    new ManualDns().publish(stack, 'First', record('example.com'));
    new ManualDns().publish(stack, 'Second', record('example.org'));
  });

  expect(output).toEqual({
    dns_records_to_create: {
      description: expect.any(String) as string,
      value: {
        'example.com': { type: 'CNAME', name: '_token.example.com', value: '_value.example.com' },
        'example.org': { type: 'CNAME', name: '_token.example.org', value: '_value.example.org' },
      },
    },
  });
});

test('creates nothing', () => {
  const stack = testStack();
  new ManualDns().publish(stack, 'Record', record('example.com'));

  expect(template(stack)).not.toHaveProperty('resource');
});

test('says that no record stands, until somebody says that it does', () => {
  const stack = testStack();
  const publish = (dns: ManualDns) => dns.publish(stack, 'Record', record('example.com'));

  expect(publish(new ManualDns())).toEqual({ fqdn: '_token.example.com', published: false });
  expect(publish(new ManualDns({ publishedNames: ['example.org'] })).published).toBe(false);
  expect(publish(new ManualDns({ publishedNames: ['Example.com.'] })).published).toBe(true);
});
