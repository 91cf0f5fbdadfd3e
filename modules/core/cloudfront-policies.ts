import type { BrokenRule } from './broken-rule';

/** Policies that CloudFront has for everybody, by their names (CloudFront Developer Guide, managed cache policies). */
export const MANAGED_CACHE_POLICIES = {
  Amplify: '2e54312d-136d-493c-8eb9-b001f22f67d2',
  CachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  CachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  CachingOptimizedForUncompressedObjects: 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
  'Elemental-MediaPackage': '08627262-05a9-4f76-9ded-b50ca2e3a84f',
  UseOriginCacheControlHeaders: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
  'UseOriginCacheControlHeaders-QueryStrings': '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
} as const;

/** The same of what reaches the origin (CloudFront Developer Guide, managed origin request policies). */
export const MANAGED_ORIGIN_REQUEST_POLICIES = {
  AllViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
  'AllViewerAndCloudFrontHeaders-2022-06': '33f36d7e-f396-46d9-90e0-52428a34d9dc',
  AllViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  'CORS-CustomOrigin': '59781a5b-3903-41f3-afcb-af62929ccde1',
  'CORS-S3Origin': '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
  'Elemental-MediaTailor-PersonalizedManifests': '775133bc-15f2-49f9-abea-afb2e0bf67d2',
  HostHeaderOnly: 'bf0718e1-ba1e-49d1-88b1-f726733018ae',
  UserAgentRefererHeaders: 'acba4595-bd28-49b8-b9fe-13317c0390fa',
} as const;

const POLICY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a policy given by its managed name or its id; undefined for any other text. */
export function cloudFrontPolicyId(
  managed: Readonly<Record<string, string>>,
  policy: string,
): string | undefined {
  if (POLICY_ID.test(policy)) return policy;
  return Object.hasOwn(managed, policy) ? managed[policy] : undefined;
}

/** What a policy must be that has no id. */
export function unknownPolicy(
  managed: Readonly<Record<string, string>>,
): Pick<BrokenRule, 'rule' | 'remedy'> {
  return {
    rule: `must be ${Object.keys(managed).join(', ')} or the id of a policy`,
    remedy: 'choose a managed one, or use the id that CloudFront shows',
  };
}
