import { domainNames } from './rules/domain-names.mjs';
import { explicitExports } from './rules/explicit-exports.mjs';
import { giveReason } from './rules/give-reason.mjs';
import { maxParameters } from './rules/max-parameters.mjs';

/** The rules of the house that no published plugin has, as one ESLint plugin. */
export const houseStyle = {
  meta: { name: 'house' },
  rules: {
    'domain-names': domainNames,
    'explicit-exports': explicitExports,
    'give-reason': giveReason,
    'max-parameters': maxParameters,
  },
};

const size = ({ lines, linesPerFunction }) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function':
    linesPerFunction === null
      ? 'off'
      : ['error', { max: linesPerFunction, skipBlankLines: true, skipComments: true, IIFEs: true }],
});

/** For everything that is written by hand. Functions aim at 40 lines; 60 is where it stops. */
export const houseRules = {
  'house/domain-names': 'error',
  'house/explicit-exports': 'error',
  'house/give-reason': 'error',
  'house/max-parameters': ['error', 3],
  ...size({ lines: 300, linesPerFunction: 60 }),
  complexity: ['error', { max: 12, variant: 'modified' }],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-warning-comments': [
    'error',
    { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'TSEnumDeclaration',
      message: 'A union of strings needs no runtime and reads the same on the wire.',
    },
  ],
};

/** Tests: a file may be longer, a suite is one long function, and what hides a hole is refused. */
export const testRules = {
  ...size({ lines: 400, linesPerFunction: null }),
  'house/give-reason': 'off',
  'no-restricted-syntax': [
    'error',
    {
      selector:
        'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
      message: 'No mocks of our own code: fake the world through an interface.',
    },
    {
      selector:
        'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip)$/]',
      message: 'A skipped test is a hole in the proof.',
    },
    {
      selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
      message: 'A skipped test is a hole in the proof.',
    },
    {
      selector: 'CallExpression[callee.name=/^(it|test)$/] > Literal[value=/^should\\b/]',
      message: 'A title is a present-tense sentence: "closes the section", not "should close".',
    },
  ],
};
