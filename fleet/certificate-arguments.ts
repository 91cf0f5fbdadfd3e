import type { FleetResource, Values } from './resource';

/**
 * Arguments that say which certificate a service serves, by resource type; a path has no indexes (schema of AWS
 * provider 5.100 and, for the tenants of CloudFront, source of 6). What only proves ownership or is trusted in others,
 * such as `ownership_verification_certificate_arn`, is not served.
 */
const CERTIFICATE_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_alb_listener: ['certificate_arn'],
  aws_alb_listener_certificate: ['certificate_arn'],
  aws_amplify_domain_association: ['certificate_settings.custom_certificate_arn'],
  aws_api_gateway_domain_name: ['certificate_arn', 'regional_certificate_arn'],
  aws_apigatewayv2_domain_name: ['domain_name_configuration.certificate_arn'],
  aws_appmesh_virtual_gateway: ['spec.listener.tls.certificate.acm.certificate_arn'],
  aws_appmesh_virtual_node: ['spec.listener.tls.certificate.acm.certificate_arn'],
  aws_appsync_domain_name: ['certificate_arn'],
  aws_cloudfront_distribution: [
    'viewer_certificate.acm_certificate_arn',
    'viewer_certificate.iam_certificate_id',
  ],
  aws_cloudfront_distribution_tenant: ['customizations.certificate.arn'],
  aws_cloudfront_multitenant_distribution: ['viewer_certificate.acm_certificate_arn'],
  aws_cognito_user_pool_domain: ['certificate_arn'],
  aws_customer_gateway: ['certificate_arn'],
  aws_ec2_client_vpn_endpoint: ['server_certificate_arn'],
  aws_elastic_beanstalk_configuration_template: ['setting.value'],
  aws_elastic_beanstalk_environment: ['setting.value'],
  aws_elasticsearch_domain: ['domain_endpoint_options.custom_endpoint_certificate_arn'],
  aws_elb: ['listener.ssl_certificate_id'],
  aws_iot_domain_configuration: ['server_certificate_arns'],
  aws_lb_listener: ['certificate_arn'],
  aws_lb_listener_certificate: ['certificate_arn'],
  aws_networkfirewall_tls_inspection_configuration: [
    'tls_inspection_configuration.server_certificate_configuration.server_certificate.resource_arn',
  ],
  aws_opensearch_domain: ['domain_endpoint_options.custom_endpoint_certificate_arn'],
  aws_redshiftserverless_custom_domain_association: ['custom_domain_certificate_arn'],
  aws_transfer_server: ['certificate'],
  aws_verifiedaccess_endpoint: ['domain_certificate_arn'],
  aws_vpclattice_service: ['certificate_arn'],
  // Text in which controllers in the cluster look for ARNs.
  helm_release: ['values', 'set.value', 'set_list.value', 'set_sensitive.value'],
  kubectl_manifest: ['yaml_body'],
  kubernetes_ingress: ['metadata.annotations'],
  kubernetes_ingress_v1: ['metadata.annotations'],
  kubernetes_manifest: ['manifest'],
  kubernetes_service: ['metadata.annotations'],
  kubernetes_service_v1: ['metadata.annotations'],
};

/** Services that these rows do not know yet call the argument so. */
const USUAL_ARGUMENT = /(^|\.)(acm_)?certificate_arn$/;

/** What names a certificate without serving it: the wait for its issue, and code that is signed. */
const NOT_SERVING: ReadonlySet<string> = new Set([
  'aws_acm_certificate_validation',
  'aws_signer_signing_profile',
]);

/** Whether a service with this argument serves the certificate the argument names. */
export function isCertificateArgument(type: string, path: string): boolean {
  const rows = CERTIFICATE_ARGUMENTS[type];
  if (rows === undefined) return !NOT_SERVING.has(type) && USUAL_ARGUMENT.test(path);
  return rows.some((row) => isWithin(row, path) || isWithin(path, row));
}

/** Resource types that may serve certificates. */
export function servesCertificates({ type, mode }: FleetResource): boolean {
  return mode === 'managed' && !NOT_SERVING.has(type);
}

/** Services with one argument for several certificates: a list, repeated blocks or a text. */
export function namesSeveralCertificates(type: string): boolean {
  return /^(kube|helm_|aws_elb$|aws_elastic_beanstalk_|aws_iot_|aws_networkfirewall_)/.test(type);
}

const ACM_ARN = /^arn:[a-z-]+:acm:/;
/** ARNs of certificates in ACM and IAM, and the id that IAM gives (IAM User Guide, unique identifiers). */
const IDENTITIES =
  /arn:[a-z-]+:(?:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+|iam::\d{12}:server-certificate\/[\w+=.@/-]+)|^ASCA[A-Z0-9]{8,}$/g;

/** The ACM certificate ARNs in values of a resource, where an argument for certificates has them, one or in a text. */
export function certificateArns(type: string, values: Values | undefined): string[] {
  return certificateIdentities(type, values).filter((identity) => ACM_ARN.test(identity));
}

/** What names certificates of ACM or IAM in values of a resource, where an argument for certificates has it. */
export function certificateIdentities(type: string, values: Values | undefined): string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') {
      const mayNameOne = value.includes(':acm:') || value.includes(':iam:') || value.startsWith('ASCA');
      if (mayNameOne && isCertificateArgument(type, path)) found.push(...(value.match(IDENTITIES) ?? []));
    } else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) {
        visit(item, isList ? path : path === '' ? key : `${path}.${key}`);
      }
    }
  };
  visit(values, '');
  return found;
}

/** Whether a path is another, or leads to something in it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
