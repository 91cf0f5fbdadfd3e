import { issueText } from '../../../cli/asking/issue-text';

test('a pending certificate is told with the records that are missing, hostile text made visible', () => {
  const text = issueText({
    environment: 'local',
    account: 'shop',
    certificate: 'web',
    region: 'eu-west-1',
    status: 'PENDING_VALIDATION',
    missingRecords: [
      {
        provedName: 'shop.example.com',
        name: '_a.shop.example.com.',
        type: 'CNAME',
        value: '_b.acm-validations.aws.',
        status: 'PENDING_VALIDATION',
      },
      {
        provedName: 'shop.example.org',
        name: '_c.shop.example.org.',
        type: 'CNAME',
        value: 'x\u001b[2J',
        status: 'FAILED',
      },
    ],
  });
  expect(text).toBe(
    [
      'local shop/web eu-west-1: PENDING_VALIDATION',
      '  pending_validation: _a.shop.example.com. 300 IN CNAME _b.acm-validations.aws.',
      '  failed: _c.shop.example.org. 300 IN CNAME x\\u001b[2J',
    ].join('\n'),
  );
});
