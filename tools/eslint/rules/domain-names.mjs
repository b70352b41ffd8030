import { basename } from 'node:path';

/** Words that say nothing about the domain, so anything may end up behind them. */
const EMPTY_WORDS = [
  'data',
  'info',
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'common',
  'shared',
];

const wordsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const emptyWordIn = (name) => wordsOf(name).find((word) => EMPTY_WORDS.includes(word));

/** Files, classes and types carry words of the domain. */
export const domainNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { empty: '"{{word}}" in "{{name}}" says nothing: name what it is in the domain.' },
  },
  create(context) {
    const check = (node, name) => {
      const word = emptyWordIn(name);
      if (word !== undefined) context.report({ node, messageId: 'empty', data: { word, name } });
    };
    const checkDeclared = (node) => node.id && check(node.id, node.id.name);
    return {
      Program: (node) => check(node, basename(context.filename)),
      ClassDeclaration: checkDeclared,
      TSTypeAliasDeclaration: checkDeclared,
      TSInterfaceDeclaration: checkDeclared,
    };
  },
};
