import type { Path } from '../../environments';
import { isDataFile, lineOfData } from '../../environments/data-file';
import { lineInTypeScript } from './typescript';

/**
 * The line of an environment file where a value stands, or the nearest value around it that the file spells out.
 *
 * @param file path of the file, which says what it is written in
 */
export function lineOfPath(file: string, source: string, path: Path): number {
  return isDataFile(file) ? lineOfData(file, source, path) : lineInTypeScript(source, path);
}
