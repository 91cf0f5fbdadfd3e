import type { Construct } from 'constructs';
import {
  ACCOUNT_ID,
  type BrokenRule,
  type Placement,
  type RoleSettings,
  type Tags,
  ValidationError,
  Words,
  domainNameProblem,
  isKnown,
  knownLength,
  normalizeDomainName,
  parseArn,
} from '../core/constructs';
import type { ValidationPermissions, ValidationRoleZone } from './validation-policy';

export interface ValidationRoleProps extends ValidationPermissions, RoleSettings {
  /** Name of the role, at most 64 characters. A computed name lets the application account find it. */
  readonly roleName: string;
  /** Account that may assume the role. */
  readonly applicationAccountId: string;
  /**
   * Role of that account that deploys it; nobody else in the account may assume the validation role.
   *
   * @default - anybody whom the application account allows to; required without `organizationId`
   */
  readonly deployRoleArn?: string;
  /**
   * Organization the caller must belong to.
   *
   * @default - not checked, as for an account outside the organization; its role and a word must be known then
   */
  readonly organizationId?: string;
  /**
   * Shared word the caller must give, for accounts of other companies.
   *
   * @default - none; required without `organizationId`
   */
  readonly externalId?: string;
  /** Account that owns the zones. */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** What is asked of a text, where it is known at synth. */
interface TextRule {
  readonly test: (value: string) => boolean;
  readonly rule: string;
  readonly remedy: string;
}

/** Forms of IAM and AWS Organizations (IAM API Reference, CreateRole; STS API Reference, AssumeRole). */
const TEXTS = {
  roleName: {
    test: (value) => /^[\w+=,.@-]+$/.test(value),
    rule: 'must be a name of letters, digits and + = , . @ - _',
    remedy: 'leave out what else it has',
  },
  applicationAccountId: {
    test: (value) => ACCOUNT_ID.test(value),
    rule: 'must be 12 digits',
    remedy: "write the account's id",
  },
  organizationId: {
    test: (value) => /^o-[a-z0-9]{10,32}$/.test(value),
    rule: 'must be the id of an organization',
    remedy: 'write it as "o-a1b2c3d4e5", or leave it out',
  },
  externalId: {
    test: (value) => /^[\w+=,.@:/-]{2,1224}$/.test(value),
    rule: 'must be 2 to 1224 letters, digits and + = , . @ : / -',
    remedy: 'choose another',
  },
} as const satisfies Partial<Record<keyof ValidationRoleProps, TextRule>>;

/** Refuses what would trust more than was meant, or grant nothing. */
export function checkValidationRole(scope: Construct, props: ValidationRoleProps): void {
  const { roleName, applicationAccountId, deployRoleArn, organizationId, externalId, zones } = props;
  const refuse = (broken: BrokenRule) => {
    throw new ValidationError(scope, broken);
  };
  if (knownLength(roleName) > 64) {
    refuse({
      subject: 'roleName',
      rule: 'must have at most 64 characters',
      got: new Words(`${knownLength(roleName)} in "${roleName}"`),
      remedy: 'shorten it',
    });
  }
  for (const [subject, { test, rule, remedy }] of Object.entries(TEXTS)) {
    const value = props[subject as keyof typeof TEXTS];
    if (!isKnown(value) || test(value)) continue;
    // A shared word is a secret of two companies.
    refuse({ subject, rule, got: subject === 'externalId' ? new Words('another') : value, remedy });
  }
  const role = isKnown(deployRoleArn) ? parseArn(deployRoleArn) : undefined;
  const isRole = role?.service === 'iam' && /^role\/./.test(role.resource);
  if (
    isKnown(deployRoleArn) &&
    !(isRole && (!isKnown(applicationAccountId) || role.accountId === applicationAccountId))
  ) {
    refuse({
      subject: 'deployRoleArn',
      rule: `must be a role of account ${applicationAccountId}`,
      got: deployRoleArn,
      remedy: 'name the role that deploys this account',
    });
  }
  if (organizationId === undefined && (!deployRoleArn || !externalId)) {
    const given = [deployRoleArn && 'deployRoleArn', externalId && 'externalId'].find(Boolean);
    refuse({
      subject: 'an account of no known organization',
      rule: 'must be trusted by deployRoleArn and externalId',
      got: new Words(given ?? 'neither'),
      remedy: 'set both, or organizationId',
    });
  }
  if (zones.length === 0 && !props.readableParameterArns?.length) {
    refuse({
      subject: 'a role',
      rule: 'must have zones to write or parameters to read',
      got: new Words('neither'),
      remedy: 'leave the role out',
    });
  }
  for (const arn of props.readableParameterArns ?? []) {
    if (isKnown(arn) && !/^arn:[\w-]+:ssm:[^:]+:[^:]+:parameter\/.+$/.test(arn)) {
      refuse({
        subject: 'readableParameterArns',
        rule: 'must be ARNs of SSM parameters',
        got: arn,
        remedy: 'write each as "arn:aws:ssm:<region>:<account>:parameter/<name>"',
      });
    }
  }
  zones.forEach((zone) => checkZone(zone, refuse));
}

function checkZone(
  { hostedZoneId, domainNames, subdomainsOf = [] }: ValidationRoleZone,
  refuse: (broken: BrokenRule) => void,
): void {
  if (isKnown(hostedZoneId) && !/^Z[A-Z0-9]{1,31}$/.test(hostedZoneId)) {
    refuse({
      subject: 'hostedZoneId',
      rule: 'must be the id of a Route 53 hosted zone',
      got: hostedZoneId,
      remedy: 'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
    });
  }
  const names = [...domainNames, ...subdomainsOf];
  if (names.length === 0) {
    refuse({
      subject: 'a zone',
      rule: 'must have names that the role may prove',
      got: new Words('none'),
      remedy: 'name some, or leave the zone out',
    });
  }
  for (const name of names.filter((each) => isKnown(each)).map(normalizeDomainName)) {
    const problem = domainNameProblem(name);
    if (problem) refuse({ subject: 'a name that the role may prove', ...problem });
  }
}
