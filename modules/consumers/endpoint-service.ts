import { VpcEndpointService } from '@cdktf/provider-aws/lib/vpc-endpoint-service';
import { VpcEndpointServicePrivateDnsVerification } from '@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification';
import { DataResource, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CERTIFICATE_REQUIREMENTS, type ICertificate, type Placement, type Tags } from '../core/constructs';
import { type ITextProofDns, TextProofs } from '../dns/text-proofs';
import { checkCertificate, placeOfService } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

export interface EndpointServiceProps {
  /** A Network Load Balancer whose TLS listener serves `certificate`. */
  readonly networkLoadBalancerArn: string;
  /** Name that consumers reach the service by in their own VPCs; it needs a proof of who owns it. */
  readonly privateDnsName: string;
  /** The certificate that the listener serves; it must have the name. */
  readonly certificate: ICertificate;
  /**
   * Who may connect, by ARN: an account is `arn:aws:iam::111122223333:root`.
   *
   * @default - nobody, so nobody finds the service
   */
  readonly allowedPrincipals?: readonly string[];
  /**
   * Whether each connection is accepted by hand.
   *
   * @default true
   */
  readonly acceptanceRequired?: boolean;
  /**
   * DNS service of a public zone that holds the name: the proof is written there, beside those of other services of the
   * stack, and the apply waits until AWS has found it.
   *
   * @default - somebody else writes the record of `proofLabel` and `proofValue`
   */
  readonly dns?: ITextProofDns;
  /**
   * Whether somebody else has written the record, so that AWS can be asked to look for it. The apply waits until AWS has
   * found it.
   *
   * @default false - nobody can use the name before it is proved
   */
  readonly proofPublished?: boolean;
  /**
   * Account and Region of the load balancer.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A service that other VPCs reach by PrivateLink under a name of its own, with a certificate for it.
 *
 * It ends no TLS: the load balancer does, so another certificate changes nothing here.
 */
export class EndpointService extends Construct {
  /** What consumers create their endpoints for. */
  public readonly serviceName: string;
  /** First label of the TXT record; it stands in front of the name, or of a domain above it. */
  public readonly proofLabel: string;
  /** Text of the TXT record. Services in other Regions have texts of their own, beside this in one record. */
  public readonly proofValue: string;

  constructor(scope: Construct, id: string, props: EndpointServiceProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    const privateDnsName = checkedDomainName(this, props.privateDnsName, 'privateDnsName');
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.endpointService,
      ...placeOfService(at, props.networkLoadBalancerArn),
      hostNames: [privateDnsName],
    });

    const service = new VpcEndpointService(this, 'Resource', {
      ...place,
      networkLoadBalancerArns: [props.networkLoadBalancerArn],
      acceptanceRequired: props.acceptanceRequired ?? true,
      allowedPrincipals: props.allowedPrincipals && [...props.allowedPrincipals],
      privateDnsName,
      tags: props.tags,
    });
    const address = `${service.terraformResourceType}.${service.friendlyUniqueId}`;
    // AWS names it once; while the name changes there is none, which a position in the list would trip over.
    const proofs = (property: string) =>
      `[for proof in ${address}.private_dns_name_configuration : proof.${property}]`;
    this.serviceName = service.serviceName;
    this.proofLabel = `\${one(${proofs('name')})}`;
    this.proofValue = `\${one(${proofs('value')})}`;
    const record = props.dns && this.publishProof(props.dns, privateDnsName, proofs);
    if (record || props.proofPublished) {
      new VpcEndpointServicePrivateDnsVerification(this, 'Verification', {
        ...place,
        serviceId: service.id,
        waitForVerification: true,
        dependsOn: record && [record],
        // Another name needs a proof of its own, and the provider would not ask for it.
        lifecycle: { replaceTriggeredBy: [`${address}.private_dns_name`] },
      });
    }
  }

  /** The provider plans with the old proof while the name changes, so the texts are made unknown until it is there. */
  private publishProof(
    dns: ITextProofDns,
    privateDnsName: string,
    proofs: (property: string) => string,
  ): ITerraformDependable {
    const name = new DataResource(this, 'Name', { triggersReplace: { privateDnsName } });
    const unknownWhileItChanges = `\${substr(${name.terraformResourceType}.${name.friendlyUniqueId}.id, 0, 0)}`;
    // Where there is none it is an empty text, as Terraform puts no null into a text.
    const text = (property: string) => `\${join("", ${proofs(property)})}${unknownWhileItChanges}`;
    return TextProofs.of(this).prove(dns, privateDnsName, { label: text('name'), value: text('value') });
  }
}
