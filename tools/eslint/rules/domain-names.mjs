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

/** The word that a name is about stands last, before a role such as `.service` or `.spec`. */
const emptyWordIn = (name) => {
  const head = wordsOf(name.split('.')[0]).at(-1);
  return EMPTY_WORDS.includes(head) ? head : undefined;
};

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
