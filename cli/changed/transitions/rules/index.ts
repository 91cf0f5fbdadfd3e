import type { TransitionRule } from '../refusal';
import { authorityCertificateRemoved } from './authority-certificate-removed';
import { copyRightRemoved } from './copy-right-removed';
import { providerMoved } from './provider-moved';
import { providerRemoved } from './provider-removed';
import { recordDropped } from './record-dropped';
import { recordRightRemoved } from './record-right-removed';
import { retainedRecordMoved } from './retained-record-moved';
import { stackRemoved } from './stack-removed';
import { stateMoved } from './state-moved';
import { zoneMadeAgain } from './zone-made-again';

/** Every rule, the ones about whole stacks first. */
export const TRANSITION_RULES: readonly TransitionRule[] = [
  stackRemoved,
  stateMoved,
  providerRemoved,
  providerMoved,
  recordDropped,
  recordRightRemoved,
  copyRightRemoved,
  retainedRecordMoved,
  authorityCertificateRemoved,
  zoneMadeAgain,
];
