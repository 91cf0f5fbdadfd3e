import { Fn } from 'cdktf';
import { isKnown } from '../core/constructs';

/** The service account of a workload in a cluster. */
interface Workload {
  readonly namespace: string;
  readonly serviceAccountName: string;
}

/** IAM roles for service accounts: the cluster's own OIDC provider says who asks. */
export interface IrsaWorkload extends Workload {
  readonly type: 'irsa';
  /** ARN of the IAM OIDC provider of the cluster. */
  readonly oidcProviderArn: string;
}

/** EKS Pod Identity. The association of role and service account is the cluster's, with session tags, as is usual. */
export interface PodIdentityWorkload extends Workload {
  readonly type: 'pod-identity';
  /** ARN of the cluster. Without it in the trust, a cluster of anybody who may associate the role could use it. */
  readonly clusterArn: string;
}

export type ClusterWorkload = IrsaWorkload | PodIdentityWorkload;

/** The statement by which a role trusts one service account of one cluster (Amazon EKS User Guide). */
export function workloadTrust(workload: ClusterWorkload): object {
  const { namespace, serviceAccountName } = workload;
  if (workload.type === 'pod-identity') {
    return {
      Sid: 'OnlyTheServiceAccount',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': workload.clusterArn,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccountName,
        },
      },
    };
  }
  const issuer = issuerOf(workload.oidcProviderArn);
  return {
    Sid: 'OnlyTheServiceAccount',
    Effect: 'Allow',
    Principal: { Federated: workload.oidcProviderArn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: 'sts.amazonaws.com',
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccountName}`,
      },
    },
  };
}

/** Host and path of the issuer, which the ARN of its provider ends with. */
function issuerOf(oidcProviderArn: string): string {
  const before = ':oidc-provider/';
  return isKnown(oidcProviderArn)
    ? (oidcProviderArn.split(before)[1] ?? '')
    : (Fn.element(Fn.split(before, oidcProviderArn), 1) as string);
}
