import { certificateFacts } from '../certificates';
import { type Draft, entriesOf } from '../draft';
import type { Environment } from '../environment';
import { rotationName } from '../names';
import { type Problem, pathText } from '../problem';

/** A function finds the certificate of its secret by a tag: no other certificate of the account may be of that secret. */
export function checkRotation({ name = '', applications }: Draft<Environment>): Problem[] {
  const secrets = entriesOf(applications).flatMap(([applicationName, application]) =>
    entriesOf(application?.certificates).flatMap(([certificateName, certificate]) => {
      const secret = certificateFacts(certificate)?.secret;
      if (secret === undefined || application?.accountId === undefined || application.retired) return [];
      const path = ['applications', applicationName, 'certificates', certificateName, 'secretId'];
      return [{ path, ...secret, tag: `${application.accountId} ${rotationName(name, secret.secretId)}` }];
    }),
  );
  return secrets.flatMap(({ path, secretId, tag }, index): Problem[] => {
    const alike = secrets.filter((each) => each.tag === tag);
    const [first] = alike;
    if (first === secrets[index] || !alike.some(({ isRotated }) => isRotated)) return [];
    return [
      {
        path,
        rule: `must be of this certificate alone where a function rotates it, and is that of ${pathText(first!.path.slice(0, -1))} too`,
        got: secretId,
        remedy: 'declare one certificate with the Regions of both, or give each a secret of its own',
      },
    ];
  });
}
