/** What a key asks of the comments, wherever one is in a section. */
export type CommentKey = 'comment' | 'next' | 'previous';

/**
 * Ctrl+Alt+M comments, Ctrl+Alt+PageDown and PageUp go through the comments in the text. By the letter, not by
 * where it is: on an AZERTY keyboard the M is elsewhere. With Option a Mac writes µ for it.
 */
export function commentKey({ key, ctrlKey, altKey, shiftKey }: KeyboardEvent): CommentKey | null {
  if (!ctrlKey || !altKey || shiftKey) return null;
  if (key === 'PageDown') return 'next';
  if (key === 'PageUp') return 'previous';
  return key.toLowerCase() === 'm' || key === 'µ' ? 'comment' : null;
}
