import { z } from 'zod';
import { certificateForm } from './certificates';
import { consumerForm, publishedOrWithdrawn } from './consumers';
import type { Application, ApplicationAccount, ApplicationFile, RecordInZone } from './foundation';
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
} from './form';
import { ruleMessage } from './rule-message';

/** The forms of what reaches an account. */
export const access = { accountId, deployRoleArn: roleArn.optional(), externalId: externalId.optional() };

/** The name of an application, which is that of its account and of a team's file. */
export const applicationName = name.refine((value) => value !== 'shared-services', {
  error: ruleMessage({ rule: 'must not be shared-services', remedy: 'that stack has the name already' }),
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

export const domains = list(domainEntry);

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

/** Who answers for something. */
export const owner = text(
  'a word or an e-mail address of at most 128 characters',
  /^(?=.{1,128}$)[A-Za-z0-9][\w.+/-]*(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)?$/,
  'write it as "shop-team" or "shop@example.com"',
);

/** The forms of an application's account. */
export const accountForms = {
  ...access,
  owner: owner.optional(),
  outsideOrganization: flag.optional(),
  retired: flag.optional(),
  formerly: name.optional(),
  regions: nonEmptyList(region),
  domains: domains.optional(),
  hostNameRecords: publishedOrWithdrawn.optional(),
  textProofs: publishedOrWithdrawn.optional(),
  domainNameQuota: integer(10, 100, 'names').optional(),
  validationExternalId: externalId.optional(),
  validationRoleArn: roleArn.optional(),
  tags: tags.optional(),
  listenerCertificateQuota: integer(1, 1000, 'certificates').optional(),
};

/** The forms of what a team's file may say. */
const fileForms = {
  validationRecords: record(zoneName, recordState).optional(),
  certificates: record(name, certificateForm).optional(),
  consumers: record(name, consumerForm).optional(),
};

export const applicationFileForm = formOf<ApplicationFile>()(fileForms);
export const applicationForm = formOf<Application>()({ ...accountForms, ...fileForms });

export const ACCOUNT_PROPERTIES: readonly string[] = Object.keys(
  accountForms satisfies Record<keyof ApplicationAccount, unknown>,
);
export const FILE_PROPERTIES: readonly string[] = Object.keys(fileForms);
