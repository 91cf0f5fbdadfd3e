import { parseArn, sourceName } from '../../modules/core';
import { type Certificate, certificateFacts } from '../certificates';
import { type Draft, entriesOf } from '../draft';
import type { Environment } from '../environment';
import { rotationName } from '../names';
import { type Problem, pathText } from '../problem';

/** An imported certificate of an account that stands. */
interface Imported {
  readonly path: readonly string[];
  readonly accountId: string;
  /** Where what it is imported from is. @default - the file says none */
  readonly region?: string;
  readonly certificate: Draft<Certificate>;
  readonly material: NonNullable<NonNullable<ReturnType<typeof certificateFacts>>['material']>;
}

/** What imported certificates come from: a secret or an object, which a function that rotates has for itself. */
export function checkRotation({ name = '', applications }: Draft<Environment>): Problem[] {
  const imported = entriesOf(applications).flatMap(([applicationName, application]) =>
    entriesOf(application?.certificates).flatMap(([certificateName, certificate]): Imported[] => {
      const material = certificateFacts(certificate)?.material;
      if (material === undefined || application?.accountId === undefined || application.retired) return [];
      const path = ['applications', applicationName, 'certificates', certificateName];
      const [region] = application.regions ?? [];
      return [{ path, accountId: application.accountId, region, certificate: certificate!, material }];
    }),
  );
  return [
    ...imported.flatMap((each) => [...problemsOfSource(each), ...problemsOfKey(each)]),
    ...problemsOfSharing(name, imported),
  ];
}

/** One source, and no object for Terraform, which would have its key in the state. */
function problemsOfSource({ path, certificate, material: { isRotated } }: Imported): Problem[] {
  const said = ['secretId', 'object'].filter((property) => property in certificate);
  if (said.length !== 1)
    return [
      {
        path,
        rule: `must come from a secret or an object, and says ${said.length === 0 ? 'neither' : 'both'}`,
        remedy: 'give it either secretId or object',
      },
    ];
  if (said[0] === 'secretId' || isRotated) return [];
  return [
    {
      path: [...path, 'object'],
      rule: 'must be imported by a function: Terraform would read its key, and keep it',
      remedy: 'add rotation: {}, or put the certificate into a secret',
    },
  ];
}

/** Neither Secrets Manager nor S3 takes a key of another Region. */
function problemsOfKey({ path, region, material: { kmsKeyArn } }: Imported): Problem[] {
  const key = parseArn(kmsKeyArn ?? '');
  if (key === undefined || region === undefined || key.region === region) return [];
  return [
    {
      path: [...path, 'rotation', 'kmsKeyArn'],
      rule: `must be a key in ${region}, where the secret or object is`,
      got: kmsKeyArn,
      remedy: 'copy the ARN of the key there, or of its replica',
    },
  ];
}

/** A function finds the certificate of its source by a tag: no other certificate of the account may be of that source. */
function problemsOfSharing(environmentName: string, imported: readonly Imported[]): Problem[] {
  const tagged = imported.flatMap(({ path, accountId, certificate, material: { source, isRotated } }) => {
    if (source === undefined) return [];
    const property = 'object' in certificate ? 'object' : 'secretId';
    const tag = `${accountId} ${rotationName(environmentName, source)}`;
    return [{ path: [...path, property], source, isRotated, tag }];
  });
  return tagged.flatMap(({ path, source, tag }, index): Problem[] => {
    const alike = tagged.filter((each) => each.tag === tag);
    const [first] = alike;
    if (first === tagged[index] || !alike.some(({ isRotated }) => isRotated)) return [];
    return [
      {
        path,
        rule: `must be of this certificate alone where a function rotates it, and is that of ${pathText(first!.path.slice(0, -1))} too`,
        got: 'secretId' in source ? source.secretId : sourceName(source),
        remedy: 'declare one certificate with the Regions of both, or give each one of its own',
      },
    ];
  });
}
