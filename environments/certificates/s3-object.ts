import { OBJECT_KEY, type ObjectSource } from '../../modules/core';
import { bucketName, formOf, text } from '../form';

/** An object in S3. */
export interface S3Object extends ObjectSource {
  readonly bucket: string;
  /** With its folders, for example `shop/legacy.json`. */
  readonly key: string;
}

export const s3Object = formOf<S3Object>()({
  bucket: bucketName,
  key: text('the key of an S3 object', OBJECT_KEY, 'write letters, digits and / _ + = . @ : , - only'),
});
