import { certificateIdentities, isWithin, namesSeveralCertificates } from './certificate-arguments';
import { isInstanceOf, withoutInstanceKeys } from './instance-address';
import type { FleetResource, Values } from './resource';

const WAIT_FOR_ISSUE = 'aws_acm_certificate_validation';
const CERTIFICATE = 'aws_acm_certificate';

/** Finds resources by address, by what refers to them and by ARN. */
export class ResourceIndex {
  private readonly byAddress = new Map<string, FleetResource[]>();
  private readonly byInstance = new Map<string, FleetResource>();
  private readonly byArn = new Map<string, FleetResource>();
  private readonly byType = new Map<string, FleetResource[]>();

  constructor(public readonly resources: readonly FleetResource[]) {
    for (const resource of resources) {
      if (resource.isDeposed) continue;
      const key = addressKey(resource.stack, resource.address);
      const known = this.byAddress.get(key);
      if (known) known.push(resource);
      else this.byAddress.set(key, [resource]);
      this.byInstance.set(`${resource.stack}\n${resource.address}`, resource);
      if (resource.mode === 'managed') {
        const ofType = this.byType.get(resource.type);
        if (ofType) ofType.push(resource);
        else this.byType.set(resource.type, [resource]);
      }
      const { arn } = resource.values;
      if (typeof arn === 'string' && (resource.mode === 'managed' || !this.byArn.has(arn))) {
        this.byArn.set(arn, resource);
      }
    }
  }

  public withArn(arn: string): FleetResource | undefined {
    return this.byArn.get(arn);
  }

  public managedOfType(type: string): readonly FleetResource[] {
    return this.byType.get(type) ?? [];
  }

  /** What the arguments of a resource are taken from. */
  public referenced(
    resource: FleetResource,
    isArgument: (path: string) => boolean = () => true,
  ): FleetResource[] {
    const found = new Set<FleetResource>();
    for (const [path, addresses] of resource.references) {
      if (!isArgument(path)) continue;
      for (const address of addresses) this.named(resource.stack, address).forEach((each) => found.add(each));
    }
    return [...found];
  }

  /** The instances at an address; all of them where a key is of none, for it belongs to something else then. */
  private named(stack: string, address: string): readonly FleetResource[] {
    const exact = this.byInstance.get(`${stack}\n${address}`);
    if (exact) return [exact];
    const instances = this.byAddress.get(addressKey(stack, address)) ?? [];
    if (!address.includes('[')) return instances;
    const named = instances.filter((each) => isInstanceOf(each.address, address));
    return named.length > 0 ? named : instances;
  }

  /** The certificates that arguments of a resource name, or may name. */
  public certificatesOf(resource: FleetResource, isArgument: (path: string) => boolean): FleetResource[] {
    return [...new Set(this.certificateChoices(resource, isArgument).flat())];
  }

  /**
   * For each certificate that arguments of a resource name, those it may be: the one with its ARN or, where there is no
   * value yet, those referred to. A value is what will be; a reference may be one branch of a condition. The list is
   * empty for a certificate that is nowhere among the resources.
   */
  public certificateChoices(
    resource: FleetResource,
    isArgument: (path: string) => boolean,
  ): FleetResource[][] {
    const untold = [...(resource.unknown ?? [])];
    const isOpen = (path: string) =>
      untold.some((each) => isWithin(each, path) || isWithin(path, each)) ||
      !hasValue(resource.values, path.split('.'));
    const open = [...resource.references.keys()].filter((path) => isArgument(path) && isOpen(path));
    const known = certificateIdentities(resource.type, resource.values).map((identity) => {
      const certificate = this.byArn.get(identity);
      return certificate?.type === CERTIFICATE ? [certificate] : [];
    });
    const behind = open.map((path) => this.certificatesBehind(resource, path));
    const isOneOf = !namesSeveralCertificates(resource.type);
    return [
      ...behind.flatMap((some) => (isOneOf || some.length < 2 ? [some] : some.map((each) => [each]))),
      ...known,
    ];
  }

  /** The certificates an argument refers to, through the wait for the issue. */
  private certificatesBehind(resource: FleetResource, path: string): FleetResource[] {
    const referenced = this.referenced(resource, (each) => each === path).flatMap((each) =>
      each.type === WAIT_FOR_ISSUE ? this.referenced(each, (other) => other === 'certificate_arn') : [each],
    );
    const certificates = [...new Set(referenced.filter(({ type }) => type === CERTIFICATE))];
    // What an argument waits for is no ARN that is known: that of the certificate that is made.
    const made = resource.awaited?.has(path) ? certificates.filter(({ awaited }) => awaited?.has('arn')) : [];
    return made.length > 0 ? made : certificates;
  }
}

/** Whether an argument says what it is, in each block; an expression of a synthesized stack does not. */
function hasValue(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.every((item) => hasValue(item, path));
  if (typeof value === 'object' && value !== null) {
    const [name, ...rest] = path;
    return name === undefined ? Object.keys(value).length > 0 : hasValue((value as Values)[name], rest);
  }
  return value !== undefined && !(typeof value === 'string' && value.includes('${'));
}

function addressKey(stack: string, address: string): string {
  return `${stack}\n${withoutInstanceKeys(address)}`;
}
