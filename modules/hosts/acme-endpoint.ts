import { createHash } from 'node:crypto';
import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { Construct } from 'constructs';
import {
  type BrokenRule,
  ISSUABLE_KEY_ALGORITHMS,
  type IssuableKeyAlgorithm,
  type Placement,
  type Tags,
  ValidationError,
  domainNameProblem,
  isKnown,
  normalizeDomainName,
} from '../core/constructs';

/** For which names below a domain the endpoint issues. */
export interface AcmeDomain {
  /** @default true - the name itself */
  readonly exactDomain?: boolean;
  /** @default false - no name below it */
  readonly subdomains?: boolean;
  /** @default false - no wildcard below it */
  readonly wildcards?: boolean;
  /**
   * Hosted zone of the account, into which ACM writes the CNAME record that proves the domain. Another one proves anew.
   *
   * @default - a person writes the record, whose name and value `aws acm describe-acme-domain-validation` says, within
   * 72 hours
   */
  readonly hostedZoneId?: string;
}

export interface AcmeEndpointProps {
  /**
   * Name of the CloudFormation stack, which makes what the AWS provider has no resource for; the domains have one beside
   * it, `<stackName>-domains`. Another name is another endpoint.
   */
  readonly stackName: string;
  /** Domains that are proved in advance, by name. Another endpoint proves the same one by another record. */
  readonly domains: Readonly<Record<string, AcmeDomain>>;
  /** @default ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] - all that ACM issues */
  readonly allowedKeyAlgorithms?: readonly [IssuableKeyAlgorithm, ...IssuableKeyAlgorithm[]];
  /** @default true - an account is registered with an address to write to */
  readonly contactRequired?: boolean;
  /**
   * Whether the endpoint may be deleted, and its accounts, bindings and proofs with it: each client registers anew then.
   *
   * @default false - Terraform refuses a plan that would replace or destroy it; taken out, it goes
   */
  readonly interruptible?: boolean;
  /**
   * Account and Region of the endpoint.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An ACME server of ACM, for hosts and clusters that keep their keys. What it issues is public, lives for 45 days, and
 * attaches to no service of AWS (ACM User Guide, ACME certificate automation).
 *
 * @example
 * new AcmeEndpoint(stack, 'Acme', {
 *   stackName: 'shop-acme',
 *   domains: { 'example.com': { subdomains: true, hostedZoneId: 'Z0123456789ABCDEFGHIJ' } },
 * });
 */
export class AcmeEndpoint extends Construct {
  public readonly acmeEndpointArn: string;
  /** The directory URL that clients are configured with. */
  public readonly endpointUrl: string;

  constructor(scope: Construct, id: string, props: AcmeEndpointProps) {
    super(scope, id);
    const at = props.at ?? {};
    this.checkDomains(props.domains);

    const { outputs } = new CloudformationStack(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      name: props.stackName,
      templateBody: JSON.stringify(endpointTemplate(props)),
      tags: props.tags,
      lifecycle: props.interruptible ? undefined : { preventDestroy: true },
    });
    this.acmeEndpointArn = outputs.lookup('AcmeEndpointArn');
    this.endpointUrl = outputs.lookup('EndpointUrl');
    // A stack of its own: what the endpoint tells stays known in a plan that changes a domain.
    new CloudformationStack(this, 'Domains', {
      provider: at.provider,
      region: at.region,
      name: `${props.stackName}-domains`,
      templateBody: JSON.stringify(domainsTemplate(props.domains)),
      parameters: { AcmeEndpointArn: this.acmeEndpointArn },
      tags: props.tags,
    });
  }

  private checkDomains(domains: AcmeEndpointProps['domains']): void {
    if (Object.keys(domains).length === 0) {
      throw new ValidationError(this, {
        subject: 'domains',
        rule: 'must have one at least',
        remedy: 'name a domain that the endpoint issues for',
      });
    }
    const normalized = Object.keys(domains).map(normalizeDomainName);
    for (const [index, [name, domain]] of Object.entries(domains).entries()) {
      const problem = normalized.indexOf(normalized[index]!) < index ? SAID_TWICE : problemOf(name, domain);
      if (problem)
        throw new ValidationError(this, { subject: `domains[${JSON.stringify(name)}]`, ...problem });
    }
  }
}

