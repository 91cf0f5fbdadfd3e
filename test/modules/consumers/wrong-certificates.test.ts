import { EnvironmentError, defineEnvironment } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import {
  type CertificateType,
  type ICertificate,
  KEY_ALGORITHMS,
  certificateRequirements,
  certificateTypesText,
} from '../../../modules/core';
import { WIRINGS } from '../../../stacks/consumers';
import { consumerPage, exampleEnvironment, examplesOf, webOf } from '../../support/consumer-examples';
import { runProgram } from '../../support/page-programs';
import { testStack } from '../../support/synth';

const ELSEWHERE = 'ap-southeast-2';
const ACCOUNT = '222222222222';
const OTHER_ACCOUNT = '333333333333';

type Constructor = new (scope: unknown, id: string, props: object) => object;

/** The consumers on the page of a kind, with their facts; none of a kind that uses no certificates. */
function examplesOfKind(kind: string) {
  return examplesOf(consumerPage(kind)).entries.flatMap((entry) => {
    const { shop } = exampleEnvironment(entry).applications;
    return Object.entries(shop!.consumers!).flatMap(([name, consumer]) => {
      const facts = consumer.type === kind ? consumerFacts(consumer, shop!) : undefined;
      const [used] = facts?.certificates ?? [];
      return facts && used ? [{ entry, name, facts, where: used[0], certificate: used[1] }] : [];
    });
  });
}

const EXAMPLES = Object.keys(WIRINGS).flatMap((kind) =>
  examplesOfKind(kind).map((example) => ({ kind, ...example })),
);
type Example = (typeof EXAMPLES)[number];

/** The first example of each kind stands for its programs. */
const KINDS = EXAMPLES.filter(
  ({ kind }, index) => EXAMPLES.findIndex((each) => each.kind === kind) === index,
);

function unsupported({ facts }: Example): ICertificate['keyAlgorithm'] {
  const { keyAlgorithms } = certificateRequirements(facts.service);
  return KEY_ALGORITHMS.find((each) => !keyAlgorithms.includes(each));
}

const hasHostNames = ({ facts }: Example) => facts.hostNames.length > 0;
/** Who must not have issued it, of those that a file can say. */
const refused = ({ facts }: Example): CertificateType | undefined => {
  const { certificateTypes } = certificateRequirements(facts.service);
  return (
    certificateTypes &&
    (['PRIVATE', 'AMAZON_ISSUED'] as const).find((type) => !certificateTypes.includes(type))
  );
};
const isChoosy = (example: Example) => refused(example) !== undefined;
const hasUnsupported = (example: Example) => unsupported(example) !== undefined;

test('every kind that uses certificates is among them', () => {
  expect(KINDS.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['load-balancer-listener', 'api-gateway-domain', 'cloudfront-distribution']),
  );
});

describe('a module', () => {
  /** Runs the programs of a page with another certificate, each construct placed in eu-west-1 of the account. */
  function run({ kind }: Example, changes: Partial<ICertificate>): void {
    const page = consumerPage(kind);
    const at = { providerRegion: 'eu-west-1', accountId: ACCOUNT };
    const placed = (exported: unknown) =>
      typeof exported === 'function' && /^class/.test(String(exported))
        ? new Proxy(exported as Constructor, {
            construct: (Class, [scope, id, props]: [unknown, string, object]) =>
              new Class(scope, id, { ...props, at }),
          })
        : exported;
    for (const program of examplesOf(page).programs) {
      runProgram(program, { stack: testStack(), web: { ...webOf(page), ...changes } }, (path) => {
        const loaded = jest.requireActual<Record<string, unknown>>(path);
        return Object.fromEntries(Object.entries(loaded).map(([name, each]) => [name, placed(each)]));
      });
    }
  }

  const arnOf = ({ kind }: Example) => webOf(consumerPage(kind)).certificateArn;

  test.each(KINDS)('$kind takes the right certificate', (example) => {
    expect(() => run(example, {})).not.toThrow();
  });

  test.each(KINDS)('$kind fails for one of another Region', (example) => {
    const certificateArn = arnOf(example).replace(/eu-west-1|us-east-1/, ELSEWHERE);
    expect(() => run(example, { certificateArn })).toThrow(
      /takes a certificate of \S+ here, got one of ap-southeast-2/,
    );
  });

  test.each(KINDS)('$kind fails for one of another account', (example) => {
    const certificateArn = arnOf(example).replace(ACCOUNT, OTHER_ACCOUNT);
    expect(() => run(example, { certificateArn })).toThrow('takes a certificate of its own account only');
  });

  test.each(KINDS.filter(hasUnsupported))('$kind fails for a key that it does not take', (example) => {
    const keyAlgorithm = unsupported(example);
    expect(() => run(example, { keyAlgorithm })).toThrow(
      new RegExp(`takes a key of .*, got ${keyAlgorithm}`),
    );
  });

  test.each(KINDS.filter(isChoosy))('$kind fails for one of an issuer that it does not take', (example) => {
    const certificateType = refused(example)!;
    expect(() => run(example, { certificateType })).toThrow(
      new RegExp(`takes .* only, got ${certificateTypesText([certificateType])}`),
    );
  });

  test.each(KINDS.filter(hasHostNames))('$kind fails for one without its host name', (example) => {
    expect(() => run(example, { domainNames: ['elsewhere.example.net'] })).toThrow(
      'must be on a certificate',
    );
  });
});

