import { Lazy, TerraformOutput } from 'cdktf';
import { type ITextProofDns, Route53Dns, TextProofs } from '../../../modules/dns';
import { textProofPolicy } from '../../../modules/dns/validation-policy';
import { resources, synth } from '../../support/synth';

const route53 = new Route53Dns({ hostedZoneId: 'Z0123456789ABCDEFGHIJ' });

/** What a stack has where services, by their texts, prove these names. */
function proved(dns: ITextProofDns, ...names: readonly string[]) {
  return synth((stack) => {
    names.forEach((name, index) => {
      const record = TextProofs.of(stack).prove(dns, name, { label: '_label', value: `text ${index}` });
      new TerraformOutput(stack, `publisher${index}`, { value: record.fqn });
    });
  });
}

test('a name has one record with the texts of all that need it, also of a wildcard', () => {
  const made = proved(route53, 'shop.example.com', 'Shop.example.com.', '*.shop.example.com');

  expect(resources(made, 'aws_route53_record')).toEqual([
    expect.objectContaining({
      zone_id: 'Z0123456789ABCDEFGHIJ',
      name: '_label.shop.example.com',
      type: 'TXT',
      ttl: 300,
      records: ['text 0', 'text 1', 'text 2'],
    }),
  ]);
  const publishers = Object.values(made.output!).map(({ value }) => value);
  expect(new Set(publishers).size).toBe(1);
});

test('names have records of their own', () => {
  expect(resources(proved(route53, 'a.example.com', 'b.example.com'), 'aws_route53_record')).toEqual([
    expect.objectContaining({ name: '_label.a.example.com', records: ['text 0'] }),
    expect.objectContaining({ name: '_label.b.example.com', records: ['text 1'] }),
  ]);
});

test('is not written where services ask for records of different names', () => {
  const [record] = resources(proved(route53, 'a.example.com', 'a.example.com'), 'aws_route53_record');

  expect(record!.lifecycle).toEqual({
    precondition: [
      {
        condition: '${length(distinct(["_label", "_label"])) == 1}',
        error_message: expect.stringContaining('a.example.com ask for records of different names') as string,
      },
      {
        condition: '${!contains(["_label", "_label"], "")}',
        error_message: 'AWS has not told the record that proves a.example.com yet: apply again',
      },
    ],
  });
});

test('fails for a name that only Terraform will know', () => {
  const name = Lazy.stringValue({ produce: () => 'a.example.com' });
  expect(() => proved(route53, name)).toThrow(
    '[test/TextProofs] the name of a record must be known at synth, got a token; write the name out, as the address of the record is made of it',
  );
});

test('fails for what is no id of a hosted zone', () => {
  expect(() => proved(new Route53Dns({ hostedZoneId: '/hostedzone/Z1' }), 'a.example.com')).toThrow(
    'hostedZoneId must be the id of a Route 53 hosted zone, got "/hostedzone/Z1"',
  );
});

test('the right is for TXT records of a token below names that may be proved, in their zone alone', () => {
  const { Statement } = textProofPolicy('aws', [
    { hostedZoneId: 'Z1', domainNames: ['*.api.example.com'], subdomainsOf: ['shop.example.com'] },
  ]);
  const token = `_${'?'.repeat(20)}`;

  expect(Statement).toEqual([
    {
      Sid: 'WriteTextProofs0',
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: 'arn:aws:route53:::hostedzone/Z1',
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
            `${token}.api.example.com`,
            `${token}.shop.example.com`,
            `${token}.*.shop.example.com`,
          ],
        },
        'ForAllValues:StringNotLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': expect.arrayContaining([
            '_dnsauth*',
            '*._dnsauth*',
            '_smtp._tls*',
          ]) as string[],
        },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'],
          'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
        },
        Null: {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false',
          'route53:ChangeResourceRecordSetsRecordTypes': 'false',
          'route53:ChangeResourceRecordSetsActions': 'false',
        },
      },
    },
  ]);
});
