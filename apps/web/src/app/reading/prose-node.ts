import * as z from 'zod';

/** A node of ProseMirror JSON, as far as reading needs it. What does not fit is left out, never guessed. */
export type ProseNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly ProseNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly ProseMark[] | undefined;
};

export type ProseMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined };

const attributes = z.record(z.string(), z.unknown());

export const proseNode: z.ZodType<ProseNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: attributes.optional(),
    content: z.array(proseNode).optional(),
    text: z.string().optional(),
    marks: z.array(z.object({ type: z.string(), attrs: attributes.optional() })).optional(),
  }),
);
