/**
 * Where a key leads in a text that is gone through piece by piece: Alt+↓ onwards, Alt+↑ back. Null for any other key,
 * in a field or a list to choose from, which opens with the same keys, and in a dialog above the text.
 */
export function stepKey({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): 1 | -1 | null {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  if (target instanceof Element && target.closest('select, textarea, [role="dialog"]') !== null) return null;
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : null;
}
