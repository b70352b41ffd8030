/**
 * Where the code overrules the compiler or swallows a fault, a comment says why: in the statement, right
 * above it, on its last line, or in the block that catches.
 */

const STATEMENT =
  /Statement$|Declaration$|^PropertyDefinition$|^MethodDefinition$|^Property$|^ReturnStatement$/;

const isConstAssertion = (node) =>
  node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const';

/** A cast to `unknown` only forgets; the cast around it is the one that claims something. */
const onlyForgets = (node) => node.typeAnnotation.type === 'TSUnknownKeyword';

const statementAround = (node) => {
  let around = node;
  while (around.parent && !STATEMENT.test(around.type)) around = around.parent;
  return around;
};

export const giveReason = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      cast: 'Say why this cast is true.',
      nonNull: 'Say why this is never null.',
      catch: 'Say why it is right to catch here.',
      disable: 'Say why the rule is switched off: eslint-disable-next-line rule -- reason.',
    },
  },
  create(context) {
    const comments = context.sourceCode.getAllComments();
    const hasReason = ({ from, to }) =>
      comments.some((comment) => comment.loc.end.line >= from - 1 && comment.loc.start.line <= to);
    const checkStatement = (messageId) => (node) => {
      const { start } = statementAround(node).loc;
      if (!hasReason({ from: start.line, to: node.loc.end.line }))
        context.report({ node, messageId });
    };
    return {
      TSAsExpression(node) {
        if (!isConstAssertion(node) && !onlyForgets(node)) checkStatement('cast')(node);
      },
      TSNonNullExpression: checkStatement('nonNull'),
      CatchClause(node) {
        if (!hasReason({ from: node.loc.start.line, to: node.loc.end.line }))
          context.report({ node, messageId: 'catch' });
      },
      Program() {
        for (const comment of comments)
          if (/^\s*eslint-disable/.test(comment.value) && !comment.value.includes(' -- '))
            context.report({ loc: comment.loc, messageId: 'disable' });
      },
    };
  },
};
