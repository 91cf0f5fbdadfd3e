import type { BrokenRule } from '../../modules/core';
import { itemsOf } from '../draft';
import type { Problem } from '../problem';

/**
 * What a service would refuse of the CAs by which it knows clients; paths start at the consumer.
 *
 * @param ofText what is wrong with one text
 * @param ofAll what is wrong with well-formed texts together
 */
export function caCertificateProblems(
  caCertificates: ReadonlyArray<string | undefined> | undefined,
  ofText: (text: string) => BrokenRule | undefined,
  ofAll: (texts: readonly string[]) => BrokenRule | undefined,
): Problem[] {
  const path = ['mutualTls', 'caCertificates'];
  const texts = itemsOf(caCertificates);
  const problems = texts.flatMap(([index, text]): Problem[] => {
    const problem = ofText(text);
    return problem ? [{ path: [...path, index], ...problem }] : [];
  });
  if (problems.length > 0 || texts.length === 0) return problems;
  const together = ofAll(texts.map(([, text]) => text));
  return together ? [{ path, ...together }] : [];
}
