import { certificateIdentities, isWithin, namesSeveralCertificates } from './certificate-arguments';
import type { ChangeState, ResourceAddress } from './fleet';

export type Values = Readonly<Record<string, unknown>>;

/** A resource or data source of a stack, as it is synthesized or planned. */
export interface FleetResource {
  readonly stack: string;
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Whether an earlier replacement left it, so that its address is another's now. @default false */
  readonly isDeposed?: boolean;
  /** Account its provider works in. @default - the provider does not say */
  readonly accountId?: string;
  /** @default - neither the resource nor its provider says */
  readonly region?: string;
  /** What is known of it and not sensitive: as it will be or, where it goes, as it was. */
  readonly values: Values;
  /** Addresses of the same stack that its arguments are taken from, by the path of the argument. */
  readonly references: References;
  /** Paths, without indexes, that `values` does not tell: known only after the apply, or sensitive. @default - none */
  readonly unknown?: ReadonlySet<string>;
  /** Of `unknown`, what is known only after the apply. @default - none */
  readonly awaited?: ReadonlySet<string>;
  readonly state: ChangeState;
}

/** Addresses by the path of an argument, without indexes: `viewer_certificate.acm_certificate_arn`. */
export type References = ReadonlyMap<string, readonly string[]>;

/** Id of the account a resource lives in; the stack stands for an account that is not known. */
export function accountIdOf({ accountId, stack }: FleetResource): string {
  return accountId ?? stack;
}

export function addressOf({ stack, address }: FleetResource): ResourceAddress {
  return { stack, address };
}

/** Of several states, the one a reviewer has to know of. */
export function combinedState(states: readonly ChangeState[]): ChangeState {
  const weights: readonly ChangeState[] = ['unchanged', 'update', 'create', 'delete', 'replace'];
  const isMixed = states.includes('delete') && states.includes('create');
  return isMixed
    ? 'replace'
    : states.reduce(
        (worst, state) => (weights.indexOf(state) > weights.indexOf(worst) ? state : worst),
        'unchanged',
      );
}

/** A value that is text; undefined for any other. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

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

/** Key of an instance, as a regular expression: `["shop"]` or `[0]`. */
export const KEY = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;

const KEYS = new RegExp(KEY, 'g');
const LAST_KEY = new RegExp(`${KEY}$`);
const MODULE_PATH = new RegExp(`^(?:module\\.[^.[]+(?:${KEY})?\\.)*`);

/** `aws_x.y["key"]` and `aws_x.y[0]` are instances of `aws_x.y`. */
export function withoutInstanceKeys(address: string): string {
  return address.includes('[') ? address.replace(KEYS, '') : address;
}

/** The key of the instance at an address, `["shop"]`; undefined where there is one only. */
export function instanceKeyOf(address: string): string | undefined {
  return LAST_KEY.exec(address)?.[0];
}

/** The modules of an address, `module.edge.module.acm["shop"].`, and the address within them. */
export function splitModulePath(address: string): [path: string, within: string] {
  const path = MODULE_PATH.exec(address)?.[0] ?? '';
  return [path, address.slice(path.length)];
}

const STEPS = new RegExp(`${KEY}|[^.[]+|\\.`, 'g');
const KEY_HERE = new RegExp(KEY, 'y');

/** Whether an address is of an instance that another, perhaps with fewer keys, names. */
function isInstanceOf(address: string, named: string): boolean {
  let at = 0;
  for (const step of named.match(STEPS) ?? []) {
    KEY_HERE.lastIndex = at;
    if (step === '.') at += KEY_HERE.exec(address)?.[0].length ?? 0;
    if (!address.startsWith(step, at)) return false;
    at += step.length;
  }
  return withoutInstanceKeys(address.slice(at)) === '';
}
