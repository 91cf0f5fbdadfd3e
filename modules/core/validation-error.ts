import type { IConstruct } from 'constructs';
import { type BrokenRule, ruleSentence } from './broken-rule';
import { visibleText } from './visible-text';

/** A construct was asked for something AWS or the design refuses; the text starts with the construct path. */
export class ValidationError extends Error {
  public readonly constructPath: string;

  constructor(
    scope: IConstruct,
    public readonly brokenRule: BrokenRule,
  ) {
    super(visibleText(`[${scope.node.path}] ${ruleSentence(brokenRule)}`, Number.POSITIVE_INFINITY));
    this.name = 'ValidationError';
    this.constructPath = scope.node.path;
  }
}
