import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Takes out the one argument modules set that AWS provider 5 does not know: whether a certificate can be exported. */
export class Provider5Arguments implements IAspect {
  public visit(node: IConstruct): void {
    if (node instanceof AcmCertificate) node.resetOptions();
  }
}
