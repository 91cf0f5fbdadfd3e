import { type FleetResource, type Values, textOf } from './resource';
import type { ResourceIndex } from './resource-index';

const SERVICES: Readonly<Record<string, string>> = {
  aws_lb_listener: 'load balancer listener',
  aws_alb_listener: 'load balancer listener',
  aws_elb: 'classic load balancer',
  aws_appmesh_virtual_gateway: 'App Mesh gateway',
  aws_appmesh_virtual_node: 'App Mesh node',
  aws_lb_ssl_negotiation_policy: 'classic load balancer policy',
  aws_load_balancer_policy: 'classic load balancer policy',
  aws_cloudfront_distribution: 'CloudFront distribution',
  aws_cloudfront_distribution_tenant: 'CloudFront tenant',
  aws_cloudfront_multitenant_distribution: 'CloudFront distribution',
  aws_api_gateway_domain_name: 'API Gateway domain',
  aws_apigatewayv2_domain_name: 'API Gateway domain',
  aws_amplify_domain_association: 'Amplify domain',
  aws_appsync_domain_name: 'AppSync domain',
  aws_cognito_user_pool_domain: 'Cognito domain',
  aws_customer_gateway: 'customer gateway',
  aws_ec2_client_vpn_endpoint: 'Client VPN endpoint',
  aws_elastic_beanstalk_configuration_template: 'Elastic Beanstalk template',
  aws_elastic_beanstalk_environment: 'Elastic Beanstalk environment',
  aws_elasticsearch_domain: 'Elasticsearch domain',
  aws_iot_domain_configuration: 'IoT domain',
  aws_networkfirewall_tls_inspection_configuration: 'TLS inspection of Network Firewall',
  aws_opensearch_domain: 'OpenSearch domain',
  aws_redshiftserverless_custom_domain_association: 'Redshift Serverless domain',
  aws_transfer_server: 'Transfer server',
  aws_verifiedaccess_endpoint: 'Verified Access endpoint',
  aws_vpclattice_service: 'VPC Lattice service',
  helm_release: 'Helm release',
  kubectl_manifest: 'Kubernetes object',
  kubernetes_ingress: 'Kubernetes ingress',
  kubernetes_ingress_v1: 'Kubernetes ingress',
  kubernetes_manifest: 'Kubernetes object',
  kubernetes_service: 'Kubernetes service',
  kubernetes_service_v1: 'Kubernetes service',
};

/** What a resource type is in AWS's words. */
export function serviceName(type: string): string {
  return SERVICES[type] ?? type.replace(/^aws_/, '').replaceAll('_', ' ');
}

const LISTENER_CERTIFICATES: ReadonlySet<string> = new Set([
  'aws_lb_listener_certificate',
  'aws_alb_listener_certificate',
]);

/** Whether a resource attaches a further certificate to a listener. */
export function isListenerCertificate({ type }: FleetResource): boolean {
  return LISTENER_CERTIFICATES.has(type);
}

/** The listener that a further certificate is attached to. */
export function listenerOf(index: ResourceIndex, resource: FleetResource): FleetResource | undefined {
  if (!isListenerCertificate(resource)) return undefined;
  const [listener] = index.referenced(resource, (path) => path === 'listener_arn');
  const { listener_arn: arn } = resource.values;
  return listener ?? (typeof arn === 'string' ? index.withArn(arn) : undefined);
}

/** What people call a consumer: the host name it answers to, or the load balancer with its port. */
export function consumerName(index: ResourceIndex, consumer: FleetResource): string {
  const { domain_name: domainName, aliases, name, port, load_balancer_arn: arn } = consumer.values;
  // A distribution has a domain name of CloudFront beside the aliases that people use.
  if (Array.isArray(aliases) && typeof aliases[0] === 'string') return aliases[0];
  if (typeof domainName === 'string') return domainName;
  if (typeof port === 'number') {
    const [loadBalancer] = index.referenced(consumer, (path) => path === 'load_balancer_arn');
    const fromArn = /:loadbalancer\/(?:app|net)\/([^/]+)\//.exec(String(arn))?.[1];
    return `${fromArn ?? textOf(loadBalancer?.values.name) ?? 'load balancer'}:${port}`;
  }
  return textOf(name) ?? kubernetesName(consumer.values) ?? consumer.address;
}

/** Namespace and name of an object in a cluster. */
function kubernetesName({ metadata, manifest }: Values): string | undefined {
  const described = (manifest as { readonly metadata?: unknown } | null | undefined)?.metadata ?? metadata;
  const [{ namespace, name }] = (Array.isArray(described) ? described : [described ?? {}]) as [Values];
  const parts = [namespace, name].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join('/') : undefined;
}
