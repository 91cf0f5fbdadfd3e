import { z } from 'zod';
import { RULE_IDS, type RuleId } from '../../modules/core';
import { itemsOf } from '../draft';
import { suggestion } from '../suggestion';
import { formOf, list, name, oneOf, text } from '../form';
import { SHARED_SERVICES } from '../names';
import { ruleMessage } from '../rule-message';
import type { SectionKind } from './section-kind';

/** A finding of the plan review that does not count until a day. */
export interface AcceptedFinding {
  /** Id of the rule, as the review shows it. */
  readonly rule: RuleId;
  /** `shared-services`, or the name of an application. */
  readonly account: string;
  /** Terraform address, as the review shows it; `*` stands for any characters. */
  readonly resource: string;
  /** Why, for whoever reads the review. */
  readonly reason: string;
  /** Last day it holds, in UTC: `2026-12-31`. */
  readonly until: string;
}

const acceptedFinding = formOf<AcceptedFinding>()({
  rule: oneOf(RULE_IDS),
  account: name,
  resource: text('a Terraform address', /^[^\s]+$/, 'copy it from the review; * stands for any characters'),
  reason: text('10 to 500 characters', /^[^]{10,500}$/, 'say why it can be lived with'),
  until: z.iso.date({ error: ruleMessage({ rule: 'must be a day', remedy: 'write it as "2026-12-31"' }) }),
});

/** Accepted findings: of accounts that are declared. */
export const acceptedFindings: SectionKind<readonly AcceptedFinding[]> = {
  form: list(acceptedFinding),
  problems: (accepted, { applications }) => {
    const known = [SHARED_SERVICES, ...Object.keys(applications ?? {})];
    return itemsOf(accepted).flatMap(([index, { account }]) =>
      account === undefined || known.includes(account)
        ? []
        : [
            {
              path: [index, 'account'],
              rule: 'must be shared-services or a declared application',
              got: account,
              remedy: suggestion(account, known),
            },
          ],
    );
  },
  permissions: () => [],
};
