import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  APIGatewayClient,
  CreateBasePathMappingCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  CreateRestApiCommand,
  DeleteDomainNameAccessAssociationCommand,
  DeleteDomainNameCommand,
  GetDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { describeWithTools, toolchain } from '../support/tools';

const SHOP = '222222222222';
const REGION = 'eu-west-1';

describeWithTools('API domain names in the emulated AWS', () => {
  let emulator: Emulator;
  let gateway: APIGatewayClient;
  let certificateArn: string;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const config = {
      endpoint: emulator.endpoint,
      region: REGION,
      credentials: await accountCredentials(emulator.endpoint, SHOP),
      maxAttempts: 1,
    };
    gateway = new APIGatewayClient(config);
    certificateArn = await issuedCertificate(new ACMClient(config), new Route53Client(config));
  });
  afterAll(() => emulator?.stop());

  async function issuedCertificate(acm: ACMClient, route53: Route53Client): Promise<string> {
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({ DomainName: 'api.test', ValidationMethod: 'DNS' }),
    );
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
    const { Name, Value } = Certificate!.DomainValidationOptions![0]!.ResourceRecord!;
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({ Name: 'api.test', CallerReference: 'api.test' }),
    );
    const ResourceRecordSet = {
      Name: Name!,
      Type: 'CNAME' as const,
      TTL: 300,
      ResourceRecords: [{ Value: Value! }],
    };
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: HostedZone!.Id,
        ChangeBatch: {
          Changes: [{ Action: 'CREATE', ResourceRecordSet }],
        },
      }),
    );
    return CertificateArn!;
  }

  const privateName = (changes: Partial<CreateDomainNameCommandInput> = {}) =>
    gateway.send(
      new CreateDomainNameCommand({
        domainName: 'api.test',
        certificateArn,
        endpointConfiguration: { types: ['PRIVATE'] },
        policy: '{}',
        ...changes,
      }),
    );
  const association = (domainNameArn: string | undefined, accessAssociationSource: string) =>
    gateway.send(
      new CreateDomainNameAccessAssociationCommand({
        domainNameArn,
        accessAssociationSource,
        accessAssociationSourceType: 'VPCE',
      }),
    );

  test('tells private names of one name apart by their ids, and keeps their policies', async () => {
    const [first, second] = [await privateName(), await privateName({ policy: '{"Version":"2012-10-17"}' })];

    expect(first.domainNameArn).toBe(
      `arn:aws:apigateway:${REGION}:${SHOP}:/domainnames/api.test+${first.domainNameId}`,
    );
    const found = await gateway.send(
      new GetDomainNameCommand({ domainName: 'api.test', domainNameId: second.domainNameId }),
    );
    expect(found).toMatchObject({ policy: '{"Version":"2012-10-17"}', domainName: 'api.test' });
  });

  test('has one private name of a name behind a VPC endpoint, and deletes none that an endpoint leads to', async () => {
    const [first, second] = [await privateName(), await privateName()];
    const { domainNameAccessAssociationArn } = await association(first.domainNameArn, 'vpce-1');
    const deleted = () =>
      gateway.send(new DeleteDomainNameCommand({ domainName: 'api.test', domainNameId: first.domainNameId }));

    await expect(association(second.domainNameArn, 'vpce-1')).rejects.toThrow('of this name already');
    await expect(association(second.domainNameArn, 'vpce-2')).resolves.toBeDefined();
    await expect(deleted()).rejects.toThrow('Delete the access associations');
    await gateway.send(new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn }));
    await expect(deleted()).resolves.toBeDefined();
  });

  test('leads from a private name to no public API', async () => {
    const { domainNameId } = await privateName();
    const mapped = async (type: 'PRIVATE' | 'REGIONAL') => {
      const { id: restApiId } = await gateway.send(
        new CreateRestApiCommand({ name: type, endpointConfiguration: { types: [type] } }),
      );
      return gateway.send(
        new CreateBasePathMappingCommand({ domainName: 'api.test', domainNameId, restApiId, basePath: type }),
      );
    };

    await expect(mapped('REGIONAL')).rejects.toThrow("can't be mapped to a public API");
    await expect(mapped('PRIVATE')).resolves.toBeDefined();
  });

  test.each<[string, Partial<CreateDomainNameCommandInput>, string]>([
    ['a private wildcard', { domainName: '*.api.test' }, "aren't supported"],
    ['a private name with TLS 1.0', { securityPolicy: 'TLS_1_0' }, 'have the security policy TLS_1_2'],
    [
      'mutual TLS of a private name',
      { securityPolicy: 'TLS_1_2', mutualTlsAuthentication: { truststoreUri: 's3://a/b' } },
      'needs a Regional custom domain name',
    ],
  ])('refuses %s', async (_what, changes, message) => {
    await expect(privateName(changes)).rejects.toThrow(message);
  });
});
