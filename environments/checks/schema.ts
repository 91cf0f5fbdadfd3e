import { z } from 'zod';
import {
  ACCOUNT_ID,
  CA_KEY_ALGORITHMS,
  ISSUABLE_KEY_ALGORITHMS,
  KEY_ALGORITHMS,
  SHARE_PERMISSIONS,
  WAIT_TIMEOUT_MAXIMUM_MINUTES,
  domainNameProblem,
  normalizeDomainName,
  parseArn,
  parseCertificateArn,
  parseCertificateAuthorityArn,
  tagProblem,
} from '../../modules/core';
import { RULE_IDS } from '../../review/rule-ids';
import type { Environment } from '../environment';
import { suggestion } from './problem';
import { regionRemedy } from './region';

/*
 * The form of every value. A message reads `rule; remedy`: the value itself is put in between when it is shown.
 */

/** An object that takes these properties and no others. */
function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return 'must be an object; write it as { … }';
      const unknown = issue.keys.map((key) => `${key} (${suggestion(key, Object.keys(shape))})`);
      return `must have known properties only; correct ${unknown.join(', ')}`;
    },
  });
}

function text(rule: string, test: RegExp | ((value: string) => boolean), remedy: string) {
  const error = `must be ${rule}; ${remedy}`;
  const accepts = test instanceof RegExp ? (value: string) => test.test(value) : test;
  return z.string({ error }).refine(accepts, { error });
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, {
    error: (issue) => `must be one of ${values.join(', ')}; ${suggestion(String(issue.input), values)}`,
  });
}

function integer(minimum: number, maximum: number, unit: string) {
  const error = `must be a whole number of ${unit} from ${minimum} to ${maximum}; write it without quotes`;
  return z.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: 'must be a list; write it as [ … ]' });
}

function nonEmptyList<Item extends z.ZodType>(item: Item) {
  const error = 'must be a list of at least one; write it as [ … ]';
  return z.tuple([item], item, { error });
}

function record<Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(key: Key, value: Value) {
  return z.record(key, value, { error: 'must be an object of named entries; write it as { name: … }' });
}

const flag = z.boolean({ error: 'must be true or false; write it without quotes' });
const word = text('non-empty text', /\S/, 'fill it in');

const name = text(
  'a lower-case word of letters, digits and hyphens, at most 20 long',
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,19}$/,
  'it becomes part of stack and role names',
).refine((value) => !Object.hasOwn(Object.prototype, value), {
  error: 'must not be a name that every JavaScript object has; choose another',
});
const accountId = text('12 digits', ACCOUNT_ID, 'write it as text, for example "111122223333"');
const region = z
  .string({ error: 'must be an AWS Region; write its code as text' })
  .superRefine((value, context) => {
    const remedy = regionRemedy(value);
    if (remedy)
      context.addIssue({ code: 'custom', message: `must be an AWS Region; ${remedy}`, input: value });
  });
const hostedZoneId = text(
  'the id of a hosted zone',
  /^Z[A-Z0-9]{1,31}$/,
  'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
);
const externalId = text(
  '2 to 1224 characters of A-Z a-z 0-9 + = , . @ : / -',
  /^[\w+=,.@:/-]{2,1224}$/,
  'choose another',
);

const roleArn = text(
  'the ARN of an IAM role',
  (value) => {
    const arn = parseArn(value);
    return (
      arn?.service === 'iam' && ACCOUNT_ID.test(arn.accountId) && /^role\/[\w+=,.@/-]+$/.test(arn.resource)
    );
  },
  'write it as "arn:aws:iam::<account>:role/<name>"',
);

const domain = z
  .string({ error: 'must be a domain name; write it as text' })
  .transform(normalizeDomainName)
  .superRefine((value, context) => {
    const problem = domainNameProblem(value);
    if (problem)
      context.addIssue({ code: 'custom', message: problem.replace(/, got .*?; /, '; '), input: value });
  });
const zoneName = domain.refine((value) => !value.startsWith('*.'), {
  error: 'must be a name without wildcard; leave out "*."',
});

const tags = record(z.string(), z.string({ error: 'must be text; put it in quotes' })).superRefine(
  (all, context) => {
    for (const [key, value] of Object.entries(all)) {
      const problem = tagProblem(key, value);
      if (problem) {
        context.addIssue({
          code: 'custom',
          message: problem.replace(/, got .*?; /, '; '),
          input: value,
          path: [key],
        });
      }
    }
  },
);

const access = { accountId, deployRoleArn: roleArn.optional(), externalId: externalId.optional() };

