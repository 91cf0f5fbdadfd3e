import type { CreatedCertificateAuthority, Environment } from '../../../../../environments';
import local from '../../../../../environments/local';
import { refusals, templatesOf } from '../../../../support/transitions';

const ID = 'authority-certificate-removed:local-shared-services';

/** The local environment with another issuing CA, by this name. */
function issuing(changes: Partial<CreatedCertificateAuthority>, name = 'issuing'): Environment {
  const { issuing: authority, ...others } = local.sharedServices.certificateAuthorities!;
  return {
    ...local,
    applications: {},
    sharedServices: {
      ...local.sharedServices,
      certificateAuthorities: {
        ...others,
        [name]: { ...authority, shareWith: undefined, ...changes } as CreatedCertificateAuthority,
      },
    },
  };
}

const found = (before: Environment, after: Environment) =>
  refusals(templatesOf(before), templatesOf(after)).filter((each) => each.startsWith(ID));

test('a generation that goes back by two is refused, as the certificate in force would be revoked', () => {
  expect(found(issuing({ generation: 3 }), issuing({ generation: 1 }))).toEqual([
    `${ID}: the certificate of a CA, "CertificateAuthorities/issuing/Certificate-3", must stay or leave the state ` +
      'undestroyed while its CA stays, as Terraform revokes what it destroys, got no word of it; write the generation ' +
      'that the CA had or the next one, rename it in a change of its own, and have another CA signed outside AWS',
  ]);
});

test('a CA of AWS that becomes one that is signed outside is refused: its certificate would be revoked', () => {
  const before = issuing({});
  const outside = { type: 'externally-signed', commonName: 'Example Issuing CA' } as const;
  const certificateAuthorities = {
    ...before.sharedServices.certificateAuthorities,
    issuing: outside,
  };
  const after = { ...before, sharedServices: { ...before.sharedServices, certificateAuthorities } };
  expect(found(before, after)).toEqual([
    expect.stringContaining('CertificateAuthorities/issuing/Certificate'),
  ]);
});

test.each([
  [1, 2],
  [2, 1],
  [3, 4],
])('generation %d may become %d', (from, to) => {
  expect(found(issuing({ generation: from }), issuing({ generation: to }))).toEqual([]);
});

test('a CA may be renamed and renewed at once: what it had is forgotten under its former name', () => {
  const renamed = issuing({ generation: 2, formerly: 'issuing' }, 'leaf');
  expect(found(issuing({}), renamed)).toEqual([]);
});

test('a CA may go with its certificate', () => {
  const { root } = local.sharedServices.certificateAuthorities!;
  const gone = { ...local.sharedServices, certificateAuthorities: { root: root! } };
  expect(found(issuing({}), { ...local, applications: {}, sharedServices: gone })).toEqual([]);
});
