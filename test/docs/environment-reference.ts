import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './pages';

const FOLDER = join(ROOT, 'environments');
/** What the compiler calls a shape that has no name. */
const SHAPE = '__type';
const OURS = [FOLDER, join(ROOT, 'modules/core')];
const WORDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.StringKeyword]: 'text',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'true or false',
};

/** Every property of an environment file, from the interfaces to which the compiler ties the forms of `check`. */
export function environmentReference(): string {
  const program = ts.createProgram([join(FOLDER, 'index.ts')], { strict: true, skipLibCheck: true });
  return new Reference(program.getTypeChecker()).page(program.getSourceFile(join(FOLDER, 'environment.ts'))!);
}

class Reference {
  /** What has a section or is to have one, in the order in which it is first named. */
  private readonly sections = new Map<string, ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  public page(file: ts.SourceFile): string {
    const exported = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(file)!);
    this.named(exported.find(({ name }) => name === 'Environment')!);
    const parts: string[] = [];
    // A section may name further ones.
    for (const [name, symbol] of this.sections) parts.push(`## ${name}`, ...this.section(symbol));
    return [
      '# Every property of an environment file',
      'Written by `npm run reference` from the types in `environments/`, which the compiler ties to what `certfleet check` ' +
        'takes; a test fails where it is stale. A property without a default must be said. How the parts fit together, with ' +
        'examples: [environment files](environment-files.md), [services](consumers/README.md), ' +
        '[host names](host-names.md), [what stacks hand over](hand-over.md).',
      ...parts,
    ]
      .join('\n\n')
      .concat('\n');
  }

  private section(symbol: ts.Symbol): string[] {
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    const what = this.sentence(symbol);
    const said = what === '' ? [] : [what];
    if (type.isUnion()) return [...said, this.members(type.types)];
    const page = `consumers/${this.discriminator(type) ?? ''}.md`;
    const example = existsSync(join(ROOT, 'docs', page)) ? [`Example and limits: [its page](${page}).`] : [];
    const rows = this.checker.getPropertiesOfType(type).map((property) => this.row(property));
    const header = ['property', 'what it takes', 'what it is', 'default'];
    return [...said, ...example, table([header, header.map(() => '---'), ...rows])];
  }

  /** What a union is of: kinds, words, or shapes that have no name. */
  private members(types: readonly ts.Type[]): string {
    return types
      .map((type) => {
        const symbol = type.aliasSymbol ?? type.getSymbol();
        const said = this.discriminator(type);
        const word = said === undefined ? '' : ` (\`${said}\`)`;
        if (type.isStringLiteral()) return `- \`${type.value}\``;
        const isNamed = symbol !== undefined && symbol.name !== SHAPE && this.isOurs(symbol);
        return isNamed
          ? `- ${this.named(symbol)}${word}`
          : `- \`${this.checker.typeToString(type).replaceAll('readonly ', '')}\``;
      })
      .join('\n');
  }

  private row(property: ts.Symbol): string[] {
    const declaration = property.valueDeclaration as ts.PropertySignature;
    const tag = property.getJsDocTags(this.checker).find(({ name }) => name === 'default');
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    return [
      `\`${property.name}\``,
      declaration.type ? this.taken(declaration.type) : '',
      this.sentence(property),
      tag ? ts.displayPartsToString(tag.text).replace(/^- /, '') : isOptional ? 'none' : '',
    ];
  }

  /** The value of the property that tells the members of a union apart. */
  private discriminator(type: ts.Type): string | undefined {
    for (const name of ['type', 'source']) {
      const property = type.getProperty(name)?.valueDeclaration as ts.PropertySignature | undefined;
      const literal =
        property?.type && ts.isLiteralTypeNode(property.type) ? property.type.literal : undefined;
      if (literal && ts.isStringLiteral(literal)) return literal.text;
    }
    return undefined;
  }

  private sentence(symbol: ts.Symbol): string {
    return ts
      .displayPartsToString(symbol.getDocumentationComment(this.checker))
      .replace(/\n(?=- )/g, '<br>')
      .replace(/\s*\n\s*/g, ' ')
      .trim();
  }

  /** What a person writes, as words with links to the sections of what has some. */
  private taken(node: ts.TypeNode): string {
    if (ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)) return this.taken(node.type);
    if (ts.isArrayTypeNode(node)) return `list of ${this.taken(node.elementType)}`;
    if (ts.isTupleTypeNode(node))
      return `list of at least one ${this.taken(node.elements[0] as ts.TypeNode)}`;
    if (ts.isUnionTypeNode(node)) return node.types.map((each) => this.taken(each)).join(' or ');
    if (ts.isLiteralTypeNode(node)) return `\`${node.literal.getText().replaceAll("'", '')}\``;
    if (ts.isTypeLiteralNode(node))
      return `\`${node
        .getText()
        .replace(/readonly /g, '')
        .replaceAll("'", '')}\``;
    if (!ts.isTypeReferenceNode(node)) return WORDS[node.kind] ?? node.getText();
    return this.reference(node);
  }

  private reference(node: ts.TypeReferenceNode): string {
    const [first, second] = node.typeArguments ?? [];
    const name = node.typeName.getText();
    if (first && ['Readonly', 'ReadonlyArray', 'NonNullable'].includes(name)) return this.taken(first);
    if (second && name === 'Record') return `by name: ${this.taken(second)}`;
    const found = this.checker.getSymbolAtLocation(node.typeName)!;
    const symbol = found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    const named = this.checker.getTypeFromTypeNode(node);
    // Of a type parameter, what it may be.
    const type = named.isTypeParameter() ? this.checker.getBaseConstraintOfType(named)! : named;
    if (this.isOurs(symbol) && this.sentence(symbol) !== '') return this.named(symbol);
    const words = (type.isUnion() ? type.types : [type]).filter((each) => each.isStringLiteral());
    if (words.length > 0) return words.map(({ value }) => `\`${value}\``).join(' or ');
    return this.isOurs(symbol) ? this.named(symbol) : this.checker.typeToString(type);
  }

  private isOurs(symbol: ts.Symbol): boolean {
    return (
      symbol.declarations?.some((each) =>
        OURS.some((folder) => each.getSourceFile().fileName.startsWith(folder)),
      ) === true
    );
  }

  private named(symbol: ts.Symbol): string {
    this.sections.set(symbol.name, symbol);
    return `[${symbol.name}](#${symbol.name.toLowerCase()})`;
  }
}

function table(rows: readonly string[][]): string {
  return rows
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
