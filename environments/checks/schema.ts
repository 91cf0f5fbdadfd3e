import { z } from 'zod';
import { access, applicationForm, applicationName } from '../application-form';
import { backendForm } from '../backends';
import { caCertificatesBundleForm } from '../ca-certificates-bundle';
import { certificateAuthorityForm } from '../certificate-authorities';
import type { Environment, Organization, ProviderVersion, RoleRules, SharedServices } from '../environment';
import { accountId, flag, formOf, list, name, record, region, tags, text, zoneName } from '../form';
import { ruleMessage } from '../rule-message';
import { sectionForms } from '../sections';
import { zoneForm } from '../zones';

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
  applications: record(applicationName, applicationForm),
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
