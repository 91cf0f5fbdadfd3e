import { Construct } from 'constructs';
import { CERTIFICATE_REQUIREMENTS, regionOf } from '../core/constructs';
import type { Annotations } from '../kubernetes/manifest';
import { type ServiceAnnotationsProps, serviceAnnotations } from '../kubernetes/service-annotations';
import { checkCertificates } from './certificate-check';
import { type ClusterParameterProps, clusterParameter } from './cluster-parameter';

export interface EksServiceProps extends ServiceAnnotationsProps, ClusterParameterProps {
  /**
   * Host names that clients ask the Service for; each must be on one of the certificates.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
}

/**
 * The certificates of a Service in EKS: an SSM parameter with its annotations for AWS Load Balancer Controller.
 *
 * It defines nothing in the cluster. Another certificate changes the parameter, before the old one is deleted.
 */
export class EksService extends Construct {
  public readonly annotations: Annotations;
  public readonly parameterArn: string;

  constructor(scope: Construct, id: string, props: EksServiceProps) {
    super(scope, id);
    const { certificates, hostNames, at = {} } = props;
    checkCertificates(this, certificates, {
      ...CERTIFICATE_REQUIREMENTS.networkLoadBalancer,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames,
    });
    this.annotations = serviceAnnotations(props);
    this.parameterArn = clusterParameter(this, 'Annotations of a Service', this.annotations, props).arn;
  }
}
