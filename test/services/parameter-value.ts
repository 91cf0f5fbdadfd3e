import { accountCredentials } from '../../emulator/authorization/sessions';
import type { Deployment } from '../../emulator/deployment';

/** The text of an SSM parameter of the account `shop` in eu-west-1; the one call needs no client of SSM. */
export async function parameterValue({ emulator }: Deployment, name: string): Promise<string> {
  const { accessKeyId } = await accountCredentials(emulator.endpoint, '222222222222');
  const scope = `${accessKeyId}/20260101/eu-west-1/ssm/aws4_request`;
  const response = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=unchecked`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameter',
    },
    body: JSON.stringify({ Name: name }),
  });
  const { Parameter } = (await response.json()) as { readonly Parameter: { readonly Value: string } };
  return Parameter.Value;
}
