export * from './fleet';
export * from './instance-address';
export * from './resource';
export * from './resource-index';
export {
  certificateArns,
  certificateIdentities,
  isCertificateArgument,
  servesCertificates,
} from './certificate-arguments';
export {
  type PlannedResource,
  type PlannedResources,
  driftedResources,
  plannedResources,
} from './planned-resources';
export { namesOf, provedName } from './fleet-certificates';
export { consumerName, isListenerCertificate, listenerOf } from './consumers';
export { RESOURCE_TYPES, serviceName } from './services';
export { buildFleet } from './build-fleet';
export { plannedFleet, readSynthesizedFleet, readSynthesizedResources } from './read-fleet';
export { accountOfProvider } from './synthesized-resources';
export { parsePlan } from './parse-plan';
export { type StackPlan, type TerraformPlan, ownerOfPlan, stackOfPlan } from './terraform-plan';
