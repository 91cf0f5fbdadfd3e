import type { Rule } from '../rule';
import { alarmRemoved } from './alarm-removed';
import { certificateAuthorityDestroyed } from './certificate-authority-destroyed';
import { certificateAuthorityDisabled } from './certificate-authority-disabled';
import { certificateDestroyed } from './certificate-destroyed';
import { certificateReplaced } from './certificate-replaced';
import { exportEnabled } from './export-enabled';
import { externalPrincipalsAllowed } from './external-principals-allowed';
import { hostedZoneDestroyed } from './hosted-zone-destroyed';
import { namesDropped } from './names-dropped';
import { planIncomplete } from './plan-incomplete';
import { providerAccountChanged } from './provider-account-changed';
import { providerRegionReplaced } from './provider-region-replaced';
import { renewalPermissionRemoved } from './renewal-permission-removed';
import { shareNarrowed } from './share-narrowed';
import { shareWidened } from './share-widened';
import { tlsPolicyLowered } from './tls-policy-lowered';
import { validationByEmail } from './validation-by-email';
import { validationRecordChanged } from './validation-record-changed';
import { validationRecordDeleted } from './validation-record-deleted';
import { validationRecordMoved } from './validation-record-moved';
import { validationWaitRemoved } from './validation-wait-removed';

/** Every rule of a review. */
export const RULES: readonly Rule[] = [
  certificateDestroyed,
  certificateReplaced,
  namesDropped,
  validationRecordDeleted,
  validationRecordChanged,
  validationRecordMoved,
  validationWaitRemoved,
  validationByEmail,
  exportEnabled,
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
  planIncomplete,
];
