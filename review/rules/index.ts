import type { RuleId } from '../../modules/core';
import type { Rule } from '../rule';
import { adoptedUnchanged } from './adopted-unchanged';
import { alarmRemoved } from './alarm-removed';
import { certificateAuthorityDestroyed } from './certificate-authority-destroyed';
import { certificateAuthorityDisabled } from './certificate-authority-disabled';
import { certificateDestroyed } from './certificate-destroyed';
import { certificateDetached } from './certificate-detached';
import { certificateReplaced } from './certificate-replaced';
import { exportEnabled } from './export-enabled';
import { externalPrincipalsAllowed } from './external-principals-allowed';
import { hostNameUncovered } from './host-name-uncovered';
import { hostedZoneDestroyed } from './hosted-zone-destroyed';
import { nameClaimedTwice } from './name-claimed-twice';
import { namesDropped } from './names-dropped';
import { noLongerFound } from './no-longer-found';
import { planIncomplete } from './plan-incomplete';
import { providerAccountChanged } from './provider-account-changed';
import { providerRegionReplaced } from './provider-region-replaced';
import { renewalPermissionRemoved } from './renewal-permission-removed';
import { secretDestroyed } from './secret-destroyed';
import { serviceDestroyed } from './service-destroyed';
import { shareNarrowed } from './share-narrowed';
import { shareWidened } from './share-widened';
import { tlsPolicyLowered } from './tls-policy-lowered';
import { transparencyLoggingDisabled } from './transparency-logging-disabled';
import { validationByEmail } from './validation-by-email';
import { validationRecordChanged } from './validation-record-changed';
import { validationRecordDeleted } from './validation-record-deleted';
import { validationRecordMoved } from './validation-record-moved';
import { validationWaitRemoved } from './validation-wait-removed';

/** The rule of each id: one without a rule does not compile. */
const BY_ID: Readonly<Record<RuleId, Rule>> = {
  'certificate-destroyed': certificateDestroyed,
  'certificate-replaced': certificateReplaced,
  'certificate-detached': certificateDetached,
  'names-dropped': namesDropped,
  'host-name-uncovered': hostNameUncovered,
  'name-claimed-twice': nameClaimedTwice,
  'service-destroyed': serviceDestroyed,
  'secret-destroyed': secretDestroyed,
  'validation-record-deleted': validationRecordDeleted,
  'validation-record-changed': validationRecordChanged,
  'validation-record-moved': validationRecordMoved,
  'validation-wait-removed': validationWaitRemoved,
  'validation-by-email': validationByEmail,
  'export-enabled': exportEnabled,
  'transparency-logging-disabled': transparencyLoggingDisabled,
  'hosted-zone-destroyed': hostedZoneDestroyed,
  'certificate-authority-destroyed': certificateAuthorityDestroyed,
  'certificate-authority-disabled': certificateAuthorityDisabled,
  'renewal-permission-removed': renewalPermissionRemoved,
  'share-widened': shareWidened,
  'share-narrowed': shareNarrowed,
  'external-principals-allowed': externalPrincipalsAllowed,
  'tls-policy-lowered': tlsPolicyLowered,
  'alarm-removed': alarmRemoved,
  'provider-account-changed': providerAccountChanged,
  'provider-region-replaced': providerRegionReplaced,
  'adopted-unchanged': adoptedUnchanged,
  'no-longer-found': noLongerFound,
  'plan-incomplete': planIncomplete,
};

/** Every rule of a review. */
export const RULES: readonly Rule[] = Object.values(BY_ID);
