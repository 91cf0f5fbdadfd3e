/** The part of commonmark's API that tests use; the package has no types of its own. */
declare module 'commonmark' {
  export interface Node {
    readonly type: string;
    readonly literal: string | null;
    readonly destination: string | null;
    walker(): { next(): { readonly entering: boolean; readonly node: Node } | null };
  }
  export class Parser {
    public parse(markdown: string): Node;
  }
}
