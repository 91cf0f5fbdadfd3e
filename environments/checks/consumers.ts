import { coversHostName, normalizeDomainName } from '../../modules/core';
import type { Application, Certificate, Consumer, Environment } from '../environment';
import { type Draft, entriesOf, entry, itemsOf } from './draft';
import { type Path, type Problem, suggestion } from './problem';

/** Consumers: their certificates declared, in the consumer's Region, and good for its host names. */
export function checkConsumers({ applications }: Draft<Environment>): Problem[] {
  return entriesOf(applications).flatMap(([applicationName, application]) =>
    entriesOf(application?.consumers).flatMap(([name, consumer]) =>
      application && consumer
        ? consumerProblems(['applications', applicationName, 'consumers', name], consumer, application)
        : [],
    ),
  );
}

function consumerProblems(path: Path, consumer: Draft<Consumer>, application: Draft<Application>): Problem[] {
  const certificates = application.certificates ?? {};
  const used = usedCertificates(consumer);
  const region = regionOfConsumer(consumer, application);
  const knownRegions = itemsOf(application.regions).map(([, known]) => known);
  const problems: Problem[] = used.flatMap(([where, name]) => {
    const here = { path: [...path, ...where], got: name };
    if (!Object.hasOwn(certificates, name)) {
      return [
        {
          ...here,
          rule: 'must be a declared certificate',
          remedy: suggestion(name, Object.keys(certificates)),
        },
      ];
    }
    const certificate = entry(certificates, name);
    const regions = itemsOf(certificate?.regions ?? application.regions?.slice(0, 1)).map(([, each]) => each);
    return !certificate || region === undefined || regions.length === 0 || regions.includes(region)
      ? []
      : [
          {
            ...here,
            rule: `must be a certificate in ${region}, where the service takes it from`,
            remedy: `add "${region}" to the regions of the certificate`,
          },
        ];
  });
  if (region !== undefined && knownRegions.length > 0 && !knownRegions.includes(region)) {
    problems.push({
      path: [...path, 'region'],
      rule: 'must be a Region of the account',
      got: region,
      remedy: "add it to the account's regions",
    });
  }
  return [...problems, ...hostNameProblems(path, consumer, used, certificates)];
}

function hostNameProblems(
  path: Path,
  consumer: Draft<Consumer>,
  used: Array<[Path, string]>,
  certificates: Readonly<Record<string, Draft<Certificate> | undefined>>,
): Problem[] {
  const declared = used.map(([, name]) => entry(certificates, name));
  // An ill-formed or undeclared certificate has its own problem; its names are not known here.
  if (declared.some((certificate) => certificate?.domainName === undefined)) return [];
  const names = declared
    .flatMap((certificate) => [
      certificate?.domainName ?? '',
      ...itemsOf(certificate?.subjectAlternativeNames).map(([, name]) => name),
    ])
    .map(normalizeDomainName);
  return hostNamesOf(consumer)
    .filter(([, hostName]) => !names.some((name) => coversHostName(name, normalizeDomainName(hostName))))
    .map(([where, hostName]) => ({
      path: [...path, ...where],
      rule: 'must be covered by a name on its certificate',
      got: hostName,
      remedy: `add it to the certificate, which has ${names.join(', ')}`,
    }));
}

function usedCertificates(consumer: Draft<Consumer>): Array<[Path, string]> {
  const main: Array<[Path, string]> =
    consumer.certificate === undefined ? [] : [[['certificate'], consumer.certificate]];
  const additional =
    consumer.type === 'load-balancer-listener' ? itemsOf(consumer.additionalCertificates) : [];
  return [
    ...main,
    ...additional.map(([index, name]): [Path, string] => [['additionalCertificates', index], name]),
  ];
}

/** The Region a consumer takes its certificates from; undefined where the file does not say it well. */
function regionOfConsumer(consumer: Draft<Consumer>, application: Draft<Application>): string | undefined {
  const fromUsEast1 =
    consumer.type === 'cloudfront-distribution' ||
    (consumer.type === 'api-gateway-domain' && consumer.endpointType === 'EDGE');
  if (fromUsEast1) return 'us-east-1';
  return ('region' in consumer ? consumer.region : undefined) ?? application.regions?.[0];
}

function hostNamesOf(consumer: Draft<Consumer>): Array<[Path, string]> {
  switch (consumer.type) {
    case 'load-balancer-listener':
      return itemsOf(consumer.hostNames).map(([index, name]) => [['hostNames', index], name]);
    case 'api-gateway-domain':
      return consumer.domainName === undefined ? [] : [[['domainName'], consumer.domainName]];
    case 'cloudfront-distribution':
      return itemsOf(consumer.aliases).map(([index, name]) => [['aliases', index], name]);
    default:
      return [];
  }
}
