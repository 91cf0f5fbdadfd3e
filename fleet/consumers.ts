import type { FleetResource, Values } from './resource';
import { textOf } from './resource';
import type { ResourceIndex } from './resource-index';

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
  const custom = customHostName(consumer);
  if (custom !== undefined) return custom;
  if (typeof port === 'number') {
    const [loadBalancer] = index.referenced(consumer, (path) => path === 'load_balancer_arn');
    const fromArn = /:loadbalancer\/(?:app|net)\/([^/]+)\//.exec(String(arn))?.[1];
    return `${fromArn ?? textOf(loadBalancer?.values.name) ?? 'load balancer'}:${port}`;
  }
  const { application_domain: applicationDomain, custom_domain_name: customDomainName } = consumer.values;
  const called = textOf(name) ?? textOf(applicationDomain) ?? textOf(customDomainName);
  return called ?? kubernetesName(consumer.values) ?? consumer.address;
}

/** A host name that stands elsewhere than with most: of a server of Transfer Family in its tags. */
function customHostName({ type, values }: FleetResource): string | undefined {
  const { domain, tags } = values;
  if (type === 'aws_cognito_user_pool_domain') return textOf(domain);
  return type === 'aws_transfer_server'
    ? textOf((tags as Values | null | undefined)?.['transfer:customHostname'])
    : undefined;
}

/** Namespace and name of an object in a cluster. */
function kubernetesName({ metadata, manifest }: Values): string | undefined {
  const described = (manifest as { readonly metadata?: unknown } | null | undefined)?.metadata ?? metadata;
  const [{ namespace, name }] = (Array.isArray(described) ? described : [described ?? {}]) as [Values];
  const parts = [namespace, name].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join('/') : undefined;
}
