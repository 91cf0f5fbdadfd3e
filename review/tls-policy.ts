/** How strong a security policy is: larger is stronger, in the order of the parts. */
interface Strength {
  /** Oldest TLS version it takes, 1.2 as 12; 0 for SSL. */
  readonly minimumVersion: number;
  /** Among policies of one version, how few and how new its ciphers are. */
  readonly ciphers: number;
}

/** Oldest TLS version that is not deprecated (RFC 8996). */
export const OLDEST_GOOD_VERSION = 12;

/**
 * The strength of a policy by its name, as Elastic Load Balancing, CloudFront and API Gateway name them; undefined
 * for a name of another form.
 */
export function tlsStrength(policy: string): Strength | undefined {
  return loadBalancerPolicy(policy) ?? cloudFrontPolicy(policy) ?? apiGatewayPolicy(policy);
}

/** Whether one policy takes older TLS, or weaker ciphers of the same TLS, than another; undefined if unknown. */
export function isWeaker(after: string, before: string): boolean | undefined {
  const [now, then] = [tlsStrength(after), tlsStrength(before)];
  if (!now || !then) return undefined;
  return (
    now.minimumVersion < then.minimumVersion ||
    (now.minimumVersion === then.minimumVersion && now.ciphers < then.ciphers)
  );
}

function loadBalancerPolicy(policy: string): Strength | undefined {
  const name = /^ELBSecurityPolicy-(.+)$/.exec(policy)?.[1];
  if (name === undefined) return undefined;
  const version = /^(?:TLS13|TLS|FS)-(1)-([0-3])(?:-|$)/.exec(name);
  // Names with a date only take TLS 1.0 (Elastic Load Balancing, security policies).
  const minimumVersion = version ? Number(`${version[1]}${version[2]}`) : 10;
  const restricted = /-Res\b/.test(name) ? 3 : 0;
  const extended = /-Ext0\b/.test(name) ? -3 : /-Ext2\b/.test(name) ? -2 : /-Ext1\b/.test(name) ? -1 : 0;
  const takesTls13 = name.startsWith('TLS13') ? 4 : 0;
  const forwardSecrecy = name.startsWith('FS') ? 1 : 0;
  return { minimumVersion, ciphers: takesTls13 + restricted + extended + forwardSecrecy };
}

function cloudFrontPolicy(policy: string): Strength | undefined {
  const parts = /^(SSLv3|TLSv1(?:\.([0-3]))?)(?:_(\d{4}))?$/.exec(policy);
  if (!parts) return undefined;
  const minimumVersion = parts[1] === 'SSLv3' ? 0 : 10 + Number(parts[2] ?? 0);
  return { minimumVersion, ciphers: Number(parts[3] ?? 0) };
}

function apiGatewayPolicy(policy: string): Strength | undefined {
  const parts = /^(?:SecurityPolicy_)?TLS(?:13)?_1_([0-3])(?:_|$)/.exec(policy);
  return parts ? { minimumVersion: 10 + Number(parts[1]), ciphers: 0 } : undefined;
}
