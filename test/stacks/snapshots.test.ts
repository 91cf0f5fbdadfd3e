import development from '../../environments/development';
import local from '../../environments/local';
import production from '../../environments/production';
import staging from '../../environments/staging';
import { ownParts } from '../company/own-parts';
import { company, companyOnProvider6 } from '../support/company';
import { synthesizedStacks } from '../support/environment-stacks';

const environments = [local, development, staging, production, company, companyOnProvider6];

describe.each(environments)('environment $name', (environment) => {
  const stacks = synthesizedStacks(environment, ownParts);

  test.each(Object.keys(stacks))('%s synthesizes to the reviewed Terraform', (name) => {
    expect(stacks[name]).toMatchSnapshot();
  });

  test('names no absolute path of the machine and no exact provider version', () => {
    const text = JSON.stringify(stacks);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain('"version":"6.25.0"');
  });

  test('exchanges no state between stacks', () => {
    expect(JSON.stringify(stacks)).not.toContain('terraform_remote_state');
  });

  test('guards every AWS provider with its account and a role', () => {
    const providers = Object.values(stacks).flatMap(({ provider }) => provider?.aws ?? []);
    for (const provider of providers) {
      expect(provider).toMatchObject({
        allowed_account_ids: [expect.stringMatching(/^\d{12}$/)],
        assume_role: expect.arrayContaining([
          expect.objectContaining({ role_arn: expect.any(String), session_name: 'certfleet' }),
        ]),
        default_tags: [{ tags: expect.objectContaining({ 'certfleet:environment': environment.name }) }],
      });
    }
  });
});

test('an application stack has at most two AWS providers with provider 6', () => {
  const stacks = Object.entries(synthesizedStacks(production));
  for (const [name, { provider }] of stacks) {
    if (!name.endsWith('shared-services')) expect(provider?.aws?.length).toBeLessThanOrEqual(2);
  }
});
