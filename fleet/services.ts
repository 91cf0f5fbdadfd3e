import { type FleetResource, type ResourceIndex, textOf } from './resource';

const SERVICES: Readonly<Record<string, string>> = {
  aws_lb_listener: 'load balancer listener',
  aws_alb_listener: 'load balancer listener',
  aws_elb: 'classic load balancer',
  aws_lb_ssl_negotiation_policy: 'classic load balancer policy',
  aws_load_balancer_policy: 'classic load balancer policy',
  aws_cloudfront_distribution: 'CloudFront distribution',
  aws_api_gateway_domain_name: 'API Gateway domain',
  aws_apigatewayv2_domain_name: 'API Gateway domain',
  aws_amplify_domain_association: 'Amplify domain',
  aws_appsync_domain_name: 'AppSync domain',
  aws_cognito_user_pool_domain: 'Cognito domain',
  aws_ec2_client_vpn_endpoint: 'Client VPN endpoint',
  aws_elastic_beanstalk_environment: 'Elastic Beanstalk environment',
  aws_iot_domain_configuration: 'IoT domain',
  aws_opensearch_domain: 'OpenSearch domain',
  aws_transfer_server: 'Transfer server',
  aws_verifiedaccess_endpoint: 'Verified Access endpoint',
  aws_vpclattice_service: 'VPC Lattice service',
};

/** What a resource type is in AWS's words. */
export function serviceName(type: string): string {
  return SERVICES[type] ?? type.replace(/^aws_/, '').replaceAll('_', ' ');
}

const LISTENER_CERTIFICATES: ReadonlySet<string> = new Set([
  'aws_lb_listener_certificate',
  'aws_alb_listener_certificate',
]);

/** The listener that a further certificate is attached to. */
export function listenerOf(index: ResourceIndex, resource: FleetResource): FleetResource | undefined {
  if (!LISTENER_CERTIFICATES.has(resource.type)) return undefined;
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
  return textOf(name) ?? consumer.address;
}
