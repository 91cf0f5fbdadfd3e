/** A role of an emulated account, with its managed policies. */
export interface EmulatedRole {
  readonly accountId: string;
  readonly name: string;
  readonly trust: object;
  readonly policies: ReadonlyArray<{ readonly name: string; readonly document: object }>;
}
