import { DataAwsIotEndpoint } from '@cdktf/provider-aws/lib/data-aws-iot-endpoint';
import { IotDomainConfiguration } from '@cdktf/provider-aws/lib/iot-domain-configuration';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkNoWildcard, checkedDomainName } from './domain-name-check';

/** Security policies of AWS IoT Core without TLS 1.0 and 1.1; AWS may name more. */
export type IotSecurityPolicy =
  'IoTSecurityPolicy_TLS13_1_3_2022_10' | 'IoTSecurityPolicy_TLS13_1_2_2022_10' | (string & {});

export interface IotDomainProps {
  /** Name of the domain configuration, once in an account and Region; another one replaces it. */
  readonly configurationName: string;
  /** The one name devices ask for, without wildcard; another one replaces the domain configuration. */
  readonly domainName: string;
  /** In the Region of the devices' endpoint. */
  readonly certificate: ICertificate;
  /**
   * A public certificate for the name, which proves whose it is where no public authority signed `certificate`.
   *
   * @default - none; AWS then refuses a certificate of a private CA
   */
  readonly validationCertificate?: ICertificate;
  /**
   * Protocols and ciphers offered to devices.
   *
   * @default 'IoTSecurityPolicy_TLS13_1_2_2022_10' - TLS 1.2 and 1.3
   */
  readonly securityPolicy?: IotSecurityPolicy;
  /**
   * Whether the domain may be down while it gets another certificate or name. AWS changes neither on a domain that is
   * there, and Terraform deletes the old one before it even requests the new certificate.
   *
   * @default false - Terraform refuses a plan that would replace or destroy the domain; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the domain.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A domain name of your own for devices of AWS IoT Core.
 *
 * A certificate that is renewed, or imported again, keeps its ARN and is served within an hour. Another one needs
 * `interruptible`.
 */
export class IotDomain extends Construct implements RecordTarget {
  public readonly configurationArn: string;
  public readonly domainName: string;
  /** The account's own endpoint in the Region: it takes CNAME records only. */
  public readonly targetDomainName: string;

  constructor(scope: Construct, id: string, props: IotDomainProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    this.domainName = checkedDomainName(this, props.domainName);
    checkNoWildcard(this, this.domainName);
    for (const certificate of [props.certificate, props.validationCertificate ?? []].flat()) {
      checkCertificate(this, certificate, {
        ...CERTIFICATE_REQUIREMENTS.iotDomain,
        region: regionOf(at),
        accountId: at.accountId,
        hostNames: [this.domainName],
      });
    }

    const configuration = new IotDomainConfiguration(this, 'Resource', {
      ...place,
      name: props.configurationName,
      domainName: this.domainName,
      serviceType: 'DATA',
      serverCertificateArns: [props.certificate.certificateArn],
      validationCertificateArn: props.validationCertificate?.certificateArn,
      tlsConfig: { securityPolicy: props.securityPolicy ?? 'IoTSecurityPolicy_TLS13_1_2_2022_10' },
      tags: props.tags,
      // To change a certificate is to delete and recreate (AWS IoT Core Developer Guide, managing domain configurations).
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    this.configurationArn = configuration.arn;
    this.targetDomainName = new DataAwsIotEndpoint(this, 'Endpoint', {
      ...place,
      endpointType: 'iot:Data-ATS',
    }).endpointAddress;
  }
}