const SAID_TWICE: BrokenRule = { rule: 'must be there once, in whichever spelling', remedy: 'leave one out' };

function problemOf(name: string, domain: AcmeDomain): BrokenRule | undefined {
  if (!isKnown(name)) {
    return { rule: 'must be known when the stack is synthesized', remedy: 'write the name itself' };
  }
  if (name.startsWith('*.')) {
    return {
      rule: 'must be a name without wildcard',
      got: name,
      remedy: 'leave out "*.", and set wildcards: true',
    };
  }
  if (domain.exactDomain === false && !domain.subdomains && !domain.wildcards) {
    return {
      rule: 'must allow some names',
      got: domain,
      remedy: 'set exactDomain, subdomains or wildcards to true',
    };
  }
  const { hostedZoneId } = domain;
  // CloudFormation Template Reference, DnsPrevalidationOptions.
  if (isKnown(hostedZoneId) && !/^Z[A-Z0-9]{1,31}$/.test(hostedZoneId)) {
    return {
      rule: 'must have the ID of a hosted zone of Route 53',
      got: hostedZoneId,
      remedy: 'write it as "Z0123456789ABCDEFGHIJ"',
    };
  }
  return domainNameProblem(normalizeDomainName(name));
}

/** CloudFormation Template Reference, AcmeEndpoint. */
function endpointTemplate(props: AcmeEndpointProps): object {
  return {
    Resources: {
      Endpoint: {
        Type: 'AWS::CertificateManager::AcmeEndpoint',
        Properties: {
          AuthorizationBehavior: 'PRE_APPROVED',
          CertificateAuthority: {
            PublicCertificateAuthority: {
              AllowedKeyAlgorithms: props.allowedKeyAlgorithms ?? ISSUABLE_KEY_ALGORITHMS,
            },
          },
          Contact: (props.contactRequired ?? true) ? 'REQUIRED' : 'NOT_REQUIRED',
        },
      },
    },
    Outputs: Object.fromEntries(
      ['AcmeEndpointArn', 'EndpointUrl'].map((name) => [
        name,
        { Value: { 'Fn::GetAtt': ['Endpoint', name] } },
      ]),
    ),
  };
}

/** CloudFormation Template Reference, AcmeDomainValidation. */
function domainsTemplate(domains: AcmeEndpointProps['domains']): object {
  return {
    Parameters: { AcmeEndpointArn: { Type: 'String' } },
    Resources: Object.fromEntries(
      Object.entries(domains).map(([name, domain]) => {
        const domainName = normalizeDomainName(name);
        return [logicalId(domainName), validationOf(domainName, domain)];
      }),
    ),
  };
}

function validationOf(domainName: string, domain: AcmeDomain): object {
  const word = (isEnabled: boolean) => (isEnabled ? 'ENABLED' : 'DISABLED');
  return {
    Type: 'AWS::CertificateManager::AcmeDomainValidation',
    Properties: {
      AcmeEndpointArn: { Ref: 'AcmeEndpointArn' },
      DomainName: domainName,
      PrevalidationOptions: {
        DnsPrevalidation: {
          DomainScope: {
            ExactDomain: word(domain.exactDomain ?? true),
            Subdomains: word(domain.subdomains ?? false),
            Wildcards: word(domain.wildcards ?? false),
          },
          HostedZoneId: domain.hostedZoneId,
        },
      },
    },
  };
}

/** A logical ID takes letters and digits only; names that differ in a hyphen or a dot would collide without them. */
function logicalId(domainName: string): string {
  return `Domain${createHash('sha256').update(domainName).digest('hex').slice(0, 16)}`;
}
