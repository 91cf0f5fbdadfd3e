import type { IConstruct } from 'constructs';
import { visibleText } from './visible-text';

/** A construct was asked for something AWS or the design refuses; the text starts with the construct path. */
export class ValidationError extends Error {
  public readonly constructPath: string;

  /** @param message `subject rule, got value; remedy`, lower case, without a full stop */
  constructor(scope: IConstruct, message: string) {
    super(visibleText(`[${scope.node.path}] ${message}`, Number.POSITIVE_INFINITY));
    this.name = 'ValidationError';
    this.constructPath = scope.node.path;
  }
}
