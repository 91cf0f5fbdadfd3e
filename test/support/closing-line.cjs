const {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative } = require('node:path');
const { require: load } = require('tsx/cjs/api');
const { LEVELS, levelOf, passed, proofPage, whyNoProof } = load('./proof.ts', __filename);

const { READERS, RUNS, SEED, TEXTS } = load('./hostile-text.ts', __filename);
const { permissionLines, permissionProblems, permissionProof } = load('./permission-proof.ts', __filename);
const { CASES, corpusRows, reviewCase } = load('../review/corpus-files.ts', __filename);

const PAGE = 'docs/proof.md';

/**
 * Jest reporter: how far each kind of test went, whether docs/proof.md says so, and one closing line with the tests
 * that really ran. `CERTFLEET_PROOF=write` writes the page.
 */
module.exports = class ClosingLine {
  constructor({ rootDir, testNamePattern }) {
    this.rootDir = rootDir;
    this.testNamePattern = testNamePattern;
    // Workers take the name over: their deployments keep there what roles were given, and what calls needed of it.
    this.permissions = mkdtempSync(join(tmpdir(), 'certfleet-permissions-'));
    process.env.CERTFLEET_PERMISSIONS = this.permissions;
  }

  onRunComplete(_contexts, results) {
    const files = results.testResults.map(({ testFilePath, testResults }) => ({
      path: this.pathOf(testFilePath),
      tests: testResults,
    }));
    let failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const permissions = permissionProof(this.permissions);
    const obstacle = this.obstacle(files);
    // Of a run of all tests alone: any other leaves out most calls.
    const problems = obstacle === undefined ? permissionProblems(permissions) : [];
    const note =
      failed > 0 ? `${PAGE} was left alone: tests failed` : this.proof(files, permissions, obstacle);
    if (failed === 0 && problems.length > 0) this.fail(problems.join('\n'));
    if (this.error) failed += 1;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    const levels = LEVELS.map((level) => {
      const count = passed(files.filter(({ path }) => levelOf(path) === level));
      return `${String(count).padStart(5)} ${level.title}\n`;
    });
    const said = permissionLines(permissions) + problems.map((problem) => `${problem}\n`).join('');
    rmSync(this.permissions, { recursive: true });
    const closing = `${results.numPassedTests} passed, ${failed} failed${tail}\n`;
    // Jest's own summary comes after the reporters: the closing line waits until it is out.
    process.once('exit', () => writeSync(1, `${note}\n${said}${levels.join('')}${closing}`));
  }

  /** Makes Jest fail. */
  getLastError() {
    return this.error;
  }

  /** Writes or compares the page where the run allows it; returns what to say of it. */
  proof(files, permissions, obstacle) {
    const isWritten = process.env.CERTFLEET_PROOF === 'write';
    if (obstacle && isWritten)
      return this.fail(`${PAGE} is written from a run of all tests, got one where ${obstacle}`);
    if (obstacle) return `${PAGE} was not compared: ${obstacle}`;
    const fuzz = { runs: RUNS, texts: TEXTS, seed: SEED, readers: READERS };
    const reviewed = corpusRows(CASES.map((name) => reviewCase(name)));
    const page = proofPage(files, { reviewed, fuzz, permissions });
    const file = join(this.rootDir, PAGE);
    if (isWritten) {
      writeFileSync(file, page);
      return `${PAGE} written`;
    }
    if (existsSync(file) && readFileSync(file, 'utf8') === page) return `${PAGE} is up to date`;
    const written = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return this.fail(
      `${PAGE} must say what the tests have shown, got another page; run npm run proof\n${difference(written, page.split('\n'))}`,
    );
  }

  /** Why this run is no run of all tests, or undefined. */
  obstacle(files) {
    if (this.testNamePattern) return 'tests were chosen by their names';
    const existing = readdirSync(join(this.rootDir, 'test'), { recursive: true })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => this.pathOf(join(this.rootDir, 'test', path)));
    return whyNoProof(files, existing);
  }

  pathOf(file) {
    return relative(this.rootDir, file).replaceAll('\\', '/');
  }

  fail(message) {
    this.error = new Error(message);
    return message;
  }
};

/** Lines that only one of two pages has. */
function difference(written, shown) {
  return [
    ...written.filter((line) => !shown.includes(line)).map((line) => `- ${line}`),
    ...shown.filter((line) => !written.includes(line)).map((line) => `+ ${line}`),
  ].join('\n');
}
