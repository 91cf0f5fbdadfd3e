import { LocalBackend } from 'cdktf';
import type { LocalBackend as Declared } from '../../environments';
import type { Wiring } from './wiring';

export const useLocalBackend: Wiring<Declared> = (stack, { directory }, name) => {
  new LocalBackend(stack, { path: `${directory.replace(/\/$/, '')}/${name}.tfstate` });
};
