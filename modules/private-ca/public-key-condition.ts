import { X509Certificate } from 'node:crypto';

/**
 * A Terraform condition: the request in PEM is for the key of the certificate.
 *
 * Terraform reads no PEM, but the key stands in the request byte for byte, so its base64 does too: in one of three ways,
 * as three bytes become four characters. What is cut off at either end are at most two bytes.
 *
 * @param request Terraform expression of the request
 * @param certificate in PEM, known
 */
export function hasKeyOf(request: string, certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const ways = [0, 1, 2].map((start) => {
    const length = key.length - start;
    return key.subarray(start, start + length - (length % 3)).toString('base64');
  });
  return `\${anytrue([for way in ${JSON.stringify(ways)} : strcontains(replace(${request}, "/\\\\s/", ""), way)])}`;
}
