import { reportText, withOptions } from '../../../cli/asking/doctor-report';
import type { Examination, Finding } from '../../../doctor';
import { recordedTerminal } from '../../support/recorded-terminal';

function remedyOf(id: string): string {
  const finding: Finding = {
    id,
    severity: 'unknown',
    name: 'shop.example.com',
    subject: 'check',
    problem: 'could not be made',
    remedy: 'do something else',
    records: [],
  };
  const examination: Examination = {
    certificate: 'web',
    names: ['shop.example.com'],
    state: 'checked',
    findings: [finding],
    notes: [],
  };
  return withOptions([examination])[0]!.findings[0]!.remedy;
}

test.each([
  ['dns-silent', 'do something else with --resolver'],
  ['delegation-differs', 'do something else; with --live they are compared with the hosted zone'],
  ['caa-forbids', 'do something else'],
])('the remedy of %s names the option that does it', (id, remedy) => {
  expect(remedyOf(id)).toBe(remedy);
});

test('names the environment of an account where there are several', () => {
  const account = (environment: string): Examination => ({
    ...{ environment, account: 'shop', names: [], state: 'checked', findings: [], notes: [] },
  });
  const { colors } = recordedTerminal();
  expect(reportText([account('test')], colors)).toBe('✓ account shop');
  expect(reportText([account('test'), account('production')], colors)).toBe(
    '✓ account shop (test)\n✓ account shop (production)',
  );
});
