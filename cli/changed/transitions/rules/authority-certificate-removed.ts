import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';
import { type Transition, isForgotten, labelOf, successorOf, takenOut } from '../transition';

/**
 * To destroy a CA's certificate revokes it (AWS provider, acmpca/certificate.go): whatever the CA has issued is trusted no
 * more, while the CA stays.
 */
export const authorityCertificateRemoved: TransitionRule = {
  id: 'authority-certificate-removed',
  check: ({ transitions }) =>
    transitions.flatMap((transition) =>
      revoked(transition).map((certificate) => ({
        stack: transition.after.name,
        subject: phrase`the certificate of a CA, ${labelOf(certificate)},`,
        must: phrase`must stay or leave the state undestroyed while its CA stays, as Terraform revokes what it destroys`,
        got: phrase`no word of it`,
        remedy: phrase`write the generation that the CA had or the next one, rename it in a change of its own, and have another CA signed outside AWS`,
      })),
    ),
};

function revoked(transition: Transition) {
  const { resources } = transition.before;
  return takenOut(transition).filter((certificate) => {
    if (certificate.type !== 'aws_acmpca_certificate' || isForgotten(certificate, transition)) return false;
    const place = certificate.path.slice(0, -1).join('/');
    const authority = [...resources.values()].find(
      ({ type, path }) =>
        type === 'aws_acmpca_certificate_authority' && path.slice(0, -1).join('/') === place,
    );
    return authority !== undefined && successorOf(authority, transition) !== undefined;
  });
}
