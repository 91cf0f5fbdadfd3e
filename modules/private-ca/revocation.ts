import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Placement } from '../core';

/** The revocation settings of a CA, in the form of its `revocation_configuration` block. */
export interface RevocationConfiguration {
  readonly crlConfiguration?: {
    readonly enabled: boolean;
    readonly expirationInDays: number;
    readonly s3BucketName: string;
    readonly s3ObjectAcl: string;
    readonly customCname?: string;
  };
  readonly ocspConfiguration?: { readonly enabled: boolean; readonly ocspCustomCname?: string };
}

/** A way for clients to learn of revoked certificates. */
export interface IRevocation {
  /** Defines in `scope` what the CA needs before it is created. */
  prepare(
    scope: Construct,
    at: Placement,
  ): { readonly configuration: RevocationConfiguration; readonly dependsOn: ITerraformDependable[] };
}

/** Clients ask AWS's OCSP responder. An answer may be an hour old. */
export class OcspRevocation implements IRevocation {
  public prepare(): ReturnType<IRevocation['prepare']> {
    return { configuration: { ocspConfiguration: { enabled: true } }, dependsOn: [] };
  }
}
