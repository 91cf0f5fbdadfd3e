import type { Values } from '../../../fleet';
import { normalizeDomainName } from '../../../modules/core';
import type { Phrase } from '../../../review';
import { phrase } from '../../../review/phrase';
import type { StackTemplate, TemplateBlock } from '../stack-template';
import type { Transition } from './transition';

/** What a person should know of a change that Terraform carries out. */
export interface Notice {
  readonly stack: string;
  readonly what: Phrase;
  readonly remedy: Phrase;
}

/** A part of an environment whose names are parts of addresses. */
interface Section {
  readonly word: Phrase;
  /** What two of them have in common where one is the other by a new name. */
  readonly claims: (blocks: readonly TemplateBlock[]) => string[];
}

/** Sections by the construct that holds their members. */
const SECTIONS: Readonly<Record<string, Section>> = {
  Certificates: {
    word: phrase`certificate`,
    claims: (blocks) =>
      ofType(blocks, 'aws_acm_certificate')
        .flatMap((values) => [values.domain_name, values.subject_alternative_names].flatMap(literals))
        .map(normalizeDomainName),
  },
  CertificateAuthorities: {
    word: phrase`certificate authority`,
    claims: (blocks) =>
      ofType(blocks, 'aws_acmpca_certificate_authority').map(({ certificate_authority_configuration: of }) =>
        JSON.stringify((of as Values | undefined)?.subject),
      ),
  },
  Consumers: {
    word: phrase`consumer`,
    claims: (blocks) =>
      blocks.flatMap(({ type, values }) =>
        ['name', 'domain_name', 'aliases', 'port'].flatMap((argument) =>
          literals(values[argument]).map((value) => `${type}.${argument} ${value}`),
        ),
      ),
  },
};

/** What would be replaced because of a new name alone. */
export function renames({ before, after }: Transition): Notice[] {
  return Object.entries(SECTIONS).flatMap(([id, { word, claims }]) => {
    const old = membersOf(before, id);
    const current = membersOf(after, id);
    const added = [...current].filter(([name]) => !old.has(name));
    const claimsOf = (blocks: readonly TemplateBlock[]) => [...new Set(claims(blocks))].sort().join('\n');
    return [...old]
      .filter(
        ([name, blocks]) => !current.has(name) && !blocks.some(({ address }) => after.moved.has(address)),
      )
      .flatMap(([name, blocks]) => {
        const claimed = claimsOf(blocks);
        const [newName] = added.find(([, each]) => claimed !== '' && claimsOf(each) === claimed) ?? [];
        if (newName === undefined) return [];
        return {
          stack: after.name,
          what: phrase`${word} ${newName} replaces ${name}, which is the same by another name`,
          remedy: phrase`write formerly: ${name} on ${newName} to rename it and replace nothing`,
        };
      });
  });
}

/** What a section's members consist of, where something of it is managed. */
function membersOf({ resources, data }: StackTemplate, section: string): Map<string, TemplateBlock[]> {
  const members = new Map<string, TemplateBlock[]>();
  for (const block of [...resources.values(), ...data.values()]) {
    const [id, name] = block.path;
    if (id !== section || name === undefined) continue;
    const known = members.get(name);
    if (known) known.push(block);
    else if (resources.get(block.address) === block) members.set(name, [block]);
  }
  return members;
}

function ofType(blocks: readonly TemplateBlock[], type: string): Values[] {
  return blocks.filter((block) => block.type === type).map(({ values }) => values);
}

/** Values that are written out, and not taken from another resource. */
function literals(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each) =>
    typeof each === 'number' || (typeof each === 'string' && !each.includes('${')) ? String(each) : [],
  );
}
