import type { FleetResource, Values } from './resource';
import { serviceOf } from './services';

/** Services that the table does not know yet call the argument so. */
const USUAL_ARGUMENT = /(^|\.)(acm_)?certificate_arn$/;

/** What names a certificate without serving it: the wait for its issue, and code that is signed. */
const NOT_SERVING: ReadonlySet<string> = new Set([
  'aws_acm_certificate_validation',
  'aws_signer_signing_profile',
]);

/** Whether a service with this argument serves the certificate the argument names. */
export function isCertificateArgument(type: string, path: string): boolean {
  const rows = serviceOf(type)?.certificateArguments;
  if (rows === undefined) return !NOT_SERVING.has(type) && USUAL_ARGUMENT.test(path);
  return rows.some((row) => isWithin(row, path) || isWithin(path, row));
}

/** Resource types that may serve certificates. */
export function servesCertificates({ type, mode }: FleetResource): boolean {
  return mode === 'managed' && !NOT_SERVING.has(type);
}

/** Whether one argument names several certificates; in objects of clusters, any may. */
export function namesSeveralCertificates(type: string): boolean {
  return serviceOf(type)?.namesSeveral ?? type.startsWith('kube');
}

const ACM_ARN = /^arn:[a-z-]+:acm:/;
/** ARNs of certificates in ACM and IAM, and the id that IAM gives (IAM User Guide, unique identifiers). */
const IDENTITIES =
  /arn:[a-z-]+:(?:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+|iam::\d{12}:server-certificate\/[\w+=.@/-]+)|^ASCA[A-Z0-9]{8,}$/g;

/** The ACM certificate ARNs in values of a resource, where an argument for certificates has them, one or in a text. */
export function certificateArns(type: string, values: Values | undefined): string[] {
  return certificateIdentities(type, values).filter((identity) => ACM_ARN.test(identity));
}

/** What names certificates of ACM or IAM in values of a resource, where an argument for certificates has it. */
export function certificateIdentities(type: string, values: Values | undefined): string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'string') {
      const mayNameOne = value.includes(':acm:') || value.includes(':iam:') || value.startsWith('ASCA');
      if (mayNameOne && isCertificateArgument(type, path)) found.push(...(value.match(IDENTITIES) ?? []));
    } else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) {
        visit(item, isList ? path : path === '' ? key : `${path}.${key}`);
      }
    }
  };
  visit(values, '');
  return found;
}

/** Whether a path is another, or leads to something in it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
