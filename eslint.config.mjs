import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

// The root of a provider package loads every resource: seconds and hundreds of megabytes.
const providerRoots = ['@cdktf/provider-aws', '@cdktf/provider-cloudflare'].map((name) => ({
  name,
  message: `import one resource, for example "${name}/lib/<resource>"`,
}));
const foldersThatStay = {
  name: 'node:fs',
  importNames: ['mkdtemp', 'mkdtempSync'],
  message: 'use temporaryFolder of test/support, which removes the folder',
};

export default tseslint.config(
  { ignores: ['dist/', 'cdktf.out/', 'coverage/', '.emulator/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-imports': ['error', { paths: providerRoots }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // These load late what most runs do not need.
    files: [
      'cli/{command-line,main,environment-lines/typescript}.ts',
      'environments/{data-file,define-environment}.ts',
    ],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    // Tests spoil typed data on purpose, and Jest's matchers are untyped.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: [
      'test/support/temporary-folder.ts',
      'test/review/write-{golden,corpus}.ts',
      'test/docs/write-{services,cost}.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [...providerRoots, foldersThatStay] }] },
  },
  {
    // Runs in the browser of whoever reads the page.
    files: ['{cli,review}/page/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { document: 'readonly', addEventListener: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      globals: { module: 'writable', require: 'readonly', process: 'readonly', __filename: 'readonly' },
    },
  },
);
