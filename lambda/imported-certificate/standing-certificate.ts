import { X509Certificate } from 'node:crypto';
import {
  type ACMClient,
  AddTagsToCertificateCommand,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  GetCertificateCommand,
  ImportCertificateCommand,
  ListTagsForCertificateCommand,
  RemoveTagsFromCertificateCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-acm';
import { CERTIFICATE_TAG, ROTATED_TAG } from '../../modules/core/rotation';
import { isSameSerial, plainSerial } from '../../modules/core/serial';
import { listedCertificates } from '../listed-certificates';
import type { Material } from './material';
import type { Standing } from './replacement';

/** An imported certificate in ACM. */
export interface StandingCertificate extends Standing {
  readonly certificateArn: string;
}

/**
 * The certificate with the tag, of the Region of the client; undefined where none stands. Of several it is the one that the
 * function has rotated before.
 *
 * @throws Error where several have the tag, for nobody knows which of them serves
 */
export async function findCertificate(
  client: ACMClient,
  certificate: string,
): Promise<StandingCertificate | undefined> {
  const found: Array<{ readonly certificateArn: string; readonly isRotated: boolean }> = [];
  for (const certificateArn of await importedCertificates(client)) {
    const { Tags: tags = [] } = await client.send(
      new ListTagsForCertificateCommand({ CertificateArn: certificateArn }),
    );
    if (tags.some(({ Key, Value }) => Key === CERTIFICATE_TAG && Value === certificate))
      found.push({ certificateArn, isRotated: tags.some(({ Key }) => Key === ROTATED_TAG) });
  }
  const rotated = found.filter(({ isRotated }) => isRotated);
  const [one, ...others] = (rotated.length > 0 ? rotated : found).map(({ certificateArn }) => certificateArn);
  if (others.length > 0)
    throw new Error(
      `only one certificate may have the tag ${CERTIFICATE_TAG} ${certificate}, got ${[one, ...others].join(', ')}; delete those that do not serve`,
    );
  return one === undefined ? undefined : read(client, one);
}

async function importedCertificates(client: ACMClient): Promise<string[]> {
  const arns: string[] = [];
  for await (const { CertificateArn, Type } of listedCertificates(client))
    if (Type === 'IMPORTED') arns.push(CertificateArn!);
  return arns;
}

async function read(client: ACMClient, certificateArn: string): Promise<StandingCertificate> {
  const { Certificate, CertificateChain } = await client.send(
    new GetCertificateCommand({ CertificateArn: certificateArn }),
  );
  return {
    certificateArn,
    leaf: new X509Certificate(Certificate!),
    hasChain: CertificateChain !== undefined && CertificateChain.trim() !== '',
  };
}

/** Tags, by their keys. */
export type Tags = Readonly<Record<string, string>>;

function tagsOf(tags: Tags) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * Imports material, in the place of what stands or as a new certificate, and sees that ACM has it.
 *
 * @param place the ARN that is kept; or the tags of a new certificate, for ACM takes no tags with an ARN
 * @returns its ARN
 * @throws Error where ACM has another certificate afterwards
 */
export async function importMaterial(
  client: ACMClient,
  { leaf, privateKey, chain }: Material,
  place: { readonly certificateArn: string } | { readonly tags: Tags },
): Promise<string> {
  const { CertificateArn } = await client.send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(leaf.toString()),
      PrivateKey: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      CertificateChain: chain.length === 0 ? undefined : Buffer.from(chain.join('')),
      ...('tags' in place ? { Tags: tagsOf(place.tags) } : { CertificateArn: place.certificateArn }),
    }),
  );
  const { Certificate } = await client.send(new DescribeCertificateCommand({ CertificateArn }));
  const serial = plainSerial(Certificate?.Serial);
  if (serial === undefined || !isSameSerial(serial, leaf.serialNumber))
    throw new Error(`ACM must have serial ${leaf.serialNumber} after the import, got ${serial ?? 'none'}`);
  return CertificateArn!;
}

/** Gives a certificate these tags, and takes away those that it was given before and are gone. */
export async function retag(
  client: ACMClient,
  certificateArn: string,
  tags: Tags,
  before: Tags = {},
): Promise<void> {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(tags, key));
  const CertificateArn = certificateArn;
  if (gone.length > 0)
    await client.send(
      new RemoveTagsFromCertificateCommand({ CertificateArn, Tags: gone.map((Key) => ({ Key })) }),
    );
  await client.send(new AddTagsToCertificateCommand({ CertificateArn, Tags: tagsOf(tags) }));
}

/**
 * Deletes a certificate; one that went already is no error.
 *
 * @returns false where something still uses it
 */
export async function deleteCertificate(client: ACMClient, certificateArn: string): Promise<boolean> {
  try {
    await client.send(new DeleteCertificateCommand({ CertificateArn: certificateArn }));
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  return true;
}
