import { statePlace } from '../../../cli/changed/state-place';

describe('where a state is', () => {
  test.each([
    [{}, { backend: 'local', state: 'file terraform.tfstate' }],
    [{ backend: { local: { path: 'a/b.tfstate' } } }, { backend: 'local', state: 'file a/b.tfstate' }],
    [{ backend: { s3: { bucket: 'states', key: 'a' } } }, { backend: 's3', state: 'object states/a' }],
    [{ backend: { s3: { bucket: 'states' } } }, { backend: 's3', state: undefined }],
    [
      { cloud: { organization: 'example', hostname: 'tf.example.com', workspaces: { name: 'shop' } } },
      { backend: 'cloud', state: 'workspace tf.example.com/example/shop' },
    ],
    [{ cloud: { workspaces: { tags: ['shop'] } } }, { backend: 'cloud', state: undefined }],
    [{ backend: { gcs: { bucket: 'states' } } }, { backend: 'gcs' }],
  ])('%j', (argument, place) => {
    expect(statePlace(argument)).toEqual(place);
  });

  test('does not depend on the folder that synth ran in', () => {
    const one = statePlace({ backend: { local: { path: '/before/terraform.shop.tfstate' } } });

    expect(one).toEqual(statePlace({ backend: { local: { path: '/after/terraform.shop.tfstate' } } }));
  });
});
