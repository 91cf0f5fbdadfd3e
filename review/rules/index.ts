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

/** Every rule of a review. */
export const RULES: readonly Rule[] = [
  certificateDestroyed,
  certificateReplaced,
  certificateDetached,
  namesDropped,
  hostNameUncovered,
  nameClaimedTwice,
  serviceDestroyed,
  validationRecordDeleted,
  validationRecordChanged,
  validationRecordMoved,
  validationWaitRemoved,
  validationByEmail,
  exportEnabled,
  transparencyLoggingDisabled,
  hostedZoneDestroyed,
  certificateAuthorityDestroyed,
  certificateAuthorityDisabled,
  renewalPermissionRemoved,
  shareWidened,
  shareNarrowed,
  externalPrincipalsAllowed,
  tlsPolicyLowered,
  alarmRemoved,
  providerAccountChanged,
  providerRegionReplaced,
  adoptedUnchanged,
  noLongerFound,
  planIncomplete,
];
