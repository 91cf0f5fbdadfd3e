const shared = {
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  testEnvironment: 'node',
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/{core,modules,environments,stacks,package,docs}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'terraform',
      testMatch: ['<rootDir>/test/{emulator,plan,apply}/**/*.test.ts'],
    },
  ],
};
