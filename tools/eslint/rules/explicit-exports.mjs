/** A name is exported under its own name: no default exports, no star exports. */
export const explicitExports = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      defaultExport:
        'Export by name: a default export has another name in every file that takes it.',
      starExport: 'List what you export: a star export makes everything public.',
    },
  },
  create: (context) => ({
    ExportDefaultDeclaration: (node) => context.report({ node, messageId: 'defaultExport' }),
    ExportAllDeclaration: (node) => context.report({ node, messageId: 'starExport' }),
  }),
};
