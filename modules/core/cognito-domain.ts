import { type BrokenRule, Words } from './broken-rule';

/** Cognito User Pools API Reference, CreateUserPoolDomain. */
const MAXIMUM_LENGTH = 63;

/** The rule that a normalized name breaks as the custom domain of a user pool; undefined for a good name. */
export function cognitoDomainNameProblem(name: string): BrokenRule | undefined {
  if (name.startsWith('*.')) {
    return { rule: 'must be a name without wildcard', got: name, remedy: 'leave out "*."' };
  }
  if (name.length > MAXIMUM_LENGTH) {
    return {
      rule: `must have at most ${MAXIMUM_LENGTH} characters for Cognito`,
      got: new Words(`${name.length} in ${JSON.stringify(name)}`),
      remedy: 'choose a shorter one',
    };
  }
  // Cognito Developer Guide, using your own domain: its parent has an A record, which no top-level domain has.
  return name.split('.').length < 3
    ? {
        rule: 'must lie below a domain with an A record, which a top-level domain has not',
        got: name,
        remedy: `use a name such as ${JSON.stringify(`auth.${name}`)}`,
      }
    : undefined;
}

/** The Region in the id of a user pool, `eu-west-1_AbCdEfGhI`; undefined for what is no such id. */
export function regionOfUserPool(userPoolId: string): string | undefined {
  return /^([a-z0-9-]+)_[0-9A-Za-z]+$/.exec(userPoolId)?.[1];
}
