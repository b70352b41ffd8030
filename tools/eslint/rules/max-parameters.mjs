/**
 * At most three parameters, then an object. Left out is what a framework fills in and nobody calls by
 * position: constructors, and parameters with a decorator.
 */
const isGivenByPosition = ({ name, decorators = [] }) => name !== 'this' && decorators.length === 0;

export const maxParameters = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    messages: { many: '{{count}} parameters: take an object from the {{next}}th on.' },
  },
  create(context) {
    const most = context.options[0] ?? 3;
    const check = (node) => {
      const count = node.params.filter(isGivenByPosition).length;
      const isConstructor =
        node.parent.type === 'MethodDefinition' && node.parent.kind === 'constructor';
      if (count > most && !isConstructor)
        context.report({ node, messageId: 'many', data: { count, next: most + 1 } });
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
    };
  },
};
