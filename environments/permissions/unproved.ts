/*
 * Documents that say who calls what no test's deployment does: the AWS provider, where something changes that the tests leave
 * as it is or the emulated AWS does not carry, or AWS, which asks for the right to tag where something is made with tags.
 */

const tags = (service: string, ...actions: string[]) => provider(`${service}/tags_gen.go`, ...actions);

const provider = (file: string, ...actions: string[]) => rows(`provider source, ${file}`, actions);

const reference = (service: string, ...actions: string[]) =>
  rows(`Service Authorization Reference, ${service}`, actions);

function rows(source: string, actions: readonly string[]): Array<[string, string]> {
  return actions.map((action) => [action, source]);
}

/** The document, by the action. */
export const UNPROVED: ReadonlyMap<string, string> = new Map([
  ...tags('ec2', 'ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DescribeTags'),
  ...tags('elbv2', 'elasticloadbalancing:RemoveTags'),
  ...tags('networkfirewall', 'network-firewall:TagResource', 'network-firewall:UntagResource'),
  ...tags('s3', 's3:ListTagsForResource', 's3:TagResource', 's3:UntagResource'),
  ...tags('chatbot', 'chatbot:ListTagsForResource', 'chatbot:TagResource', 'chatbot:UntagResource'),
  ...provider(
    'chatbot/slack_channel_configuration.go',
    'chatbot:CreateSlackChannelConfiguration',
    'chatbot:DeleteSlackChannelConfiguration',
    'chatbot:DescribeSlackChannelConfigurations',
    'chatbot:UpdateSlackChannelConfiguration',
  ),
  ...provider(
    'chatbot/teams_channel_configuration.go',
    'chatbot:CreateMicrosoftTeamsChannelConfiguration',
    'chatbot:DeleteMicrosoftTeamsChannelConfiguration',
    'chatbot:GetMicrosoftTeamsChannelConfiguration',
    'chatbot:UpdateMicrosoftTeamsChannelConfiguration',
  ),
  ...provider('cloudformation/stack.go', 'cloudformation:DescribeStackEvents'),
  ...provider('cloudfront/origin_access_control.go', 'cloudfront:UpdateOriginAccessControl'),
  ...provider('cognitoidp/user_pool_domain.go', 'cognito-idp:UpdateUserPoolDomain'),
  ...provider(
    'ec2/verifiedaccess_endpoint.go',
    'ec2:CreateVerifiedAccessEndpoint',
    'ec2:DeleteVerifiedAccessEndpoint',
    'ec2:DescribeVerifiedAccessEndpoints',
    'ec2:GetVerifiedAccessEndpointPolicy',
    'ec2:ModifyVerifiedAccessEndpoint',
  ),
  ...provider(
    'ec2/vpnclient_authorization_rule.go',
    'ec2:AuthorizeClientVpnIngress',
    'ec2:DescribeClientVpnAuthorizationRules',
    'ec2:RevokeClientVpnIngress',
  ),
  ...provider(
    'ec2/vpnclient_endpoint.go',
    'ec2:CreateClientVpnEndpoint',
    'ec2:DeleteClientVpnEndpoint',
    'ec2:DescribeClientVpnEndpoints',
    'ec2:ModifyClientVpnEndpoint',
  ),
  ...provider(
    'ec2/vpnclient_network_association.go',
    'ec2:AssociateClientVpnTargetNetwork',
    'ec2:DescribeClientVpnTargetNetworks',
    'ec2:DisassociateClientVpnTargetNetwork',
  ),
  ...provider(
    'ec2/vpnsite_customer_gateway.go',
    'ec2:CreateCustomerGateway',
    'ec2:DeleteCustomerGateway',
    'ec2:DescribeCustomerGateways',
  ),
  ...provider(
    'elb/load_balancer.go',
    'elasticloadbalancing:DeregisterInstancesFromLoadBalancer',
    'elasticloadbalancing:DetachLoadBalancerFromSubnets',
  ),
  ...provider('globalaccelerator/endpoint_group.go', 'globalaccelerator:UpdateEndpointGroup'),
  ...provider('globalaccelerator/listener.go', 'globalaccelerator:UpdateListener'),
  ...provider(
    'iam/role.go',
    'iam:PutRolePermissionsBoundary',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRoleDescription',
  ),
  ...provider(
    'networkfirewall/tls_inspection_configuration.go',
    'network-firewall:CreateTLSInspectionConfiguration',
    'network-firewall:DeleteTLSInspectionConfiguration',
    'network-firewall:DescribeTLSInspectionConfiguration',
    'network-firewall:UpdateTLSInspectionConfiguration',
  ),
  ...provider(
    'redshiftserverless/custom_domain_association.go',
    'redshift-serverless:CreateCustomDomainAssociation',
    'redshift-serverless:DeleteCustomDomainAssociation',
    'redshift-serverless:GetCustomDomainAssociation',
    'redshift-serverless:UpdateCustomDomainAssociation',
  ),
  ...provider('s3/object.go', 's3:PutObjectTagging'),
  ...provider('secretsmanager/secret_version_data_source.go', 'secretsmanager:GetSecretValue'),
  ...provider('servicediscovery/service.go', 'servicediscovery:UpdateService'),
  ...provider('vpclattice/listener.go', 'vpc-lattice:UpdateListener'),
  ...reference('Amazon API Gateway Management', 'apigateway:UpdateDomainNamePolicy'),
  ...reference('AWS CloudFormation', 'cloudformation:TagResource', 'cloudformation:UntagResource'),
  ...reference('AWS Elastic Beanstalk', 'elasticbeanstalk:RemoveTags'),
]);