const provider = object({
  major: z.literal([5, 6], { error: 'must be 5 or 6; write it without quotes' }),
  version: text(
    'a Terraform version constraint',
    /^\s*(?:=|!=|[<>]=?|~>)?\s*\d+(?:\.\d+){0,2}\s*(?:,\s*(?:=|!=|[<>]=?|~>)?\s*\d+(?:\.\d+){0,2}\s*)*$/,
    'write it as ">= 6.25.0, < 7.0.0"',
  ),
  regionalProviders: flag.optional(),
});

const backend = z.discriminatedUnion(
  'type',
  [
    object({
      type: z.literal('local'),
      directory: text(
        'a relative path',
        /^(?!\/|[A-Za-z]:|~).+/,
        'start it with "../../../" to reach the project folder',
      ),
    }),
    object({
      type: z.literal('s3'),
      bucket: text('the name of an S3 bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'use the bare name'),
      region,
      keyPrefix: text(
        'a key prefix without leading or trailing slash',
        /^[^/].*[^/]$|^[^/]$/,
        'for example "certfleet"',
      ).optional(),
      kmsKeyArn: text(
        'the ARN of a KMS key',
        (value) => parseArn(value)?.service === 'kms',
        'copy it from KMS',
      ).optional(),
      roleArn: roleArn.optional(),
    }),
    object({
      type: z.literal('cloud'),
      organization: word,
      hostname: zoneName.optional(),
      project: word.optional(),
    }),
  ],
  { error: 'must have the type local, s3 or cloud; choose one' },
);

const zone = z.discriminatedUnion(
  'type',
  [
    object({ type: z.literal('create'), delegated: flag.optional() }),
    object({ type: z.literal('existing'), hostedZoneId }),
    object({
      type: z.literal('cloudflare'),
      zoneId: text(
        'the id of a Cloudflare zone, 32 hexadecimal digits',
        /^[0-9a-f]{32}$/,
        "copy it from the zone's overview",
      ),
    }),
    object({ type: z.literal('manual') }),
  ],
  { error: 'must have the type create, existing, cloudflare or manual; choose one' },
);

const revocation = z.discriminatedUnion(
  'type',
  [
    object({ type: z.literal('ocsp') }),
    object({
      type: z.literal('crl'),
      bucketName: text(
        'the name of an S3 bucket',
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'use lower case, digits, dots and hyphens',
      ),
      hostName: zoneName,
      formerHostNames: list(zoneName).optional(),
      expirationDays: integer(1, 5000, 'days').optional(),
    }),
  ],
  { error: 'must have the type ocsp or crl; choose one' },
);

const shareWith = object({
  organization: flag.optional(),
  organizationalUnitArns: list(
    text(
      'the ARN of an organizational unit',
      (value) => {
        const arn = parseArn(value);
        return arn?.service === 'organizations' && /^ou\/o-/.test(arn.resource);
      },
      'copy it from AWS Organizations',
    ),
  ).optional(),
  accounts: list(word).optional(),
  externalAccounts: list(word).optional(),
  permissions: nonEmptyList(oneOf(SHARE_PERMISSIONS)).optional(),
});

const anyCertificateAuthority = {
  formerly: name.optional(),
  keyAlgorithm: oneOf(CA_KEY_ALGORITHMS).optional(),
  usageMode: oneOf(['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE']).optional(),
  shareWith: shareWith.optional(),
};

const certificateAuthority = z.discriminatedUnion(
  'type',
  [
    object({
      ...anyCertificateAuthority,
      type: z.literal('create').optional(),
      parent: name.optional(),
      commonName: text('1 to 64 characters', /^.{1,64}$/, 'shorten it'),
      organizationName: text('1 to 64 characters', /^.{1,64}$/, 'shorten it').optional(),
      validityYears: integer(1, 50, 'years'),
      generation: integer(1, 100, 'generations').optional(),
      enabled: flag.optional(),
      region: region.optional(),
      revocation: revocation.optional(),
    }),
    object({
      ...anyCertificateAuthority,
      type: z.literal('existing'),
      certificateAuthorityArn: text(
        'the ARN of a private CA',
        (value) => parseCertificateAuthorityArn(value) !== undefined,
        'write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
      ),
    }),
  ],
  { error: 'must have the type create, which is the default, or existing; choose one' },
);

const names = {
  formerly: name.optional(),
  domainName: domain,
  subjectAlternativeNames: list(domain).optional(),
  regions: nonEmptyList(region).optional(),
};

const certificate = z.discriminatedUnion(
  'source',
  [
    object({
      source: z.literal('public'),
      ...names,
      validation: oneOf(['dns', 'email']).optional(),
      keyAlgorithm: oneOf(ISSUABLE_KEY_ALGORITHMS).optional(),
      zones: record(domain, zoneName).optional(),
      exportable: flag.optional(),
      waitTimeoutMinutes: integer(1, WAIT_TIMEOUT_MAXIMUM_MINUTES, 'minutes').optional(),
    }),
    object({
      source: z.literal('private'),
      ...names,
      certificateAuthority: name,
      keyAlgorithm: oneOf(ISSUABLE_KEY_ALGORITHMS).optional(),
      exportable: z
        .never({
          error:
            'must be left out, as ACM takes no options for a private certificate; ' +
            'its key can always be exported: allow or deny acm:ExportCertificate',
        })
        .optional(),
    }),
    object({
      source: z.literal('imported'),
      ...names,
      secretId: word,
      hasChain: flag.optional(),
      keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
    }),
    object({
      source: z.literal('existing'),
      ...names,
      certificateArn: text(
        'the ARN of an ACM certificate',
        (value) => parseCertificateArn(value) !== undefined,
        'write it as "arn:aws:acm:<region>:<account>:certificate/<id>"',
      ).optional(),
      keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
    }),
  ],
  { error: 'must have the source public, private, imported or existing; choose one' },
);

const resourceName = text(
  'a name of at most 32 letters, digits and hyphens',
  /^[A-Za-z0-9-]{1,32}$/,
  'use its name in AWS',
);

const consumer = z.discriminatedUnion(
  'type',
  [
    object({
      type: z.literal('load-balancer-listener'),
      formerly: name.optional(),
      loadBalancerName: resourceName,
      loadBalancerType: oneOf(['application', 'network']).optional(),
      targetGroupName: resourceName,
      certificate: name,
      additionalCertificates: list(name).optional(),
      hostNames: list(domain).optional(),
      port: integer(1, 65535, 'a port').optional(),
      region: region.optional(),
    }),
    object({
      type: z.literal('api-gateway-domain'),
      formerly: name.optional(),
      domainName: domain,
      certificate: name,
      endpointType: oneOf(['REGIONAL', 'EDGE']).optional(),
      restApiName: word.optional(),
      stageName: text('a stage name', /^\w[\w-]{0,127}$/, 'use its name in API Gateway').optional(),
      region: region.optional(),
    }),
    object({
      type: z.literal('cloudfront-distribution'),
      formerly: name.optional(),
      aliases: nonEmptyList(domain),
      originDomainName: zoneName,
      certificate: name,
    }),
  ],
  {
    error:
      'must have the type load-balancer-listener, api-gateway-domain or cloudfront-distribution; choose one',
  },
);

const domainEntry = z.union(
  [zoneName, object({ domainName: zoneName, includeSubdomains: z.literal(false) })],
  {
    error:
      'must be a domain; write "example.com" for it with everything below, or ' +
      '{ domainName: "example.com", includeSubdomains: false } for it alone',
  },
);

const application = object({
  ...access,
  outsideOrganization: flag.optional(),
  retired: flag.optional(),
  formerly: name.optional(),
  regions: nonEmptyList(region),
  domains: list(domainEntry).optional(),
  validationRecords: record(zoneName, oneOf(['published', 'overwrite', 'retain', 'delete'])).optional(),
  domainNameQuota: integer(10, 100, 'names').optional(),
  validationExternalId: externalId.optional(),
  listenerCertificateQuota: integer(1, 1000, 'certificates').optional(),
  certificates: record(name, certificate).optional(),
  consumers: record(name, consumer).optional(),
});

const acceptedFinding = object({
  rule: oneOf(RULE_IDS),
  account: name,
  resource: text('a Terraform address', /^[^\s]+$/, 'copy it from the review; * stands for any characters'),
  reason: text('10 to 500 characters', /^[^]{10,500}$/, 'say why it can be lived with'),
  until: z.iso.date({ error: 'must be a day; write it as "2026-12-31"' }),
});

/** Checks the form of each value by itself; how values fit together is the business of the other checks. */
export const environmentSchema: z.ZodType<Environment> = object({
  name,
  organization: object({
    id: text('the id of an organization', /^o-[a-z0-9]{10,32}$/, 'write it as "o-a1b2c3d4e5"'),
    ramSharingEnabled: flag,
    managementAccountId: accountId.optional(),
  }),
  provider,
  backend,
  sharedServices: object({
    ...access,
    region,
    regions: list(region).optional(),
    zones: record(zoneName, zone),
    certificateAuthorities: record(name, certificateAuthority).optional(),
  }),
  applications: record(
    name.refine((value) => value !== 'shared-services', {
      error: 'must not be shared-services; that stack has the name already',
    }),
    application,
  ),
  tags: tags.optional(),
  acceptedFindings: list(acceptedFinding).optional(),
});
