import { createHash } from 'node:crypto';
import type { TlsPolicyTable } from './policies';

/** The file, a policy a line, and a sum that shows a change by hand. */
export function tableText(services: TlsPolicyTable): string {
  const sha256 = createHash('sha256').update(JSON.stringify(services)).digest('hex');
  const entries = Object.entries(services).map(([service, { policies, ...about }]) => {
    const rows = Object.entries(policies).map(
      ([name, policy]) => `      ${JSON.stringify(name)}: ${JSON.stringify(policy)}`,
    );
    const head = Object.entries(about).map(([key, value]) => `    "${key}": ${JSON.stringify(value)},\n`);
    return `  "${service}": {\n${head.join('')}    "policies": {\n${rows.join(',\n')}\n    }\n  }`;
  });
  return `{\n"writtenBy": "npm run tls-policies",\n"sha256": "${sha256}",\n"services": {\n${entries.join(',\n')}\n}\n}\n`;
}
