import type { CertificateService } from '../modules/core';

/** A Terraform resource that serves certificates, or says how they are served. */
interface Service {
  /** What it is in AWS's words. */
  readonly name: string;
  /**
   * Arguments that say which certificate it serves; a path has no indexes. What only proves ownership or is trusted in
   * others, such as `ownership_verification_certificate_arn`, is not served. Objects of clusters have text in which
   * controllers look for ARNs.
   */
  readonly certificateArguments: readonly string[];
  /**
   * Whether one argument names several certificates: a list, repeated blocks or a text.
   *
   * @default false
   */
  readonly namesSeveral?: boolean;
}

/**
 * The services that are known, by resource type (schema of AWS provider 5.100 and, for the tenants of CloudFront,
 * source of 6).
 */
const SERVICES = {
  aws_alb_listener: { name: 'load balancer listener', certificateArguments: ['certificate_arn'] },
  aws_alb_listener_certificate: {
    name: 'alb listener certificate',
    certificateArguments: ['certificate_arn'],
  },
  aws_amplify_domain_association: {
    name: 'Amplify domain',
    certificateArguments: ['certificate_settings.custom_certificate_arn'],
  },
  aws_api_gateway_domain_name: {
    name: 'API Gateway domain',
    certificateArguments: ['certificate_arn', 'regional_certificate_arn'],
  },
  aws_apigatewayv2_domain_name: {
    name: 'API Gateway domain',
    certificateArguments: ['domain_name_configuration.certificate_arn'],
  },
  aws_appmesh_virtual_gateway: {
    name: 'App Mesh gateway',
    certificateArguments: ['spec.listener.tls.certificate.acm.certificate_arn'],
  },
  aws_appmesh_virtual_node: {
    name: 'App Mesh node',
    certificateArguments: ['spec.listener.tls.certificate.acm.certificate_arn'],
  },
  aws_appsync_domain_name: { name: 'AppSync domain', certificateArguments: ['certificate_arn'] },
  aws_cloudformation_stack: {
    name: 'CloudFormation stack',
    certificateArguments: ['parameters'],
    namesSeveral: true,
  },
  aws_cloudfront_distribution: {
    name: 'CloudFront distribution',
    certificateArguments: ['viewer_certificate.acm_certificate_arn', 'viewer_certificate.iam_certificate_id'],
  },
  aws_cloudfront_distribution_tenant: {
    name: 'CloudFront tenant',
    certificateArguments: ['customizations.certificate.arn'],
  },
  aws_cloudfront_multitenant_distribution: {
    name: 'CloudFront distribution',
    certificateArguments: ['viewer_certificate.acm_certificate_arn'],
  },
  aws_cognito_user_pool_domain: { name: 'Cognito domain', certificateArguments: ['certificate_arn'] },
  aws_customer_gateway: { name: 'customer gateway', certificateArguments: ['certificate_arn'] },
  aws_ec2_client_vpn_endpoint: {
    name: 'Client VPN endpoint',
    certificateArguments: ['server_certificate_arn'],
  },
  aws_elastic_beanstalk_configuration_template: {
    name: 'Elastic Beanstalk template',
    certificateArguments: ['setting.value'],
    namesSeveral: true,
  },
  aws_elastic_beanstalk_environment: {
    name: 'Elastic Beanstalk environment',
    certificateArguments: ['setting.value'],
    namesSeveral: true,
  },
  aws_elasticsearch_domain: {
    name: 'Elasticsearch domain',
    certificateArguments: ['domain_endpoint_options.custom_endpoint_certificate_arn'],
  },
  aws_elb: {
    name: 'classic load balancer',
    certificateArguments: ['listener.ssl_certificate_id'],
    namesSeveral: true,
  },
  aws_globalaccelerator_listener: { name: 'Global Accelerator listener', certificateArguments: [] },
  aws_iot_domain_configuration: {
    name: 'IoT domain',
    certificateArguments: ['server_certificate_arns'],
    namesSeveral: true,
  },
  aws_lb_listener: { name: 'load balancer listener', certificateArguments: ['certificate_arn'] },
  aws_lb_listener_certificate: { name: 'lb listener certificate', certificateArguments: ['certificate_arn'] },
  aws_lb_ssl_negotiation_policy: { name: 'classic load balancer policy', certificateArguments: [] },
  aws_load_balancer_policy: { name: 'classic load balancer policy', certificateArguments: [] },
  aws_networkfirewall_tls_inspection_configuration: {
    name: 'TLS inspection of Network Firewall',
    certificateArguments: [
      'tls_inspection_configuration.server_certificate_configuration.server_certificate.resource_arn',
    ],
    namesSeveral: true,
  },
  aws_opensearch_domain: {
    name: 'OpenSearch domain',
    certificateArguments: ['domain_endpoint_options.custom_endpoint_certificate_arn'],
  },
  aws_redshiftserverless_custom_domain_association: {
    name: 'Redshift Serverless domain',
    certificateArguments: ['custom_domain_certificate_arn'],
  },
  aws_service_discovery_instance: { name: 'Cloud Map instance', certificateArguments: [] },
  // What certfleet tells a cluster, or who owns a domain of OpenSearch; an ARN in a parameter's sensitive `value` is not read.
  aws_ssm_parameter: { name: 'SSM parameter', certificateArguments: ['insecure_value'], namesSeveral: true },
  aws_transfer_server: { name: 'Transfer server', certificateArguments: ['certificate'] },
  aws_verifiedaccess_endpoint: {
    name: 'Verified Access endpoint',
    certificateArguments: ['domain_certificate_arn'],
  },
  aws_vpc_endpoint_service: { name: 'endpoint service', certificateArguments: [] },
  aws_vpclattice_service: { name: 'VPC Lattice service', certificateArguments: ['certificate_arn'] },
  helm_release: {
    name: 'Helm release',
    certificateArguments: ['values', 'set.value', 'set_list.value', 'set_sensitive.value'],
    namesSeveral: true,
  },
  kubectl_manifest: { name: 'Kubernetes object', certificateArguments: ['yaml_body'], namesSeveral: true },
  kubernetes_ingress: {
    name: 'Kubernetes ingress',
    certificateArguments: ['metadata.annotations'],
    namesSeveral: true,
  },
  kubernetes_ingress_v1: {
    name: 'Kubernetes ingress',
    certificateArguments: ['metadata.annotations'],
    namesSeveral: true,
  },
  kubernetes_manifest: { name: 'Kubernetes object', certificateArguments: ['manifest'], namesSeveral: true },
  kubernetes_service: {
    name: 'Kubernetes service',
    certificateArguments: ['metadata.annotations'],
    namesSeveral: true,
  },
  kubernetes_service_v1: {
    name: 'Kubernetes service',
    certificateArguments: ['metadata.annotations'],
    namesSeveral: true,
  },
} as const satisfies Readonly<Record<string, Service>>;

