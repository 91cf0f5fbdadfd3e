import { AcmpcaCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate';
import type { AcmpcaCertificateAuthority } from '@cdktf/provider-aws/lib/acmpca-certificate-authority';
import type { Construct } from 'constructs';
import { DEFAULT_CA_KEY_ALGORITHM, RemovedResource, ValidationError } from '../core/constructs';
import { signingAlgorithm, templateArn } from './authority-resources';
import type { CertificateAuthorityProps } from './certificate-authority-props';
import type { ParentAuthority } from './parent-authority';

/** What a new certificate is asked for, and one in force keeps: a change would replace it, so revoke it. */
const OF_ITS_GENERATION = ['signing_algorithm', 'template_arn', 'validity'];

/**
 * The newest certificate of a CA. Each generation has an address of its own.
 *
 * Destroying a certificate revokes it, and every argument forces a new one (AWS provider, acmpca/certificate.go).
 * So arguments count for a new generation only, and other generations leave the state undestroyed: the earlier ones,
 * and the one after, should somebody go back.
 *
 * @param parent CA that signs; without it, the CA itself
 */
export function authorityCertificate(
  scope: Construct,
  authority: AcmpcaCertificateAuthority,
  template: string,
  props: CertificateAuthorityProps,
  parent?: ParentAuthority,
): AcmpcaCertificate {
  const { generation = 1 } = props;
  if (!Number.isInteger(generation) || generation < 1) {
    throw new ValidationError(scope, {
      subject: 'generation',
      rule: 'must be a whole number from 1',
      got: generation,
      remedy: 'count it up by one to renew the CA',
    });
  }
  for (let other = 1; other <= generation + 1; other += 1) {
    if (other === generation) continue;
    new RemovedResource(scope, idOf(other), {
      resourceType: AcmpcaCertificate.tfResourceType,
      destroy: false,
    });
  }
  const { provider, region } = (parent ?? props).at ?? {};
  const keyAlgorithm = (parent ?? props).keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM;
  return new AcmpcaCertificate(scope, idOf(generation), {
    provider,
    region,
    certificateAuthorityArn: parent?.certificateAuthorityArn ?? authority.arn,
    certificateSigningRequest: authority.certificateSigningRequest,
    signingAlgorithm: signingAlgorithm(keyAlgorithm),
    templateArn: templateArn(props, template),
    validity: { type: 'YEARS', value: String(props.validityYears) },
    lifecycle: {
      ignoreChanges: parent ? ['certificate_authority_arn', ...OF_ITS_GENERATION] : OF_ITS_GENERATION,
    },
  });
}

function idOf(generation: number): string {
  return generation === 1 ? 'Certificate' : `Certificate-${generation}`;
}
