import type { IConstruct } from 'constructs';

/** A construct was asked for something AWS or the design refuses; the text starts with the construct path. */
export class ValidationError extends Error {
  public readonly constructPath: string;

  /** @param message `subject rule, got value; remedy`, lower case, without a full stop */
  constructor(scope: IConstruct, message: string) {
    super(`[${scope.node.path}] ${message}`);
    this.name = 'ValidationError';
    this.constructPath = scope.node.path;
  }
}
