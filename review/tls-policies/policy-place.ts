import type { Values } from '../../fleet';
import type { TlsPolicy, TlsService } from './policies';

/** How a service is told its policy: by name or, on a Classic Load Balancer, by its parts. */
export type WrittenPolicy = string | TlsPolicy;

/** Where a kind of resource says which TLS it takes. */
export interface PolicyPlace {
  service(values: Values): TlsService;
  /** Whether it speaks TLS. @default - always */
  isServed?(values: Values): boolean;
  /** What is written; something else where nothing is. */
  written(values: Values): unknown;
  /** Path of the argument. */
  readonly argument: string;
  /** What AWS takes where a new resource says nothing. @default - the provider writes it, or AWS does not say */
  readonly fallback?: string;
}
