const { availableParallelism } = require('node:os');

const shared = {
  testEnvironment: 'node',
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf.out/', '<rootDir>/.emulator/'],
};

module.exports = {
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
  testTimeout: 600_000,
  // Terraform mostly waits, half a minute for each record: more workers than cores.
  maxWorkers: Math.max(availableParallelism(), 6),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/test/{modules,environments,stacks,fleet,review,doctor,live,cli,lambda,package,docs}/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'terraform',
      testMatch: ['<rootDir>/test/{emulator,plan,apply}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
};