describe('the check', () => {
  /** What it says of an example with another certificate. */
  function problems({ entry, certificate }: Example, changes: object): string[] {
    const environment = structuredClone(exampleEnvironment(entry)) as any;
    const { shop } = environment.applications;
    shop.regions = [...shop.regions, ELSEWHERE];
    const { domainName, subjectAlternativeNames, regions } = shop.certificates[certificate];
    shop.certificates[certificate] = {
      source: 'existing',
      domainName,
      subjectAlternativeNames,
      regions,
      ...changes,
    };
    try {
      defineEnvironment(environment);
      return [];
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return error.message.split('\n').map((line) => line.trim());
    }
  }

  const pathOf = ({ name, where }: Example) =>
    `applications.shop.consumers.${name}.${where.join('.').replace(/\.(\d+)/g, '[$1]')}`;
  const startingWith = (text: string) =>
    expect.arrayContaining([expect.stringMatching(`^${text.replace(/[.[\]]/g, '\\$&')}`)]) as string[];

  test.each(EXAMPLES)('lets $kind take the right certificate: $name', (example) => {
    expect(problems(example, {})).toEqual([]);
  });

  test.each(EXAMPLES)('refuses one of another Region for $kind: $name', (example) => {
    expect(problems(example, { regions: [ELSEWHERE] })).toEqual(
      startingWith(`${pathOf(example)}: must be a certificate in `),
    );
  });

  test.each(EXAMPLES)('refuses one of another account for $kind: $name', (example) => {
    const certificateArn = `arn:aws:acm:eu-west-1:${OTHER_ACCOUNT}:certificate/0a1b`;
    expect(problems(example, { certificateArn })).toEqual(
      startingWith(
        `applications.shop.certificates.${example.certificate}.certificateArn: must be a certificate of account ${ACCOUNT}`,
      ),
    );
  });

  test.each(EXAMPLES.filter(hasUnsupported))('refuses a key that $kind does not take: $name', (example) => {
    expect(problems(example, { keyAlgorithm: unsupported(example) })).toEqual(
      startingWith(`${pathOf(example)}: must be a certificate with a key that `),
    );
  });

  test.each(EXAMPLES.filter(isChoosy))(
    'refuses one of an issuer that $kind does not take: $name',
    (example) => {
      const issued =
        refused(example) === 'PRIVATE'
          ? { source: 'private', certificateAuthority: 'issuing' }
          : { source: 'public' };
      expect(problems(example, issued)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(
            new RegExp(`^${pathOf(example).replace(/[.[\]]/g, '\\$&')}: must be .*, as .* takes no other`),
          ),
        ]),
      );
    },
  );

  test.each(EXAMPLES.filter(hasHostNames))(
    'refuses a host name that is not covered for $kind: $name',
    (example) => {
      const names = { domainName: 'elsewhere.example.com', subjectAlternativeNames: [] };
      expect(problems(example, names)).toEqual(
        expect.arrayContaining([expect.stringContaining(': must be covered by a name on its certificate')]),
      );
    },
  );
});
