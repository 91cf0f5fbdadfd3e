import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { CloudflareDns } from '../../modules/dns/cloudflare-dns';

const PROVIDER = 'Cloudflare';

/** A Cloudflare zone, through the stack's one Cloudflare provider; its token comes from `CLOUDFLARE_API_TOKEN`. */
export function cloudflareDns(scope: Construct, zoneId: string): CloudflareDns {
  const stack = TerraformStack.of(scope);
  const provider =
    (stack.node.tryFindChild(PROVIDER) as CloudflareProvider | undefined) ??
    new CloudflareProvider(stack, PROVIDER);
  stack.addOverride('terraform.required_providers.cloudflare.version', '>= 5.0.0, < 6.0.0');
  return new CloudflareDns({ zoneId, provider });
}
