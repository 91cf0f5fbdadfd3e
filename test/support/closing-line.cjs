const { writeSync } = require('node:fs');

/** Jest reporter: how far each kind of test went, and one closing line with the tests that really ran. */
const LEVELS = [
  ['test/apply/', 'applied by Terraform to an emulated AWS'],
  ['test/emulator/', 'answered by the emulated AWS'],
  ['test/live/', 'answered by the emulated AWS'],
  ['test/browser/', 'shown by a browser'],
  ['test/plan/', 'validated and planned by the real provider'],
  ['', 'synthesized or computed'],
];

module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const counts = new Map(LEVELS.map(([, level]) => [level, 0]));
    for (const { testFilePath, testResults } of results.testResults) {
      const [, level] = LEVELS.find(([folder]) => testFilePath.replaceAll('\\', '/').includes(folder));
      const passed = testResults.filter(({ status }) => status === 'passed').length;
      counts.set(level, counts.get(level) + passed);
    }
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    const levels = [...counts].map(([level, count]) => `${String(count).padStart(5)} ${level}\n`);
    const closing = `${results.numPassedTests} passed, ${failed} failed${tail}\n`;
    // Jest's own summary comes after the reporters: the closing line waits until it is out.
    process.once('exit', () => writeSync(1, `${levels.join('')}${closing}`));
  }
};
