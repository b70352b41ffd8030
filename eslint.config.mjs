import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import { productBoundaries, testBoundaries } from './tools/eslint/boundaries.mjs';
import { houseRules, houseStyle, testRules } from './tools/eslint/house-style.mjs';
import { packageBans } from './tools/eslint/package-bans.mjs';
import { typeAware, typeRulesForTests } from './tools/eslint/type-rules.mjs';

const TYPESCRIPT = ['**/*.ts', '**/*.mts'];
// Whatever only tests use: `src/testing` is left out of the product's builds.
const TESTS = [
  '**/*.spec.ts',
  '**/src/testing/**/*.ts',
  '**/test-*.ts',
  'apps/*-e2e/**/*.ts',
  'libs/testing/**/*.ts',
  'tools/**/*.spec.mts',
];
const SCREENS = ['apps/web/**/*.ts', 'libs/ui/**/*.ts'];

export default defineConfig([
  globalIgnores([
    'dist',
    '.nx',
    '.angular',
    '.samenpen',
    '.cache',
    'coverage',
    '**/generated',
    '**/fixtures',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx, house: houseStyle },
  },
  {
    files: TYPESCRIPT,
    extends: [typeAware(import.meta.dirname)],
    rules: { ...houseRules, ...productBoundaries },
  },
  {
    files: SCREENS,
    // What a test renders is nobody's screen.
    ignores: TESTS,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-signals': 'error',
      // OnPush is what Angular 22 does unless told otherwise.
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['apps/web/**/*.html', 'libs/ui/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: { '@angular-eslint/template/button-has-type': 'error' },
  },
  ...packageBans,
  {
    files: TESTS,
    rules: { ...testRules, ...typeRulesForTests, ...testBoundaries },
  },
  {
    // Programs for a terminal speak on it.
    files: ['tools/**', 'apps/*-e2e/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Jest, Prisma and Angular's build take the default export of these files.
    files: ['**/*.config.ts', 'libs/testing/src/jest/**/*.ts'],
    rules: { 'house/explicit-exports': 'off' },
  },
  prettier,
]);
