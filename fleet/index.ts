export * from './fleet';
export { type FleetResource, type Values } from './resource';
export { plannedFleet, readSynthesizedFleet } from './read-fleet';
export { type StackPlan, type TerraformPlan, parsePlan } from './terraform-plan';
