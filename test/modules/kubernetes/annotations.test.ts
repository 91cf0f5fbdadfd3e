import type { ICertificate } from '../../../modules/core';
import { type Annotations, ingressAnnotations, serviceAnnotations } from '../../../modules/kubernetes';
import { ANNOTATION_TYPES } from '../../support/kubernetes-schema';

const certificate = (id: string): ICertificate => ({
  certificateArn: `arn:aws:acm:eu-west-1:222222222222:certificate/${id}`,
});
const web = certificate('web');
const SERVICE = 'service.beta.kubernetes.io/aws-load-balancer';

/** Annotations that the controller does not know, or reads as something else than they are. */
function misread(annotations: Annotations, types: Readonly<Record<string, string>>): string[] {
  const reads: Readonly<Record<string, (text: string) => boolean>> = {
    json: (text) => Array.isArray(JSON.parse(text)),
    integer: (text) => /^\d+$/.test(text),
    string: (text) => !text.includes(','),
    stringList: (text) => text.split(',').every((each) => each !== ''),
  };
  return Object.entries(annotations)
    .filter(([name, text]) => !reads[types[name] ?? '']?.(text))
    .map(([name]) => name);
}

describe('of an Ingress', () => {
  test('by default there is HTTPS on port 443, with TLS 1.2 at least', () => {
    expect(ingressAnnotations({ certificates: [web] })).toEqual({
      'alb.ingress.kubernetes.io/certificate-arn': web.certificateArn,
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
      'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    });
  });

  test('everything is as it was asked to be, and the first certificate the default', () => {
    const all = ingressAnnotations({
      certificates: [web, certificate('blog')],
      port: 8443,
      redirectFromPort: 80,
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      mutualAuthentication: {
        mode: 'verify',
        trustStore: 'clients',
        ignoreClientCertificateExpiry: false,
        advertiseTrustStoreCaNames: 'on',
      },
    });

    expect(all).toEqual({
      'alb.ingress.kubernetes.io/certificate-arn': `${web.certificateArn},${certificate('blog').certificateArn}`,
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":8443}]',
      'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      'alb.ingress.kubernetes.io/ssl-redirect': '8443',
      'alb.ingress.kubernetes.io/mutual-authentication':
        '[{"port":8443,"mode":"verify","trustStore":"clients","ignoreClientCertificateExpiry":false,"advertiseTrustStoreCaNames":"on"}]',
    });
    expect(misread(all, ANNOTATION_TYPES.ingress)).toEqual([]);
  });

  test('client certificates are switched off by a word, as leaving the word out changes nothing', () => {
    expect(
      ingressAnnotations({ certificates: [web], mutualAuthentication: { mode: 'off' } })[
        'alb.ingress.kubernetes.io/mutual-authentication'
      ],
    ).toBe('[{"port":443,"mode":"off"}]');
  });
});

describe('of a Service', () => {
  test('by default port 443 ends TLS, and no other', () => {
    expect(serviceAnnotations({ certificates: [web] })).toEqual({
      [`${SERVICE}-ssl-cert`]: web.certificateArn,
      [`${SERVICE}-ssl-ports`]: '443',
      [`${SERVICE}-ssl-negotiation-policy`]: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    });
  });

  test('everything is as it was asked to be', () => {
    const all = serviceAnnotations({
      certificates: [web, certificate('blog')],
      tlsPorts: [8443, 'grpc'],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      alpnPolicy: 'HTTP2Preferred',
      backendProtocol: 'ssl',
    });

    expect(all).toEqual({
      [`${SERVICE}-ssl-cert`]: `${web.certificateArn},${certificate('blog').certificateArn}`,
      [`${SERVICE}-ssl-ports`]: '8443,grpc',
      [`${SERVICE}-ssl-negotiation-policy`]: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      [`${SERVICE}-alpn-policy`]: 'HTTP2Preferred',
      [`${SERVICE}-backend-protocol`]: 'ssl',
    });
    expect(misread(all, ANNOTATION_TYPES.service)).toEqual([]);
  });
});
