import type { Values } from '../fleet';
import { type Finding, findingOf } from './finding';
import { phrase } from './phrase';
import type { PlannedChanges } from './planned-changes';
import { namesOn } from './served-names';
import { namesOfUsers } from './subjects';

/**
 * Listeners of Classic Load Balancers with TLS that a plan seems to update: the provider deletes each that changes, and
 * makes it anew (provider source, elb/load_balancer.go), without the policies that were set on it.
 */
export function remadeListeners(changes: PlannedChanges): Finding[] {
  return changes.ofType('aws_elb').flatMap((balancer) => {
    if (balancer.state !== 'update' || balancer.before === undefined || balancer.after === undefined)
      return [];
    const ports = remadePorts(balancer.before, balancer.after);
    if (ports.length === 0) return [];
    const who = namesOfUsers(changes, [balancer]);
    const names = namesOn(changes.certificatesBefore(balancer), 'before');
    const served = names.length === 0 ? phrase`its names` : phrase`${names}`;
    const left = policiesLeft(changes, balancer.before.name, ports);
    return left.length > 0
      ? findingOf('certificate-detached', balancer, {
          severity: 'high',
          what: phrase`The listener of ${who} for ${served} is deleted and made anew: its connections end, clients are refused meanwhile, and the new one has the TLS policy of AWS, which takes TLS 1.0, as this plan leaves ${left} as it is.`,
          remedy: phrase`Name the certificate in the triggers of ${left}, so that the policy is set again, and apply when few clients are connected.`,
        })
      : findingOf('certificate-detached', balancer, {
          severity: 'medium',
          what: phrase`The listener of ${who} for ${served} is deleted and made anew, though the plan says update: its connections end, and clients are refused for some seconds.`,
          remedy: phrase`Apply when few clients are connected; an Application or Network Load Balancer changes its certificate in place.`,
        });
  });
}

/** Ports that speak TLS with a certificate, and go on doing so with other arguments. */
function remadePorts(before: Values, after: Values): unknown[] {
  const next = listenersOf(after);
  return listenersOf(before)
    .filter(({ ssl_certificate_id: certificate }) => typeof certificate === 'string' && certificate !== '')
    .filter((listener) => {
      const same = next.filter(({ lb_port: port }) => port === listener.lb_port);
      return same.length > 0 && !same.some((each) => isSame(each, listener));
    })
    .map(({ lb_port: port }) => port);
}

function isSame(one: Values, other: Values): boolean {
  return ['ssl_certificate_id', 'lb_protocol', 'instance_port', 'instance_protocol'].every(
    (argument) => String(one[argument]).toLowerCase() === String(other[argument]).toLowerCase(),
  );
}

/** TLS policies of these ports that nothing sets again. */
function policiesLeft(changes: PlannedChanges, name: unknown, ports: readonly unknown[]): string[] {
  return changes
    .ofType('aws_lb_ssl_negotiation_policy', 'aws_load_balancer_listener_policy')
    .filter(({ state, before }) => state === 'unchanged' && before !== undefined)
    .filter(({ before: { load_balancer, load_balancer_name, lb_port, load_balancer_port } = {} }) => {
      const isOfIt = name === (load_balancer ?? load_balancer_name);
      return isOfIt && ports.includes(lb_port ?? load_balancer_port);
    })
    .map(({ address }) => address);
}

function listenersOf({ listener }: Values): Values[] {
  return Array.isArray(listener) ? (listener as Values[]) : [];
}
