import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const options = (preference: string) => ({
  options: [{ certificate_transparency_logging_preference: preference }],
});
const values = (preference: string) => certificateValues('web', ['shop.example.com'], options(preference));
const address = 'aws_acm_certificate.web';

test('is low, because ACM logs all the same', () => {
  const resources = [{ address, before: values('ENABLED'), after: values('DISABLED') }];
  expect(onlyFinding('transparency-logging-disabled', { resources })).toMatchObject({
    severity: 'low',
    address,
    what: 'The certificate for "shop.example.com" in "eu-west-1" is to stay out of the logs of certificate transparency. ACM no longer does that: its names become public all the same.',
  });
});

test('sees it on a new certificate', () => {
  const resources = [{ address, after: values('DISABLED') }];
  expect(onlyFinding('transparency-logging-disabled', { resources }).severity).toBe('low');
});

test.each([
  ['switched on', { address, before: values('DISABLED'), after: values('ENABLED') }],
  ['off before already', { address, before: values('DISABLED'), after: { ...values('DISABLED') } }],
  ['not said', { address, after: certificateValues('web', ['shop.example.com']) }],
])('says nothing where it is %s', (_what, resource) => {
  expect(findingsOf('transparency-logging-disabled', { resources: [resource] })).toEqual([]);
});
