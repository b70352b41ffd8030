import type { KeyboardShortcutCommand } from '@tiptap/core';

type Shortcuts = Record<string, KeyboardShortcutCommand>;

/** Tab leaves the editor everywhere: who works by keyboard is never caught in a list or a table. */
export const withoutTab = (shortcuts: Shortcuts | undefined): Shortcuts =>
  Object.fromEntries(Object.entries(shortcuts ?? {}).filter(([keys]) => keys !== 'Tab' && keys !== 'Shift-Tab'));