/** The resource that serves for each service that our modules attach certificates to: none without does compile. */
export const RESOURCE_TYPES: Readonly<Record<CertificateService, keyof typeof SERVICES>> = {
  applicationLoadBalancer: 'aws_lb_listener',
  networkLoadBalancer: 'aws_lb_listener',
  classicLoadBalancer: 'aws_elb',
  regionalApiDomain: 'aws_api_gateway_domain_name',
  edgeApiDomain: 'aws_api_gateway_domain_name',
  privateApiDomain: 'aws_api_gateway_domain_name',
  httpApiDomain: 'aws_apigatewayv2_domain_name',
  cloudFront: 'aws_cloudfront_distribution',
  transferServer: 'aws_transfer_server',
  openSearchDomain: 'aws_opensearch_domain',
  appSyncDomain: 'aws_appsync_domain_name',
  cognitoDomain: 'aws_cognito_user_pool_domain',
  latticeService: 'aws_vpclattice_service',
  iotDomain: 'aws_iot_domain_configuration',
  globalAccelerator: 'aws_globalaccelerator_listener',
  nitroEnclave: 'aws_cloudformation_stack',
  cloudMap: 'aws_service_discovery_instance',
  amplifyDomain: 'aws_amplify_domain_association',
  beanstalkApplication: 'aws_elastic_beanstalk_environment',
  beanstalkNetwork: 'aws_elastic_beanstalk_environment',
  beanstalkClassic: 'aws_elastic_beanstalk_environment',
  endpointService: 'aws_vpc_endpoint_service',
  verifiedAccess: 'aws_verifiedaccess_endpoint',
  clientVpn: 'aws_ec2_client_vpn_endpoint',
  networkFirewall: 'aws_networkfirewall_tls_inspection_configuration',
  customerGateway: 'aws_customer_gateway',
  redshiftServerless: 'aws_redshiftserverless_custom_domain_association',
};

/** The row of a resource type; undefined for one that is not known. */
export function serviceOf(type: string): Service | undefined {
  return Object.hasOwn(SERVICES, type) ? SERVICES[type as keyof typeof SERVICES] : undefined;
}

/** What a resource type is in AWS's words. */
export function serviceName(type: string): string {
  return serviceOf(type)?.name ?? type.replace(/^aws_/, '').replaceAll('_', ' ');
}
