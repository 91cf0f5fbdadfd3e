import { stringify } from 'yaml';

/** An object of a cluster, as a plain value. */
export interface KubernetesObject<Spec extends object = object> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Spec;
}

/** Annotations of an object in a cluster. */
export type Annotations = Readonly<Record<string, string>>;

/**
 * Objects as one text that `kubectl apply` takes.
 *
 * Tokens may stand in it: every value is in quotes, so that one that is known later stays one value.
 */
export function manifestYaml(...objects: readonly KubernetesObject[]): string {
  return objects
    .map((each) =>
      stringify(each, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
    )
    .join('---\n');
}
