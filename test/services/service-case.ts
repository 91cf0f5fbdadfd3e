import type { Deployment } from '../../emulator/deployment';
import type { Consumer } from '../../environments';

/** A kind of service that the emulated AWS does not carry: planned by the real provider. */
export interface PlannedCase {
  /** The kind, and which of its forms where there are several. */
  readonly title: string;
  /**
   * Entries by name; the public certificate `web` has `*.example.com`, in eu-west-1 and us-east-1. What is only planned
   * finds `internal` too, of a private CA for `*.internal.example.com`, in eu-west-1.
   */
  readonly consumers: Readonly<Record<string, Consumer>>;
  /** What Terraform makes, one resource type for each resource, in alphabetical order. */
  readonly created: readonly string[];
  /** What another certificate does, as `type action`, in alphabetical order. */
  readonly recertified: readonly string[];
}

/** A kind of service in a life of its own: made, given another certificate, taken out, put back. */
export interface ServiceCase extends PlannedCase {
  /**
   * What holds once it is there, asked from the emulated AWS.
   *
   * @default - the second plan is all that is looked at
   */
  readonly then?: (deployment: Deployment) => Promise<void>;
}
