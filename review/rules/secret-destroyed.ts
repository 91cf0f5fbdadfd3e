import { type PlannedResource, textOf } from '../../fleet';
import { findingOf } from '../finding';
import { jsonValues } from '../json-values';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';

/** Who has a certificate from a secret has none any more. */
export const secretDestroyed: Rule = {
  id: 'secret-destroyed',
  title: 'Secret with a certificate destroyed',
  reason:
    'Hosts and clusters that read it start without a certificate, and keep the one that they have until it ends.',
  check: (changes) =>
    changes
      .ofType('aws_secretsmanager_secret')
      .filter(({ state }) => state === 'delete' || state === 'replace')
      .filter((secret) => isWrittenByFunction(changes, secret))
      .map((secret) => {
        const name = textOf(secret.before?.name) ?? secret.address;
        const fate =
          secret.state === 'replace'
            ? phrase`made anew with another ARN, as ${textOf(secret.after?.name) ?? 'a name that is not known yet'}`
            : secret.before?.recovery_window_in_days === 0
              ? phrase`destroyed at once, without days to restore it in`
              : phrase`destroyed`;
        return findingOf('secret-destroyed', secret, {
          severity: 'high',
          what: phrase`The secret ${name}, into which a function writes a certificate and its key, is ${fate}. Whoever reads it fails from then on.`,
          remedy: phrase`Keep it until nobody reads it: CloudTrail tells who does (GetSecretValue). For another name add a certificate, move its readers, and then take this one out.`,
        });
      }),
};

/** As the function is invoked for it. */
function isWrittenByFunction(changes: PlannedChanges, { before }: PlannedResource): boolean {
  const arn = textOf(before?.arn);
  return (
    arn !== undefined &&
    changes.ofType('aws_lambda_invocation').some((invocation) => {
      const { secretArn, certificateArn } = jsonValues(invocation.before?.input);
      return secretArn === arn && certificateArn !== undefined;
    })
  );
}
