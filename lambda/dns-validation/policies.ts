import {
  ChildNotFoundException,
  type OrganizationsClient,
  ListParentsCommand,
} from '@aws-sdk/client-organizations';
import { GetParametersCommand, type SSMClient, paginateGetParametersByPath } from '@aws-sdk/client-ssm';
import { ACCOUNT_ID } from '../../modules/core/arn';
import type { DnsValidationConfiguration, ValidationPolicy } from '../../modules/core/dns-validation';
import { accountsBelow } from '../organization';
import type { AccountRegion } from '../other-account';

/** Parameters of one call (AWS Systems Manager API Reference, GetParameters). */
const PARAMETERS_AT_ONCE = 10;

/** The policies that the stack has written. */
export class Policies {
  constructor(
    private readonly configuration: DnsValidationConfiguration,
    private readonly ssm: SSMClient,
    /** Asked only where organizational units have policies. */
    private readonly organizations: OrganizationsClient,
  ) {}

  /** Those of an account: its own, and of the organizational units that it is in, at any depth. */
  public async of(accountId: string): Promise<ValidationPolicy[]> {
    const units = (await this.unitsAbove(accountId)).filter((id) =>
      this.configuration.organizationalUnitIds.includes(id),
    );
    const names = [accountId, ...units].map((id) => `${this.configuration.policyPath}/${id}`);
    const found: ValidationPolicy[] = [];
    for (let start = 0; start < names.length; start += PARAMETERS_AT_ONCE) {
      const { Parameters = [] } = await this.ssm.send(
        new GetParametersCommand({ Names: names.slice(start, start + PARAMETERS_AT_ONCE) }),
      );
      found.push(...Parameters.map(({ Value }) => policyIn(Value)));
    }
    return found;
  }

  /** Every Region of every account that has a policy, each once. */
  public async regions(): Promise<AccountRegion[]> {
    const { policyPath } = this.configuration;
    const swept = new Map<string, AccountRegion>();
    for await (const page of paginateGetParametersByPath({ client: this.ssm }, { Path: policyPath })) {
      for (const { Name, Value } of page.Parameters ?? []) {
        const id = Name!.slice(policyPath.length + 1);
        const accountIds = ACCOUNT_ID.test(id) ? [id] : await accountsBelow(this.organizations, id);
        for (const accountId of accountIds)
          for (const region of policyIn(Value).regions)
            swept.set(`${accountId} ${region}`, { accountId, region });
      }
    }
    return [...swept.values()];
  }

  private async unitsAbove(accountId: string): Promise<string[]> {
    const above: string[] = [];
    if (this.configuration.organizationalUnitIds.length === 0) return above;
    let unitId = await this.unitOf(accountId).catch(noneOfAnotherOrganization);
    while (unitId !== undefined) {
      above.push(unitId);
      unitId = await this.unitOf(unitId);
    }
    return above;
  }

  /** Undefined where the parent is the root. */
  private async unitOf(childId: string): Promise<string | undefined> {
    const { Parents = [] } = await this.organizations.send(new ListParentsCommand({ ChildId: childId }));
    return Parents.find(({ Type }) => Type === 'ORGANIZATIONAL_UNIT')?.Id;
  }
}

function noneOfAnotherOrganization(error: unknown): undefined {
  if (!(error instanceof ChildNotFoundException)) throw error;
}

function policyIn(text: string | undefined): ValidationPolicy {
  return JSON.parse(text!) as ValidationPolicy;
}
