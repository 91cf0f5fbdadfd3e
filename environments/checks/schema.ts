import { z } from 'zod';
import { backendForm } from '../backends';
import { caCertificatesBundleForm } from '../ca-certificates-bundle';
import { certificateAuthorityForm } from '../certificate-authorities';
import { certificateForm } from '../certificates';
import { consumerForm, hostNameRecordState } from '../consumers';
import type {
  Application,
  Environment,
  Organization,
  ProviderVersion,
  RecordInZone,
  RoleRules,
  SharedServices,
} from '../environment';
import {
  accountId,
  externalId,
  flag,
  formOf,
  integer,
  list,
  name,
  nonEmptyList,
  object,
  oneOf,
  record,
  region,
  roleArn,
  tags,
  text,
  zoneName,
} from '../form';
import { ruleMessage } from '../rule-message';
import { sectionForms } from '../sections';
import { zoneForm } from '../zones';

const access = { accountId, deployRoleArn: roleArn.optional(), externalId: externalId.optional() };

const provider = formOf<ProviderVersion>()({
  major: z.literal([5, 6], {
    error: ruleMessage({ rule: 'must be 5 or 6', remedy: 'write it without quotes' }),
  }),
  version: text(
    'a Terraform version constraint',
    /^\s*(?:=|!=|[<>]=?|~>)?\s*\d+(?:\.\d+){0,2}\s*(?:,\s*(?:=|!=|[<>]=?|~>)?\s*\d+(?:\.\d+){0,2}\s*)*$/,
    'write it as ">= 6.25.0, < 7.0.0"',
  ),
  regionalProviders: flag.optional(),
});

const domainEntry = z.union(
  [zoneName, object({ domainName: zoneName, includeSubdomains: z.literal(false) })],
  {
    error: ruleMessage({
      rule: 'must be a domain',
      remedy:
        'write "example.com" for it with everything below, or ' +
        '{ domainName: "example.com", includeSubdomains: false } for it alone',
    }),
  },
);

const recordState = z.union(
  [
    oneOf(['published', 'overwrite', 'retain', 'delete']),
    formOf<RecordInZone>()({ state: oneOf(['retain', 'delete']), zone: zoneName }),
  ],
  {
    error: ruleMessage({
      rule: 'must be one of published, overwrite, retain, delete',
      remedy: "choose one, or write { state: 'retain', zone: '…' } where a certificate said the zone",
    }),
  },
);

const application = formOf<Application>()({
  ...access,
  outsideOrganization: flag.optional(),
  retired: flag.optional(),
  formerly: name.optional(),
  regions: nonEmptyList(region),
  domains: list(domainEntry).optional(),
  validationRecords: record(zoneName, recordState).optional(),
  hostNameRecords: hostNameRecordState.optional(),
  domainNameQuota: integer(10, 100, 'names').optional(),
  validationExternalId: externalId.optional(),
  validationRoleArn: roleArn.optional(),
  tags: tags.optional(),
  listenerCertificateQuota: integer(1, 1000, 'certificates').optional(),
  certificates: record(name, certificateForm).optional(),
  consumers: record(name, consumerForm).optional(),
});

/** Checks the form of each value by itself; how values fit together is the business of the other checks. */
export const environmentSchema: z.ZodType<Environment> = formOf<Environment>()({
  name,
  organization: formOf<Organization>()({
    id: text('the id of an organization', /^o-[a-z0-9]{10,32}$/, 'write it as "o-a1b2c3d4e5"'),
    ramSharingEnabled: flag,
    managementAccountId: accountId.optional(),
  }),
  provider,
  backend: backendForm,
  sharedServices: formOf<SharedServices>()({
    ...access,
    region,
    regions: list(region).optional(),
    zones: record(zoneName, zoneForm),
    certificateAuthorities: record(name, certificateAuthorityForm).optional(),
    caCertificatesBundle: caCertificatesBundleForm.optional(),
  }),
  applications: record(
    name.refine((value) => value !== 'shared-services', {
      error: ruleMessage({
        rule: 'must not be shared-services',
        remedy: 'that stack has the name already',
      }),
    }),
    application,
  ),
  tags: tags.optional(),
  roles: formOf<RoleRules>()({
    // IAM API Reference, CreateRole.
    path: text(
      'a path that begins and ends with a slash',
      /^\/(?:[\w+=,.@-]+\/)*$/,
      'write it as "/platform/certificates/"',
    ).optional(),
    permissionsBoundary: text(
      'the name of a managed policy',
      /^[\w+=,.@-]+(?:\/[\w+=,.@-]+)*$/,
      'write "boundary" or, with its path, "platform/boundary"; no ARN, as each account has its own',
    ).optional(),
  }).optional(),
  ...sectionForms,
});
