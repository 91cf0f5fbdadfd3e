import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');

export interface CompileError {
  /** Path in the project. */
  readonly file: string;
  /** What the error is on, and what it says. */
  readonly text: string;
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of the project with some files other than they are; paths are of the project, new ones too. */
export function compileErrors(
  files: Readonly<Record<string, string>>,
  roots = Object.keys(files),
): CompileError[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, ROOT);
  const own = new Map(Object.entries(files).map(([path, text]) => [join(ROOT, path), text]));
  const project = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...project,
    readFile: (path) => own.get(path) ?? project.readFile(path),
    fileExists: (path) => own.has(path) || project.fileExists(path),
    getSourceFile: (path, version) => {
      const text = own.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      if (!parsed.has(path)) parsed.set(path, project.getSourceFile(path, version));
      return parsed.get(path);
    },
  };
  const program = ts.createProgram(
    roots.map((path) => join(ROOT, path)),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, length = 0, messageText }) => ({
    file: file ? relative(ROOT, file.fileName) : '',
    text: `${file?.text.slice(start, start + length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  }));
}
