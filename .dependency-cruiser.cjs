/** The directions of docs/architecture.md: who may import whom. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      {},
      { circular: true },
      'Files that need each other are one file, also where they need types only.',
    ),
    forbid(
      'modules-stand-alone',
      { path: '^modules/' },
      { path: '^(stacks|environments|fleet|review|doctor|live|cli|emulator|lambda)/|^main\\.ts$' },
      'A module is reusable because it knows neither environments nor stacks.',
    ),
    forbid(
      'core-is-the-bottom',
      { path: '^modules/core/' },
      { path: '^modules/(?!core/)' },
      'Everything stands on core; core stands on nothing.',
    ),
    forbid(
      'core-is-free-of-constructs',
      { path: '^modules/core/', pathNot: '^modules/core/(constructs|known|removed-resource)\\.ts$' },
      {
        path: '^modules/core/(constructs|known|removed-resource)\\.ts$|^node_modules/(cdktf|constructs|@cdktf)/',
        dependencyTypesNot: ['type-only'],
      },
      'What stands on core need not load cdktf for it.',
    ),
    forbid(
      'data-takes-core',
      { path: '^(environments|fleet|review|doctor|live|cli)/' },
      {
        path: '^modules/',
        pathNot:
          '^modules/(core/(index|deadline|table-text)|dns/(validation-policy|retained-record)|certificate/export-price|automation/(function-roles|(account|counted-account|validated-account)-template))\\.ts$',
      },
      'Whoever takes no constructs takes what is free of them.',
    ),
    forbid(
      'environments-are-data',
      { path: '^environments/' },
      {
        path: '^(stacks|fleet|review|doctor|live|cli|emulator|lambda)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf)/',
      },
      'An environment is typed data: no constructs.',
    ),
    forbid(
      'stacks-below-main',
      { path: '^stacks/' },
      { path: '^(fleet|review|doctor|live|cli|emulator|lambda)/|^main\\.ts$' },
      'A stack is wiring that several programs may use.',
    ),
    forbid(
      'fleet-is-a-picture',
      { path: '^fleet/' },
      {
        path: '^(environments|stacks|review|doctor|live|cli|emulator)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf)/',
      },
      'The fleet is read from synthesized stacks and plans, whoever wrote them.',
    ),
    forbid(
      'review-reads-plans',
      { path: '^review/' },
      {
        path: '^(environments|stacks|doctor|live|cli|emulator)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf)/',
      },
      'A review takes plans of any Terraform.',
    ),
    forbid(
      'live-asks-aws',
      { path: '^live/' },
      {
        path: '^(stacks|fleet|review|doctor|cli|emulator|lambda)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf|commander)/',
      },
      'What asks AWS knows what is declared, and no terminal.',
    ),
    forbid(
      'doctor-asks-dns',
      { path: '^doctor/' },
      {
        path: '^(stacks|fleet|review|cli|emulator|lambda)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf|commander)/',
      },
      'What asks DNS, and AWS by way of live, knows what is declared, and no terminal.',
    ),
    forbid(
      'cli-asks',
      { path: '^cli/' },
      { path: '^(stacks|emulator)/|^main\\.ts$|^node_modules/(cdktf|constructs|@cdktf)/' },
      'Commands read environments, synthesized stacks and plans; they synthesize nothing.',
    ),
    forbid(
      'dns-rules-stand-on-core',
      { path: '^doctor/dns/' },
      { path: '^(stacks|environments|fleet|review|doctor/(?!dns/)|live|cli|emulator|lambda)/|^main\\.ts$' },
      'Functions ask the DNS by the rules of the doctor, and carry them.',
    ),
    forbid(
      'functions-are-small',
      { path: '^lambda/' },
      {
        path: '^(modules/(?!core/)|(stacks|environments|fleet|review|doctor/(?!dns/)|live|cli|emulator)/|main\\.ts$)|^node_modules/(cdktf|constructs|@cdktf)/',
      },
      'A function carries all that it imports.',
    ),
    forbid(
      'emulator-is-support',
      { path: '^(modules|stacks|environments|fleet|review|doctor|live|cli|lambda|main\\.ts)' },
      { path: '^emulator/' },
      'Nothing that is deployed knows of the emulator.',
    ),
    forbid(
      'emulator-without-commands',
      { path: '^emulator/' },
      { path: '^cli/' },
      'What stands in for AWS is not part of what people type.',
    ),
    forbid(
      'no-barrel',
      {},
      { path: '^node_modules/@cdktf/provider-[^/]+/lib/index\\.' },
      'The root of a provider package costs seconds and hundreds of megabytes.',
    ),
    forbid('resolvable', {}, { couldNotResolve: true }, 'Every import leads somewhere.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
