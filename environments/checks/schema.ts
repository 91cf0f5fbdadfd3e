import { z } from 'zod';
import {
  CA_KEY_ALGORITHMS,
  ISSUABLE_KEY_ALGORITHMS,
  KEY_ALGORITHMS,
  SHARE_PERMISSIONS,
  WAIT_TIMEOUT_MAXIMUM_MINUTES,
  parseArn,
  parseCertificateArn,
  parseCertificateAuthorityArn,
  tagProblem,
} from '../../modules/core';
import { RULE_IDS } from '../../review/rule-ids';
import { consumerForm } from '../consumers';
import type { Environment } from '../environment';
import {
  accountId,
  domain,
  externalId,
  flag,
  integer,
  list,
  name,
  nonEmptyList,
  object,
  oneOf,
  record,
  region,
  roleArn,
  text,
  word,
  zoneName,
} from '../form';

const hostedZoneId = text(
  'the id of a hosted zone',
  /^Z[A-Z0-9]{1,31}$/,
  'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
);

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
  consumers: record(name, consumerForm).optional(),
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
