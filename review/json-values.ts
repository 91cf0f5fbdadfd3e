import { type Values, textOf } from '../fleet';

/** The values in the JSON text of an argument; none where it holds something else, or is not known. */
export function jsonValues(argument: unknown): Values {
  try {
    const found: unknown = JSON.parse(textOf(argument) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Values) : {};
  } catch {
    return {};
  }
}
