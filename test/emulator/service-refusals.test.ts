import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { describeWithTools, toolchain } from '../support/tools';

const SHOP = '222222222222';
const REGION = 'eu-west-1';
const NO_CERTIFICATE = `arn:aws:acm:${REGION}:${SHOP}:certificate/00000000-0000-4000-8000-000000000000`;

interface Call {
  readonly method?: string;
  readonly path?: string;
  /** For services that tell actions apart by a header. */
  readonly target?: string;
  readonly body?: object;
}

describeWithTools('services of the emulated AWS', () => {
  let emulator: Emulator;
  let accessKeyId: string;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    ({ accessKeyId } = await accountCredentials(emulator.endpoint, SHOP));
  });
  afterAll(() => emulator?.stop());

  /** What a service answers; its client is not a dependency, and the emulated AWS looks at no signature. */
  async function call(service: string, { method = 'POST', path = '/', target, body = {} }: Call) {
    const response = await fetch(`${emulator.endpoint}${path}`, {
      method,
      headers: {
        'Content-Type': target === undefined ? 'application/json' : 'application/x-amz-json-1.1',
        Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
        ...(target === undefined ? {} : { 'X-Amz-Target': target }),
      },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  describe('VPC Lattice', () => {
    const create = (body: object) => call('vpc-lattice', { path: '/services', body });

    test('refuses a certificate that is not there', async () => {
      const { status, text } = await create({ name: 'none', certificateArn: NO_CERTIFICATE });
      expect(status).toBe(400);
      expect(text).toContain('must be issued');
    });

    test('refuses a name that is there, and answers under a name of its own', async () => {
      const { text } = await create({ name: 'shop', customDomainName: 'shop.example.com' });
      expect(text).toMatch(/"domainName": "shop-svc-[^"]+\.on\.aws"/);
      expect((await create({ name: 'shop' })).text).toContain('Service shop exists already');
    });

    test('deletes no service that is in a network', async () => {
      const service = JSON.parse((await create({ name: 'associated' })).text) as { id: string };
      await call('vpc-lattice', { path: '/servicenetworks', body: { name: 'sn-0123456789abcdef0' } });
      const association = JSON.parse(
        (
          await call('vpc-lattice', {
            path: '/servicenetworkserviceassociations',
            body: { serviceIdentifier: service.id, serviceNetworkIdentifier: 'sn-0123456789abcdef0' },
          })
        ).text,
      ) as { id: string };
      const remove = (path: string) => call('vpc-lattice', { method: 'DELETE', path });

      expect((await remove(`/services/${service.id}`)).text).toContain('is associated with a network');
      await remove(`/servicenetworkserviceassociations/${association.id}`);
      expect((await remove(`/services/${service.id}`)).status).toBe(200);
    });
  });

  test('IoT Core refuses a certificate that is not there, and deletes no domain that is enabled', async () => {
    const domain = (method: string, body: object) =>
      call('iot', { method, path: '/domainConfigurations/shop', body });

    expect((await domain('POST', { serverCertificateArns: [NO_CERTIFICATE] })).text).toContain(
      'is not valid',
    );
    await domain('POST', { domainName: 'iot.example.com' });
    expect((await domain('DELETE', {})).text).toContain('must be disabled');
    await domain('PUT', { domainConfigurationStatus: 'DISABLED' });
    expect((await domain('DELETE', {})).status).toBe(200);
  });

  test('Cognito refuses a certificate that is not there, and a second custom domain of a user pool', async () => {
    const ask = async (action: string, body: object) =>
      (await call('cognito-idp', { target: `AWSCognitoIdentityProviderService.${action}`, body })).text;
    const { UserPool } = JSON.parse(await ask('CreateUserPool', { PoolName: 'shop' })) as {
      readonly UserPool: { readonly Id: string };
    };
    const domain = (name: string, CertificateArn: string) =>
      ask('CreateUserPoolDomain', {
        Domain: name,
        UserPoolId: UserPool.Id,
        CustomDomainConfig: { CertificateArn },
      });

    expect(await domain('auth.example.com', NO_CERTIFICATE)).toContain("isn't in us-east-1 region");
    expect(await domain('auth.example.com', '')).toContain('.cloudfront.net');
    expect(await domain('login.example.com', '')).toContain('has a custom domain already');
  });

  test('AppSync makes no domain name with a certificate that is not there', async () => {
    const create = (certificateArn: string) =>
      call('appsync', { path: '/v1/domainnames', body: { domainName: 'graph.example.com', certificateArn } });

    expect((await create(NO_CERTIFICATE)).text).toContain('is not a valid one of us-east-1');
    expect((await call('appsync', { method: 'GET', path: '/v1/domainnames/graph.example.com' })).status).toBe(
      404,
    );
  });

  test('Transfer Family refuses a certificate that is not there, and FTPS outside of a VPC', async () => {
    const create = async (Certificate?: string) =>
      (
        await call('transfer', {
          target: 'TransferService.CreateServer',
          body: { Certificate, Protocols: ['FTPS'], EndpointType: 'PUBLIC', EndpointDetails: {} },
        })
      ).text;

    expect(await create(NO_CERTIFICATE)).toContain('is not issued here');
    expect(await create()).toContain('FTPS is only supported with EndpointType VPC');
  });

  test('Global Accelerator deletes none that is enabled, and takes no endpoint that is not there', async () => {
    const ask = async (action: string, body: object) => {
      const { text } = await call('globalaccelerator', {
        target: `GlobalAccelerator_V20180706.${action}`,
        body,
      });
      return JSON.parse(text) as Record<string, Record<string, string>> & { __type?: string };
    };
    const { Accelerator } = await ask('CreateAccelerator', { Name: 'shop' });
    const accelerator = { AcceleratorArn: Accelerator!.AcceleratorArn };
    const { Listener } = await ask('CreateListener', {
      ...accelerator,
      Protocol: 'TCP',
      PortRanges: [{ FromPort: 443, ToPort: 443 }],
    });
    const group = {
      ListenerArn: Listener!.ListenerArn,
      EndpointGroupRegion: REGION,
      EndpointConfigurations: [{ EndpointId: 'none' }],
    };

    expect((await ask('CreateEndpointGroup', group)).__type).toBe('EndpointNotFoundException');
    expect((await ask('DeleteAccelerator', accelerator)).__type).toBe('AcceleratorNotDisabledException');
    await ask('UpdateAccelerator', { ...accelerator, Enabled: false });
    expect((await ask('DeleteAccelerator', accelerator)).__type).toBe('AssociatedListenerFoundException');
    await ask('DeleteListener', { ListenerArn: Listener!.ListenerArn });
    expect((await ask('DeleteAccelerator', accelerator)).__type).toBeUndefined();
  });
});
