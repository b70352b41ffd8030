import tseslint from 'typescript-eslint';

/** What typescript-eslint's strict set says otherwise than we want, each with its reason. */
const tuned = {
  // A number in a sentence is a sentence.
  '@typescript-eslint/restrict-template-expressions': [
    'error',
    { allowNumber: true, allowBoolean: false },
  ],
  // Nest modules and Angular components are classes whose decorator is the content.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
  ],
  // The texts of Yjs do have a toString of their own; their types do not say so.
  '@typescript-eslint/no-base-to-string': [
    'error',
    {
      ignoredTypeNames: [
        'Error',
        'RegExp',
        'URL',
        'URLSearchParams',
        'YText',
        'YXmlText',
        'YXmlFragment',
        'YXmlElement',
      ],
    },
  ],
  // Spreading a string into code points is how counting and comparing text works here.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unnecessary-condition': [
    'error',
    { allowConstantLoopConditions: 'only-allowed-literals' },
  ],
  // `async` without await keeps one way of failing: a rejected promise, never a throw.
  '@typescript-eslint/require-await': 'off',
  // `void (await save())` says that the answer is dropped on purpose.
  '@typescript-eslint/no-meaningless-void-operator': 'off',
  // Nest and the CDK type their options as classes and mean plain objects.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  '@typescript-eslint/no-unused-vars': [
    'error',
    {
      argsIgnorePattern: '^_',
      varsIgnorePattern: '^_',
      caughtErrorsIgnorePattern: '^_',
      ignoreRestSiblings: true,
    },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
  ],
  '@typescript-eslint/prefer-nullish-coalescing': 'error',
  '@typescript-eslint/prefer-optional-chain': 'error',
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' },
  ],
};

/** In tests: `expect.any()` and parsed answers are `any` by nature, and a missing value fails the test anyway. */
const tunedForTests = {
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/no-dynamic-delete': 'off',
};

/** Every TypeScript file is linted with types: one program for all, `tsconfig.json` at the top. */
export const typeAware = (workspace) => [
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: workspace },
    },
    rules: tuned,
  },
];

export const typeRulesForTests = tunedForTests;
