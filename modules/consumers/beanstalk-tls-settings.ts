import { Construct } from 'constructs';
import {
  type BeanstalkLoadBalancerType,
  type BeanstalkSetting,
  CERTIFICATE_REQUIREMENTS,
  ELB_SECURITY_POLICIES,
  type ICertificate,
  type Placement,
  ValidationError,
  beanstalkSettingProblems,
  beanstalkSettings,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';

const REQUIREMENTS = {
  application: CERTIFICATE_REQUIREMENTS.beanstalkApplication,
  network: CERTIFICATE_REQUIREMENTS.beanstalkNetwork,
  classic: CERTIFICATE_REQUIREMENTS.beanstalkClassic,
} as const satisfies Readonly<Record<BeanstalkLoadBalancerType, object>>;

export interface BeanstalkTlsSettingsProps {
  /** A certificate of the environment's account and Region. */
  readonly certificate: ICertificate;
  /**
   * What the instances stand behind. It is chosen when the environment is made and cannot be changed after.
   *
   * @default 'application'
   */
  readonly loadBalancerType?: BeanstalkLoadBalancerType;
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default - 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', for a classic load balancer
   * 'ELBSecurityPolicy-TLS-1-2-2017-01', its newest
   */
  readonly sslPolicy?: string;
  /**
   * Host names clients ask for; each must be on the certificate.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /**
   * Further settings of the environment. Those that would undo TLS are refused, and with them what knows none: a shared
   * load balancer, whose listeners and certificates Elastic Beanstalk leaves alone, and a single instance.
   *
   * @default - none
   */
  readonly settings?: readonly BeanstalkSetting[];
  /**
   * Account and Region of the environment.
   *
   * @default - unknown, so the certificate's account and Region are not checked
   */
  readonly at?: Placement;
}

/**
 * The option settings of an Elastic Beanstalk environment that ends TLS at port 443 and answers at no other port.
 *
 * It defines no resource: give `settings` to an environment of your own. `BeanstalkEnvironment` uses it too.
 */
export class BeanstalkTlsSettings extends Construct {
  /** What is written for TLS, then the further settings. */
  public readonly settings: readonly BeanstalkSetting[];

  constructor(scope: Construct, id: string, props: BeanstalkTlsSettingsProps) {
    super(scope, id);
    const at = props.at ?? {};
    const loadBalancerType = props.loadBalancerType ?? 'application';
    checkCertificate(this, props.certificate, {
      ...REQUIREMENTS[loadBalancerType],
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: props.hostNames,
    });
    const [first] = beanstalkSettingProblems([...(props.settings ?? []).entries()], loadBalancerType);
    if (first) {
      const [index, problem] = first;
      throw new ValidationError(this, { subject: `settings[${index}]`, ...problem });
    }
    this.settings = beanstalkSettings(
      {
        loadBalancerType,
        certificateArn: props.certificate.certificateArn,
        sslPolicy: props.sslPolicy ?? ELB_SECURITY_POLICIES[loadBalancerType],
      },
      props.settings,
    );
  }
}
