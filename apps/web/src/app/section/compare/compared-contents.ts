import type { HttpResourceRef } from '@angular/common/http';
import type { VersionContent } from '@samenpen/contracts';
import { compareTexts } from '@samenpen/dossier-document';
import type { DocumentNode, TextComparison } from '@samenpen/dossier-document';
import { proseNode } from '../../reading/prose-node';

type AskedContent = HttpResourceRef<VersionContent | undefined>;

// What the parser lets through is a document; its type only says more of what may be left out.
const readable = (json: unknown): DocumentNode | null => (proseNode.safeParse(json).success ? (json as DocumentNode) : null);

/** What two points of a section's past say beside each other; null until both are there. */
export function comparedContents(earlier: AskedContent, later: AskedContent): TextComparison | null {
  if (!earlier.hasValue() || !later.hasValue()) return null;
  const [before, after] = [readable(earlier.value().json), readable(later.value().json)];
  return before !== null && after !== null ? compareTexts(before, after) : null;
}
