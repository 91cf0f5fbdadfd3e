import { join } from 'node:path';
import { type Environment, defineEnvironment, loadEnvironments } from '../../environments';

/** The files of a company that uses everything. */
export const COMPANY_FOLDER = join(__dirname, '../company/environments');

/** The company as it is loaded, on AWS provider 5. */
export const company: Environment = loadEnvironments(COMPANY_FOLDER)[0]!;

/** The company on AWS provider 6, with what only that takes. */
export const companyOnProvider6: Environment = defineEnvironment(onProvider6(company));

function onProvider6(environment: Environment): Environment {
  const { shop, ...others } = environment.applications;
  const { web, laboratory, ...certificates } = shop!.certificates!;
  const { api, cdn, ...consumers } = shop!.consumers!;
  if (web?.source !== 'public' || laboratory?.source !== 'public') throw new Error('the shop has changed');
  if (api?.type !== 'api-gateway-domain') throw new Error('the shop has changed');
  if (cdn?.type !== 'cloudfront-distribution') throw new Error('the shop has changed');
  return {
    ...environment,
    name: 'company-next',
    provider: { major: 6, version: '>= 6.28.0, < 7.0.0', regionalProviders: false },
    applications: {
      ...others,
      shop: {
        ...shop!,
        certificates: {
          ...certificates,
          web: { ...web, exportable: true },
          laboratory: {
            ...laboratory,
            exportable: true,
            distribution: {
              accounts: ['partner'],
              secret: {
                kmsKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/0f1e2d3c-4b5a-4968-8776-655443322110',
                readers: ['arn:aws:iam::555555555555:role/external-secrets'],
              },
              alarmActions: ['arn:aws:sns:eu-west-1:222222222222:certificates'],
            },
          },
        },
        consumers: {
          ...consumers,
          api: { ...api, securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'STRICT' },
          cdn: { ...cdn, minimumProtocolVersion: 'TLSv1.3_2025' },
        },
      },
    },
  };
}
