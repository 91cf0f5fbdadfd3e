import { Construct } from 'constructs';
import { CERTIFICATE_REQUIREMENTS, ValidationError, regionOf } from '../core/constructs';
import { type IngressAnnotationsProps, ingressAnnotations } from '../kubernetes/ingress-annotations';
import type { Annotations } from '../kubernetes/manifest';
import { checkCertificates } from './certificate-check';
import { type ClusterParameterProps, clusterParameter } from './cluster-parameter';

export interface EksIngressProps extends IngressAnnotationsProps, ClusterParameterProps {
  /**
   * Host names of the Ingress; each must be on one of the certificates.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
}

/**
 * The certificates of an Ingress in EKS: an SSM parameter with its annotations for AWS Load Balancer Controller.
 *
 * It defines nothing in the cluster. Another certificate changes the parameter, before the old one is deleted.
 */
export class EksIngress extends Construct {
  public readonly annotations: Annotations;
  public readonly parameterArn: string;

  constructor(scope: Construct, id: string, props: EksIngressProps) {
    super(scope, id);
    const { certificates, hostNames, port = 443, redirectFromPort, at = {} } = props;
    checkCertificates(this, certificates, {
      ...CERTIFICATE_REQUIREMENTS.applicationLoadBalancer,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames,
    });
    if (redirectFromPort === port) {
      throw new ValidationError(this, {
        subject: 'redirectFromPort',
        rule: 'must be another port than the one that it leads to',
        got: redirectFromPort,
        remedy: 'usually it is 80',
      });
    }
    this.annotations = ingressAnnotations(props);
    this.parameterArn = clusterParameter(this, 'Annotations of an Ingress', this.annotations, props).arn;
  }
}
